"""The questions that decide most: what to ask first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from desktop.eligibility.standing import Standing
from desktop.facts.case import Blank, Case
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding

MOST = 10
"""Questions at a time."""


def decisive_questions(
    findings: Iterable[Finding], case: Case, limit: int = MOST, is_asked: Callable[[str], bool] = lambda _: True
) -> tuple[str, ...]:
    """Facts still open that decide the most findings, the weightiest first; only those that `is_asked`.

    The first missing fact of a finding weighs 1, the next 1/2, and so on; a policy in force weighs double, for it is
    what the firm can apply for today. Facts the user said not to know yet are not asked again.
    """
    weights: dict[str, float] = {}
    for finding in findings:
        if finding.verdict is Verdict.UNKNOWN:
            weight = 2.0 if finding.standing is Standing.IN_FORCE else 1.0
            for place, key in enumerate(finding.missing, 1):
                weights[key] = weights.get(key, 0.0) + weight / place
    open_keys = [key for key in weights if _is_open(case, key) and is_asked(key)]
    return tuple(sorted(open_keys, key=lambda key: -weights[key])[:limit])


def _is_open(case: Case, key: str) -> bool:
    if case.catalogue[key].is_derived or case.is_hidden(key):
        return False
    answer = case.answer(key)
    return answer is None or answer.value is not Blank.DONT_KNOW
