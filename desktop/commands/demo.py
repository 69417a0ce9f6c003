"""`jigai demo`: the sample firm through the whole way."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path

from desktop.commands.papers import print_papers, write_papers
from desktop.commands.report import print_proofs
from desktop.diagnosis.report_json import assessment_json
from desktop.eligibility.findingjson import findings_json
from desktop.errors import BadData
from desktop.facts.case import Case
from desktop.facts.catalogue import Catalogue
from desktop.facts.reading import load_catalogue
from desktop.intake.workbook import read_workbook
from desktop.paths import resources_dir
from desktop.values.files import atomic_write
from desktop.wizard.proofs import write_proofs
from desktop.wizard.rooms import Rooms

SAMPLE = "foundry.xlsx"


def run(options: argparse.Namespace) -> int:
    """Write the diagnosis, the findings, every form and every proof sheet of the sample firm."""
    rooms = Rooms(load_catalogue())
    case = sample_case(rooms.catalogue)
    papers = write_papers(case, rooms, dt.date.today(), rooms.forms, options.folder)
    assessment, findings = papers.context.assessment, papers.context.findings
    assert assessment
    assert findings
    _write_json(options.folder / "diagnosis.json", assessment_json(assessment))
    _write_json(options.folder / "findings.json", findings_json(findings))
    print_papers(papers)
    print_proofs(write_proofs(case, papers.context, options.folder))
    return 0


def sample_case(catalogue: Catalogue) -> Case:
    """The sample firm; raises BadData when its workbook has a cell that cannot be read."""
    read = read_workbook(resources_dir() / "sample" / SAMPLE, catalogue)
    if read.problems:
        raise BadData(f"示例企业的采集表有读不出来的格子：{read.problems[0]}", "请重新安装程序。")
    return Case(catalogue, read.answers)


def _write_json(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    atomic_write(path, lambda temporary: _put(temporary, text))
    print(f"已写好：{path}")


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
