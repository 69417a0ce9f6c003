"""How long it takes to judge every measure with full explanations, warm, for the sample firm and for an empty case."""

from __future__ import annotations

import datetime as dt
import statistics
import time

from desktop import paths
from desktop.eligibility.finding import Finding
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.policy import Policy
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Case
from desktop.facts.catalogue import load_catalogue
from desktop.intake.source import case_from

DAY = dt.date(2026, 11, 20)


def main(runs: int) -> bool:
    """Print the measures; they have no baseline and so no limit."""
    catalogue = load_catalogue()
    policies = load_policies(catalogue)
    sample = case_from(paths.resources_dir() / "sample" / "foundry.xlsx", catalogue).case
    measures = sum(len(policy.measures) for policy in policies)
    for name, case in (("sample firm", sample), ("empty case", Case(catalogue))):
        verdicts, explained, ways = (
            statistics.median(_judge(case, policies, depth) for _ in range(runs * 5)) for depth in (0, 1, 2)
        )
        print(
            f"Judging {measures} measures, {name}: verdicts {verdicts:.1f} ms, with reasons, trees, missing facts and "
            f"amounts {explained:.1f} ms, with ways to qualify {ways:.1f} ms"
        )
    return True


def _judge(case: Case, policies: tuple[Policy, ...], depth: int) -> float:
    fresh = Case(case.catalogue, case.answers)  # nothing remembered from the last run
    begun = time.perf_counter()
    for finding in judge_policies(fresh, policies, DAY).findings:
        _explain(finding, depth)
    return (time.perf_counter() - begun) * 1000


def _explain(finding: Finding, depth: int) -> None:
    if depth > 0:
        _ = finding.reasons, finding.tree, finding.missing, finding.readings, finding.amount
    if depth > 1:
        _ = finding.ways
