"""Leads the user through the steps: the wizard's flow on one side, the window on the other."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.errors import StoreProblem
from desktop.ui import flush
from desktop.ui.desk import Desk
from desktop.ui.frame.finder import Found, synonyms
from desktop.ui.frame.shell import Window
from desktop.ui.frame.steplist import StepRow
from desktop.ui.pages.registry import has_page
from desktop.ui.pulse import Pulse
from desktop.wizard.steps import REGION, Step, StepKind

PLACE = "place."  # and the id of a case: the page where it was left
SETTLE_MS = 150  # after typing stops, look what changed


class Guide(QObject):
    """Shows steps, answers "next" and "back", keeps the list and the panel true."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        window.furnish()
        self.window, self.desk = window, desk
        self._shipped = {step.id for step in desk.session.flow.steps if has_page(step)}
        self._current = ""
        self._sent_from = ""  # the page that sent the user to a question, and is waited for
        self._help: QWidget | None = None
        self._pulse = Pulse(desk)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._look_again)
        self._connect()
        window.may_close = self.may_close
        self._case_opened()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The pages to lead through; they change with the firm's place."""
        return tuple(step for step in self.desk.steps if step.id in self._shipped)

    def _connect(self) -> None:
        window, desk = self.window, self.desk
        window.steps.list.step_chosen.connect(self._choose)
        window.footer.back_pressed.connect(self.back)
        window.footer.next_pressed.connect(self.next)
        window.footer.return_pressed.connect(self._return)
        window.header.search.fact_chosen.connect(self.jump)
        window.pages.step_requested.connect(self.go)
        window.pages.fact_requested.connect(self._send)
        window.pages.fact_entered.connect(self._explain)
        window.undo_pressed.connect(self.undo)
        window.redo_pressed.connect(self.redo)
        window.header.help_pressed.connect(self.help)
        desk.answered.connect(self._answered)
        desk.saved.connect(window.footer.say_saved)
        desk.save_failed.connect(self._save_failed)
        desk.case_opened.connect(self._case_opened)

    # moving

    def go(self, step_id: str) -> None:
        """Show a step; whatever was being typed is handed over first."""
        step = next((s for s in self.steps if s.id == step_id), None)
        if step is None or (not self.desk.is_open and step.kind.value != "home"):
            return
        flush.flush(self.window.pages.page)
        self._current = step_id
        self.window.side.clear()
        page = self.window.pages.show_step(self.desk, step_id)
        page.scroll_to_top()
        self.window.want_side(page.wants_side and self.desk.is_open)
        self._show_ways()
        self._look_again()
        self._remember(step)

    def next(self) -> None:
        """Go on, unless something on the page is written in a way that can't be read."""
        flush.flush(self.window.pages.page)
        if self._held_back():
            return
        self._move(1)

    def back(self) -> None:
        """Go back; nothing holds the user here."""
        self._move(-1)

    def _choose(self, step_id: str) -> None:
        """The user's own choice ends the way back."""
        self._sent_from = ""
        self.go(step_id)

    def _send(self, key: str) -> None:
        """A page sends the user to a question; the way back to it stays open."""
        origin = self._current
        self.jump(key)
        if self._current != origin:
            self._sent_from = self._sent_from or origin
            self._show_ways()

    def _return(self) -> None:
        origin, self._sent_from = self._sent_from, ""
        flush.flush(self.window.pages.page)
        self.go(origin)

    def jump(self, key: str) -> None:
        """Go to the place where a fact is asked: this page, else the one where it is at home."""
        asking = [step for step in self.steps if key in step_facts(step)]
        home = self.desk.session.flow.step_of(key)
        step = next((s for s in asking if s.id == self._current), home if home in asking else None)
        if step is None or not self.desk.is_open:
            return
        if step.id != self._current:
            self.go(step.id)
        page = self.window.pages.page
        if page is not None:
            QTimer.singleShot(0, page, lambda: page.reveal(key))

    def help(self) -> None:
        """Open the help; it stays beside the window."""
        from desktop.ui.help import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self.window)
        self._help.show()
        self._help.raise_()

    def undo(self) -> None:
        """Take the last step back, and show where it was."""
        flush.flush(self.window.pages.page)
        self._show_one(self.desk.undo())

    def redo(self) -> None:
        """Do the last step taken back again, and show where it was."""
        flush.flush(self.window.pages.page)
        self._show_one(self.desk.redo())

    def _show_one(self, keys: frozenset[str]) -> None:
        """Lead to the first of the facts that changed: on this page if it asks one, else where one is asked."""
        here = next((s for s in self.steps if s.id == self._current), None)
        asked = [key for step in (here, *self.steps) if step for key in step_facts(step) if key in keys]
        seen = [key for key in asked if not self.desk.is_hidden(key)] if self.desk.is_open else []
        if seen:
            self.jump(seen[0])

    def may_close(self) -> bool:
        """Flush, commit, and say so if the data file refuses."""
        flush.flush(self.window.pages.page)
        return self.desk.close()

    def _held_back(self) -> bool:
        page = self.window.pages.page
        problem = page.first_problem() if page is not None else None
        if page is None or problem is None:
            return False
        self.window.footer.say("有一项写法看不懂，改好后再继续。", problem=True)
        page.reveal(problem)
        return True

    def _place(self) -> int:
        return next((i for i, step in enumerate(self.steps) if step.id == self._current), 0)

    def _move(self, by: int) -> None:
        place = self._place() + by
        if 0 <= place < len(self.steps):
            self.go(self.steps[place].id)
            page = self.window.pages.page
            if page is not None:
                page.focus_first()

    # what is seen

    def _case_opened(self) -> None:
        self._sent_from = ""
        self.window.header.search.offer(self._entries())
        self.window.pages.forget()
        self._pulse.start()
        self.window.header.show_case(*self.desk.case_title())
        first = self.steps[0].id
        later = self._left_at() or self.steps[1].id if self.desk.is_open and len(self.steps) > 1 else first
        self.window.footer.say("")
        self.go(later)
        page = self.window.pages.page
        if page is not None:
            page.focus_first()

    def _left_at(self) -> str:
        """The page where this case was left; "" when it is new, or the page is not for this firm any more."""
        session = self.desk.session
        kept = session.store.settings.text(f"{PLACE}{session.case_id}")
        return next((step.id for step in self.steps[1:] if step.id == kept), "")

    def _remember(self, step: Step) -> None:
        """Keep page and progress for the next time; a disk that refuses is told of when answers are saved."""
        session = self.desk.session
        if session.case_id is not None and step.kind is not StepKind.HOME:
            with contextlib.suppress(StoreProblem):
                session.store.settings.set(f"{PLACE}{session.case_id}", step.id)
                session.note_progress()

    def _answered(self, keys: frozenset[str]) -> None:
        self.window.pages.hear(keys)
        if REGION in keys:
            self.window.header.search.offer(self._entries())
        self._settle.start()

    def _look_again(self) -> None:
        self.window.header.show_case(*self.desk.case_title())
        self.window.steps.list.show_rows(list(self._rows()), self._current)
        self.window.side.show_changes(self._pulse.changes())
        self.window.side.show_results(self._pulse.results())

    def _explain(self, key: str) -> None:
        self.window.side.show_reasons(self._pulse.reasons(key))

    def _save_failed(self, problem: StoreProblem) -> None:
        self.window.footer.say(problem.sentence + problem.next_step, problem=True)

    def _show_ways(self) -> None:
        place = self._place()
        inside = self.desk.is_open
        self.window.footer.show_ways(back=inside and place > 0, forward=inside and 0 < place < len(self.steps) - 1)
        origin = next((s.title for s in self.steps if s.id == self._sent_from != self._current), "")
        self.window.footer.show_return(origin if inside else "")

    def _rows(self) -> Iterator[StepRow]:
        group = ""
        for step in self.steps:
            if step.group and step.group != group:
                yield StepRow(step.group)
            group = step.group
            yield self._pulse.row(step)

    def _entries(self) -> Iterator[Found]:
        others = synonyms()
        for step in self.steps:
            for key in step_facts(step):
                fact = self.desk.catalogue[key]
                words = (*others.get(key, ()), fact.unit, step.title)
                yield Found(key, f"{fact.label}（{step.title}）", fact.label, words)


def step_facts(step: Step) -> Iterator[str]:
    """Every fact a step asks for, in reading order."""
    for section in step.sections:
        yield from section.facts
