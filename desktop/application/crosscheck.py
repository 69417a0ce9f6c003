"""Pre-check (预审): what a reviewer would compare across the papers, compared before they go out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.application.checkfile import load_checks
from desktop.application.checkresult import CheckResult, Outcome, Severity
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.application.check import Frame
    from desktop.application.checkfile import Check
    from desktop.facts.case import Case

__all__ = ["CheckResult", "Outcome", "Severity", "precheck", "problems"]


def precheck(case: Case, checks: Iterable[tuple[Frame, Check]] | None = None) -> tuple[CheckResult, ...]:
    """Every check that concerns the case: contradictions first, then what can't be compared yet, then what agrees."""
    found = [_run(frame, check, case) for frame, check in (load_checks(case.catalogue) if checks is None else checks)]
    results = [result for result in found if result is not None]
    return tuple(sorted(results, key=_rank))


def problems(results: Iterable[CheckResult]) -> tuple[CheckResult, ...]:
    """The contradictions only."""
    return tuple(result for result in results if result.outcome is Outcome.FAILED)


def _run(frame: Frame, check: Check, case: Case) -> CheckResult | None:
    if frame.when is not None:
        from desktop.rules.evaluate import judge

        if judge(frame.when, case).verdict is not Verdict.YES:
            return None
    return check.run(case)


def _rank(result: CheckResult) -> tuple[int, int]:
    outcomes = (Outcome.FAILED, Outcome.OPEN, Outcome.PASSED)
    return outcomes.index(result.outcome), list(Severity).index(result.severity)
