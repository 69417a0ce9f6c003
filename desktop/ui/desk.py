"""What lies open on the desk: the session, and how the window hears of and changes its answers."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import StoreProblem
from desktop.facts.fact import FactType
from desktop.facts.known import Blank, OriginKind, Value
from desktop.ui import dialogs
from desktop.ui.factstate import fact_state
from desktop.ui.fields import tableedit
from desktop.ui.fields.state import FieldState
from desktop.values.codes import project_code_note
from desktop.values.money import money_note
from desktop.wizard.entry import part_year

if TYPE_CHECKING:
    from desktop.diagnosis.result import Assessment
    from desktop.eligibility.findings import Findings
    from desktop.facts.catalogue import Catalogue
    from desktop.wizard.listeners import Changed
    from desktop.wizard.progress import StepState
    from desktop.wizard.session import Session
    from desktop.wizard.steps import Step

REQUIRED = "申报必填"


class Desk(QObject):
    """Pages read the session through it and listen to its signals; all of it happens on the UI thread.

    `answered` carries a frozenset of fact keys, also for what the program itself changed (undo, import).
    """

    case_opened = Signal()  # another case, or none, lies on the desk
    answered = Signal(object)
    saved = Signal(object)  # datetime of the last commit
    save_failed = Signal(object)  # StoreProblem

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._questions: dict[str, str] = {}
        self._required: frozenset[str] = frozenset()
        self._required_columns: dict[str, frozenset[str]] = {}
        self._told = False
        session.listeners.on_bug = _report_bug
        session.subscribe(self._heard)
        session.writer.on_saved = self._on_saved
        session.writer.on_failed = self._on_failed

    @property
    def catalogue(self) -> Catalogue:
        """What can be asked."""
        return self.session.catalogue

    @property
    def steps(self) -> tuple[Step, ...]:
        """The pages in order: those this firm needs."""
        return self.session.steps()

    @property
    def is_open(self) -> bool:
        """True while a case lies on the desk."""
        return self.session.is_open

    # reading

    def state(self, key: str) -> FieldState:
        """A fact as its field shows it."""
        state = fact_state(self.session, key, self._questions.get(key, ""))
        is_open = state.value in (Blank.UNKNOWN, Blank.DONT_KNOW) and not state.drafts
        state = replace(state, required=self._required_columns.get(key, frozenset()))
        return replace(state, hint=REQUIRED) if is_open and key in self._required else state

    def know_required(self) -> None:
        """Learn which facts the forms can't do without; reads the forms, so it is called once they are warm."""
        forms = self.session.rooms.forms
        self._required = frozenset(field.fact for form in forms for _, field in form.fields() if field.required)
        sections = [section for form in forms for section in form.sections if section.table]
        for section in sections:
            columns = {column.key for column in section.columns if column.required and column.key}
            self._required_columns[section.table] = self._required_columns.get(section.table, frozenset()) | columns
        if self.is_open:
            self.answered.emit(self._required | frozenset(self._required_columns))

    def is_hidden(self, key: str) -> bool:
        """True for a question that an earlier answer makes pointless."""
        return self.session.case.is_hidden(key)

    def has_problem(self, key: str) -> bool:
        """True when something typed for the fact can't be read."""
        return bool(self.session.drafts(key))

    def table_steps(self, key: str) -> tuple[bool, bool]:
        """Whether there is something to undo and to redo in a table."""
        return self.session.can_undo(key), self.session.can_redo(key)

    def step_state(self, step: Step) -> StepState:
        """How far a step is."""
        return self.session.step_state(step)

    def findings(self) -> Findings | None:
        """Every measure judged today; None while no case is open."""
        return self.session.findings() if self.is_open else None

    def assessment(self) -> Assessment | None:
        """The diagnosis; None while no case is open."""
        return self.session.assessment() if self.is_open else None

    def case_title(self) -> tuple[str, str]:
        """Firm and project for the header; the case's own name while the firm's is not yet known."""
        if not self.is_open:
            return "", ""
        firm, project = self.session.value("firm.name"), self.session.value("project.name")
        info = None if isinstance(firm, str) else self.session.info
        name = firm if isinstance(firm, str) else info.name if info else ""
        return name, project if isinstance(project, str) else ""

    # writing

    def type_text(self, key: str, text: str, part: str = "") -> None:
        """Take over what was typed and is finished; a question that was seen while typing is thereby answered."""
        question = self._question(key, text)
        self._ask(key, "" if question == self._questions.get(key) else question)
        self._telling(key, lambda: self.session.type_text(key, text, part_year(part)))

    def type_live(self, key: str, text: str, part: str = "") -> None:
        """Take over what is being typed, so that nothing is lost and the results follow."""
        if self.catalogue[key].type is FactType.MONEY:
            self._ask(key, self._question(key, text))
        self._telling(key, lambda: self.session.type_text(key, text, part_year(part), is_live=True))

    def pick(self, key: str, value: Value) -> None:
        """Take over a chosen value."""
        self._telling(key, lambda: self.session.set_value(key, value))

    def leave_blank(self, key: str, blank: Blank | None) -> None:
        """Answer "don't know yet" or "not applicable"; None clears."""
        self._questions.pop(key, None)
        self._telling(key, lambda: self.session.clear(key) if blank is None else self.session.set_blank(key, blank))

    def mark_estimate(self, key: str, on: bool) -> None:
        """Say that a figure is an estimate, or that it is not."""
        self._telling(key, lambda: self.session.mark(key, OriginKind.ESTIMATED if on else OriginKind.TYPED))

    def change_table(self, key: str, edit: tableedit.TableEdit) -> None:
        """Do one thing to a table: type a cell, paste, empty, remove rows."""
        rows, drafts = tableedit.apply(self.catalogue[key], tableedit.current(self.session, key), edit)
        self._telling(key, lambda: self.session.set_table(key, rows, drafts))

    def undo(self, key: str | None = None) -> frozenset[str]:
        """Take the last step (at this fact) back; returns the facts that changed."""
        return self.session.undo(key) if self.is_open else frozenset()

    def redo(self, key: str | None = None) -> frozenset[str]:
        """Do the last step taken back again; returns the facts that changed."""
        return self.session.redo(key) if self.is_open else frozenset()

    def save_now(self) -> None:
        """Wait until everything is on the disk; says so when it can't be."""
        try:
            self.session.flush()
        except StoreProblem as problem:
            self.save_failed.emit(problem)

    def close(self) -> bool:
        """Write everything and let go; False when the disk refuses and the user wants to stay."""
        try:
            self.session.close()
        except StoreProblem as problem:
            text = f"{problem.sentence}{problem.next_step}\n现在退出，最近几处修改会丢失。"
            return dialogs.ask(None, "还没有保存", text, "仍然退出", "先不退出")
        return True

    # inside

    def _ask(self, key: str, question: str) -> None:
        """Ask about one amount at a time: who goes on to the next answer has accepted the last."""
        kept = {
            other: text for other, text in self._questions.items() if self.catalogue[other].type is not FactType.MONEY
        }
        self._questions = {**kept, key: question}

    def _question(self, key: str, text: str) -> str:
        fact = self.catalogue[key]
        if fact.type is FactType.MONEY:
            return money_note(text, fact.unit) or ""
        if fact.type is FactType.PROJECT_CODE:
            return project_code_note(text) or ""
        return ""

    def _telling(self, key: str, change: Callable[[], object]) -> None:
        """Make a change and see that the field hears of it, also when the session found nothing new."""
        self._told = False
        change()
        if not self._told:
            self.answered.emit(frozenset({key}))

    def _heard(self, changed: Changed) -> None:
        self._told = True
        if changed.opened:
            self._questions.clear()
            self.case_opened.emit()
        else:
            self.answered.emit(changed.keys)

    def _on_saved(self, at: dt.datetime, _keys: frozenset[str]) -> None:
        self.saved.emit(at)  # from the writer's thread; Qt queues it to ours

    def _on_failed(self, problem: StoreProblem) -> None:
        self.save_failed.emit(problem)


def _report_bug(bug: Exception) -> None:
    sys.excepthook(type(bug), bug, bug.__traceback__)
