"""The forms of the open case, filled off the UI thread and kept until an answer or a file changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui import tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.application.fill import Filled
    from desktop.ui.desk import Desk


class Folder(QObject):
    """Fills again only when the case has changed; the newest question wins."""

    filled = Signal(object)  # tuple[Filled, ...]
    failed = Signal(object)  # an exception that is a bug of ours

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._papers: tuple[Filled, ...] = ()
        self._state: object = None
        self._running: object = None

    @property
    def papers(self) -> tuple[Filled, ...]:
        """What was filled last."""
        return self._papers

    def ask(self, chosen: Sequence[str] | None = None) -> None:
        """Fill the chosen forms (None: all) for the case as it is now; tells at once when nothing changed."""
        from desktop.wizard.papers import fill_all, session_context

        session = self._desk.session
        if not session.is_open:
            return
        forms = tuple(form for form in session.rooms.forms if chosen is None or form.id in chosen)
        context = session_context(session, forms)
        state = (session.case_id, session.version, context.attachments, context.date, [form.id for form in forms])
        if state == self._state:
            self._running = None
            self.filled.emit(self._papers)
            return
        if state == self._running:
            return
        self._running = state
        case = session.case
        tasks.run(lambda: fill_all(case, context), lambda papers: self._take(state, papers), self._fail)

    def _take(self, state: object, papers: tuple[Filled, ...]) -> None:
        if state == self._running:
            self._state, self._running, self._papers = state, None, papers
            self.filled.emit(papers)

    def _fail(self, error: Exception) -> None:
        self._running = None
        raise error
