"""How long it takes to judge every measure with full explanations, warm: the sample firm, a place alone, an empty case.

Every run begins with a fresh case, so nothing is remembered; the shortest run says what the work takes, the median
what a busy machine makes of it.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time

from desktop import paths
from desktop.eligibility.finding import Finding
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.policy import Policy
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Answer, Case
from desktop.facts.reading import load_catalogue
from desktop.intake.source import case_from

DAY = dt.date(2026, 11, 20)
PLACES = {"only 六安": "341502", "only 昆明": "530102", "only 太原": "140105"}
DEPTHS = ("verdicts", "with reasons, trees, missing facts and amounts", "with ways to qualify")


def main(runs: int) -> bool:
    """Print the measures; they have no baseline and so no limit."""
    catalogue = load_catalogue()
    policies = load_policies(catalogue)
    sample = case_from(paths.resources_dir() / "sample" / "foundry.xlsx", catalogue).case
    print(f"Judging {sum(len(policy.measures) for policy in policies)} measures, shortest / median ms")
    places = {name: Case(catalogue, {"firm.region": Answer(code)}) for name, code in PLACES.items()}
    for name, case in {"sample firm": sample, **places, "empty case": Case(catalogue)}.items():
        spent = ([_judge(case, policies, depth) for _ in range(runs * 5)] for depth in range(len(DEPTHS)))
        told = (f"{what} {min(ms):.1f} / {statistics.median(ms):.1f}" for what, ms in zip(DEPTHS, spent, strict=True))
        print(f"  {name}: {', '.join(told)}")
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
