"""Pre-check (预审): what a reviewer would compare across the papers, compared before they go out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.application.precheck.check import ByToday
from desktop.application.precheck.reading import load_checks
from desktop.application.precheck.result import CheckResult, Outcome, Severity
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.application.precheck.check import Frame
    from desktop.application.precheck.reading import Check
    from desktop.facts.case import Case

__all__ = ["CheckResult", "Outcome", "Severity", "precheck", "problems"]


def precheck(
    case: Case, checks: Iterable[tuple[Frame, Check]] | None = None, today: dt.date | None = None
) -> tuple[CheckResult, ...]:
    """Every check that concerns the case: contradictions first, then what can't be compared yet, then what agrees.

    Without `today` nothing is compared with the calendar.
    """
    known = load_checks(case.catalogue) if checks is None else checks
    found = [_run(frame, _on(check, today), case) for frame, check in known]
    results = [result for result in found if result is not None]
    return tuple(sorted(results, key=_rank))


def problems(results: Iterable[CheckResult]) -> tuple[CheckResult, ...]:
    """The contradictions only."""
    return tuple(result for result in results if result.outcome is Outcome.FAILED)


def _on(check: Check, today: dt.date | None) -> Check:
    return replace(check, today=today) if isinstance(check, ByToday) else check


def _run(frame: Frame, check: Check, case: Case) -> CheckResult | None:
    if frame.when is not None:
        from desktop.rules.evaluate import judge

        if judge(frame.when, case).verdict is not Verdict.YES:
            return None
    return check.run(case)


def _rank(result: CheckResult) -> tuple[int, int]:
    outcomes = (Outcome.FAILED, Outcome.OPEN, Outcome.PASSED)
    return outcomes.index(result.outcome), list(Severity).index(result.severity)
