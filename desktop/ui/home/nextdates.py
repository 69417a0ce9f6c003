"""The next day of each case, for its card: worked out in a thread while the list is already seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import StoreProblem
from desktop.ui import tasks
from desktop.ui.alive import if_alive

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.store.cases import CaseInfo
    from desktop.ui.desk import Desk

AT_ONCE = 12  # cards of one turn, from the top; reading a case takes some 3 ms


class NextDates(QObject):
    """Says what it finds, case by case."""

    found = Signal(str, str)  # case, "2026-12-31 竣工投产" or ""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._session = desk.session
        self._wanted: list[str] = []
        self._round = 0  # a later list ends the search for an earlier one

    def seek(self, infos: Sequence[CaseInfo]) -> None:
        """Look at these cases, a handful a turn; the answers are read in the turn, judged in a thread."""
        self._round += 1
        self._wanted = [info.id for info in infos]
        self._go_on()

    def _go_on(self) -> None:
        now, self._wanted = self._wanted[:AT_ONCE], self._wanted[AT_ONCE:]
        rooms, today, turn = self._session.rooms, self._session.store.now().date(), self._round
        cases = {one: case for one in now if (case := self._case(one)) is not None}

        def work() -> dict[str, str]:
            from desktop.wizard.upcoming import next_date_text

            return {case_id: next_date_text(case, rooms, today) for case_id, case in cases.items()}

        if now:
            tasks.run(work, if_alive(self, lambda texts: self._tell(texts, turn)))

    def _tell(self, texts: dict[str, str], turn: int) -> None:
        if turn != self._round:
            return
        for case_id, text in texts.items():
            self.found.emit(case_id, text)
        self._go_on()

    def _case(self, case_id: str) -> Case | None:
        from desktop.facts.case import Case

        try:
            return Case(self._session.catalogue, self._session.store.load_answers(case_id, self._session.catalogue))
        except StoreProblem:
            return None
