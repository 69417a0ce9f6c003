"""Whether judging 10,000 different cases in one process keeps anything: memory after the last against after the first."""

from __future__ import annotations

import datetime as dt
import gc
import tracemalloc
from decimal import Decimal

from desktop import paths
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.policy import Policy
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Answer, Case
from desktop.facts.reading import load_catalogue
from desktop.intake.source import case_from

DAY = dt.date(2026, 11, 20)
CASES, FIRST, EXPLAINED = 10_000, 1_000, 50  # explained: one in so many, for explaining takes most of the time
PLACES = ("341502", "530102", "140105", "440306")
LIMIT = 500_000  # bytes; one judged case kept by mistake is larger


def main(_runs: int) -> bool:
    """Print the measure; True when nothing was kept."""
    catalogue = load_catalogue()
    policies = load_policies(catalogue)
    sample = case_from(paths.resources_dir() / "sample" / "foundry.xlsx", catalogue).case
    tracemalloc.start()
    for number in range(FIRST):
        _judge(sample, policies, number)
    first = _held()
    for number in range(FIRST, CASES):
        _judge(sample, policies, number)
    grown = _held() - first
    tracemalloc.stop()
    print(
        f"{CASES:,} cases in one process: {grown / 1000:+,.0f} kB after case {FIRST:,} (limit {LIMIT / 1000:,.0f} kB)"
    )
    return grown <= LIMIT


def _held() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def _judge(sample: Case, policies: tuple[Policy, ...], number: int) -> None:
    """A firm like the sample, in another place, with other figures."""
    answers = {
        "firm.region": Answer(PLACES[number % len(PLACES)]),
        "investment.fixed_assets": Answer(Decimal(number * 10_000)),
    }
    findings = judge_policies(sample.with_answers(answers), policies, DAY)
    _ = findings.totals
    if number % EXPLAINED == 0:
        _ = findings.narrowing()
        for finding in findings.findings:
            _ = finding.reasons, finding.tree, finding.missing, finding.readings, finding.ways
