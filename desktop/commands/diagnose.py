"""`jigai diagnose`: the six scores with gaps and advice."""

from __future__ import annotations

import argparse

from desktop.commands.output import print_json, print_problems
from desktop.diagnosis.assess import assess
from desktop.diagnosis.reading import load_indicators
from desktop.diagnosis.report_json import assessment_json
from desktop.diagnosis.summary import summary
from desktop.facts.reading import load_catalogue
from desktop.intake.source import case_from


def run(options: argparse.Namespace) -> int:
    """Print the assessment; under --strict the status is 1 while a question is open or a cell was left out."""
    catalogue = load_catalogue()
    source = case_from(options.case, catalogue)
    print_problems(source)
    assessment = assess(source.case, load_indicators(catalogue))
    if options.json:
        print_json(assessment_json(assessment))
    else:
        for area in assessment.areas:
            print("".join(summary(area, assessment.indicators)))
    complete = all(area.answered_share == 1 for area in assessment.areas)
    return 1 if options.strict and (source.problems or not complete) else 0
