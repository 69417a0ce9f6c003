"""Findings and scores of a case, worked out once for each state of it."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.wizard.effect import Effect, effect_between

if TYPE_CHECKING:
    from desktop.application.precheck.result import CheckResult
    from desktop.diagnosis.result import Assessment
    from desktop.eligibility.findings import Findings
    from desktop.facts.case import Case
    from desktop.wizard.rooms import Rooms

KEPT = 60  # states of the case whose results can still be compared


class Results:
    """Remembers the last states of a case by version and judges each at most once a day."""

    def __init__(self, rooms: Rooms, today: Callable[[], dt.date]) -> None:
        self._rooms = rooms
        self._today = today
        self._cases: OrderedDict[int, Case] = OrderedDict()
        self._findings: dict[int, Findings] = {}
        self._assessments: dict[int, Assessment] = {}
        self._checked: tuple[int, dt.date, tuple[CheckResult, ...]] | None = None

    def note(self, version: int, case: Case) -> None:
        """This is the case now; the oldest states are forgotten."""
        self._cases[version] = case
        while len(self._cases) > KEPT:
            old, _ = self._cases.popitem(last=False)
            self._findings.pop(old, None)
            self._assessments.pop(old, None)

    def forget(self) -> None:
        """Forget every state, as when another case is opened."""
        self._cases.clear()
        self._findings.clear()
        self._assessments.clear()
        self._checked = None

    def findings(self, version: int) -> Findings:
        """Every measure judged as of today; raises KeyError for a forgotten state."""
        from desktop.eligibility.judge import judge_policies

        known, today = self._findings.get(version), self._today()
        if known is None or known.as_of != today:
            known = judge_policies(self._cases[version], self._rooms.policies, today)
            self._findings[version] = known
        return known

    def assessment(self, version: int) -> Assessment:
        """The scores of the six areas; raises KeyError for a forgotten state."""
        from desktop.diagnosis.assess import assess

        if version not in self._assessments:
            self._assessments[version] = assess(self._cases[version], self._rooms.indicators)
        return self._assessments[version]

    def contradictions(self, version: int) -> tuple[CheckResult, ...]:
        """What contradicts itself across the answers; raises KeyError for a forgotten state."""
        from desktop.application.precheck.crosscheck import precheck, problems

        today = self._today()
        if self._checked is None or self._checked[:2] != (version, today):
            found = problems(precheck(self._cases[version], self._rooms.checks, today))
            self._checked = (version, today, found)
        return self._checked[2]

    def effect(self, before: int, after: int) -> Effect:
        """What became different between two states; a forgotten one counts as the oldest still known."""
        first = before if before in self._cases else next(iter(self._cases))
        if first == after:
            return Effect()
        return effect_between(
            (self.findings(first), self.assessment(first)), (self.findings(after), self.assessment(after))
        )
