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

MOST = 12  # cards from the top; reading a case takes some 3 ms


class NextDates(QObject):
    """Says what it finds, case by case."""

    found = Signal(str, str)  # case, "2026-12-31 竣工投产" or ""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._session = desk.session

    def seek(self, infos: Sequence[CaseInfo]) -> None:
        """Look at the first of these cases; the answers are read now, judged in a thread."""
        rooms, today = self._session.rooms, self._session.store.now().date()
        cases = {info.id: case for info in infos[:MOST] if (case := self._case(info.id)) is not None}

        def work() -> dict[str, str]:
            from desktop.wizard.upcoming import next_date_text

            return {case_id: next_date_text(case, rooms, today) for case_id, case in cases.items()}

        if cases:
            tasks.run(work, if_alive(self, self._tell))

    def _tell(self, texts: dict[str, str]) -> None:
        for case_id, text in texts.items():
            self.found.emit(case_id, text)

    def _case(self, case_id: str) -> Case | None:
        from desktop.facts.case import Case

        try:
            return Case(self._session.catalogue, self._session.store.load_answers(case_id, self._session.catalogue))
        except StoreProblem:
            return None
