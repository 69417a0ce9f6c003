"""`jigai check`: every measure judged for a case on a day."""

from __future__ import annotations

import argparse
import datetime as dt

from desktop.commands.output import print_json, print_problems
from desktop.eligibility.finding import Finding
from desktop.eligibility.findingjson import findings_json
from desktop.eligibility.findings import Findings
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.facts.reading import load_catalogue
from desktop.intake.source import case_from
from desktop.rules.verdict import Verdict

SIGNS = {Verdict.YES: "✓", Verdict.NO: "✗", Verdict.UNKNOWN: "?", Verdict.INFO: "i"}


def run(options: argparse.Namespace) -> int:
    """Print the findings; under --strict the status is 1 while a measure is undecided or a cell was left out."""
    catalogue = load_catalogue()
    source = case_from(options.case, catalogue)
    print_problems(source)
    findings = judge_policies(source.case, load_policies(catalogue), options.as_of or dt.date.today())
    if options.json:
        print_json(findings_json(findings))
    else:
        _print_list(findings)
    undecided = findings.count(Verdict.UNKNOWN) > 0
    return 1 if options.strict and (undecided or source.problems) else 0


def _print_list(findings: Findings) -> None:
    print(f"按 {findings.as_of.isoformat()} 判断：")
    here = findings.here()
    for finding in sorted(here, key=lambda one: (not one.bites, not one.concerned)):
        if finding.verdict is not Verdict.INFO:
            print(_line(finding))
    if left_out := len(findings.findings) - len(here):
        print(f"其他地区的政策 {left_out} 条没有列出。")


def _line(finding: Finding) -> str:
    lead = "若符合，" if finding.verdict is not Verdict.YES and finding.amount and finding.amount.is_counted else ""
    amount = f"，{lead}{finding.amount.text}" if finding.amount else ""
    badge = "" if finding.is_today else f"（{finding.standing.label}，仅供参考）"
    if finding.barred_by:
        amount = f"，{finding.bar_note.rstrip('。')}"
    gap = next((f"，{reason.gap_text}" for reason in finding.reasons if reason.gap_text), "")
    return f"{SIGNS[finding.sign]} {finding.verdict_text}　{finding.measure.title}{badge}{amount}{gap}"
