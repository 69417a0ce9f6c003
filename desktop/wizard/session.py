"""The wizard as an object: the open case, what is typed into it, and everything that follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.facts.case import BASE_YEAR, Case
from desktop.facts.known import Answer, Blank, Known, Origin, OriginKind, Row, Scalar, Value
from desktop.store.clock import Clock, local_now
from desktop.store.database import Store, open_store
from desktop.store.problems import TrashedCase
from desktop.store.writer import Writer
from desktop.wizard.entry import Entry
from desktop.wizard.flow import Flow
from desktop.wizard.importing import ImportPlan, accepted, carried_answers, plan_import
from desktop.wizard.listeners import Changed, Listener, Listeners
from desktop.wizard.opencase import OpenCase, read_open_case
from desktop.wizard.progress import StepState, overall, step_state
from desktop.wizard.quick import MOST, decisive_questions
from desktop.wizard.results import Results
from desktop.wizard.rooms import Rooms
from desktop.wizard.scores import last_scores, record_scores
from desktop.wizard.stepfile import load_steps
from desktop.wizard.steps import Step
from desktop.wizard.uses import UseIndex, Uses

if TYPE_CHECKING:
    from desktop.application.precheck.result import CheckResult
    from desktop.diagnosis.area import Area
    from desktop.diagnosis.result import Assessment
    from desktop.eligibility.findings import Findings
    from desktop.facts.catalogue import Catalogue
    from desktop.store.cases import CaseInfo
    from desktop.wizard.effect import Effect


class Session:
    """One user at work on one case at a time; everything is called from one thread.

    Each change is handed to the writer at once and gives the session a new `version`. Without an open case there is
    nothing to type into: such calls raise RuntimeError. A fact the catalogue doesn't have raises KeyError.
    """

    def __init__(
        self,
        store: Store,
        writer: Writer,
        catalogue: Catalogue,
        steps: Sequence[Step] | None = None,
        *,
        rooms: Rooms | None = None,
        today: Callable[[], dt.date] | None = None,
    ) -> None:
        self.store = store
        self.writer = writer
        self.catalogue = catalogue
        self.rooms = rooms or Rooms(catalogue)
        self.flow = Flow(load_steps(catalogue) if steps is None else steps)
        self.version = 0
        self.listeners = Listeners()
        self._today = today or (lambda: store.now().date())
        self._held: OpenCase | None = None
        self._results = Results(self.rooms, self._today)
        self._uses = UseIndex(self.rooms)

    # the case

    @property
    def is_open(self) -> bool:
        """True while a case is open."""
        return self._held is not None

    @property
    def case_id(self) -> str | None:
        """The open case's id; None while none is open."""
        return self._held.id if self._held else None

    @property
    def case(self) -> Case:
        """The open case as it is now."""
        return self._open.case

    @property
    def info(self) -> CaseInfo | None:
        """The open case as the home page lists it, without what is not yet written."""
        return self.store.case_info(self.case_id) if self.case_id else None

    def create_case(self, name: str) -> CaseInfo:
        """Make a new case and open it; raises StoreProblem."""
        info = self.store.create_case(name)
        self.open_case(info.id)
        return info

    def open_case(self, case_id: str) -> None:
        """Open a case after everything of the last one is written; raises StoreProblem, also for one in the trash."""
        info = self.store.case_info(case_id)
        if info is not None and info.trashed is not None:
            raise TrashedCase(info.firm or info.name)
        self.close_case(is_told=False)
        self._held = read_open_case(self.store, self.writer, self.catalogue, case_id)
        self._changed(frozenset(self._held.sheet.entries), opened=True)

    def close_case(self, *, is_told: bool = True) -> None:
        """Write everything and close the case; raises StoreProblem, and the case stays open."""
        if self._held is None:
            return
        self.flush()
        self._held = None
        self._results.forget()
        if is_told:
            self._changed(frozenset(), opened=True)

    def trash_case(self, case_id: str) -> None:
        """Put a case into the trash; an open one is closed first, and told of when it is gone. Raises StoreProblem."""
        was_open = case_id == self.case_id
        if was_open:
            self.close_case(is_told=False)
        try:
            self.store.delete_case(case_id)
        finally:
            if was_open:
                self._changed(frozenset(), opened=True)

    def flush(self) -> None:
        """Wait until everything is on the disk; raises the StoreProblem that prevents it."""
        self.writer.flush()
        self.note_progress()

    def note_progress(self) -> None:
        """Keep for the home page how far the case is, where that has changed; raises StoreProblem."""
        if self._held is None:
            return
        progress = self.progress()
        if progress != self._held.noted_progress:
            self.store.note_progress(self._held.id, *progress)
            self._held.noted_progress = progress

    def close(self) -> None:
        """Write everything, end the writer and give the data file free; raises StoreProblem and stays usable."""
        self.flush()
        self.close_case(is_told=False)
        self.writer.close()
        self.store.close()

    def give_up(self) -> None:
        """Leave although something could not be written; it is lost. Only after the user has said so."""
        self.writer.stop()
        self.store.close()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change; call the result to stop. A listener's exception never reaches the session."""
        return self.listeners.add(listener)

    # what is known

    def value(self, key: str, year_offset: int = 0) -> Known:
        """What counts for a fact; see `Case.value`."""
        return self.case.value(key, year_offset)

    def answer(self, key: str) -> Answer | None:
        """What is stored for a fact, blanks and hidden answers included."""
        return self._open.sheet.entry(key).answer

    def text(self, key: str, year: int | None = None) -> str:
        """What the field shows: text that could not be read as it was typed, else the typed value as it is written."""
        return self._open.text(key, year)

    def problem(self, key: str, year: int | None = None) -> str:
        """Why the field's text cannot be read, with what to do; "" when it can."""
        return self._open.problem(key, year)

    def problems(self, key: str) -> Mapping[str, str]:
        """The same for every part that cannot be read, by part as in `drafts`."""
        return self._open.problems(key)

    def drafts(self, key: str) -> Mapping[str, str]:
        """Text that could not be read, by part: "" for the whole, "2024" for a year, "3.amount" for a cell."""
        return self._open.sheet.entry(key).drafts

    def years(self, key: str) -> tuple[int, ...]:
        """The years a yearly fact asks for, the base year first; () while the base year is open."""
        return self._open.years(key)

    # entering

    def type_text(self, key: str, text: str, year: int | None = None, *, is_live: bool = False) -> str:
        """Take over what was typed; return the problem, "" when it could be read.

        `year` defaults to the base year for a yearly fact. Empty text clears. `is_live` while typing goes on: all of
        it becomes one step to undo. Text the field shows already changes nothing, also not the origin.
        """
        self._changed(self._open.type_text(key, text, year, is_live=is_live))
        return self.problem(key, year)

    def set_value(self, key: str, value: Value, origin: Origin | None = None) -> None:
        """Answer with a value of the fact's type (a mapping from year for all years); drafts go.

        Raises ValueError for a value of another shape: that is a mistake of the program, not of the user.
        """
        self._changed(self._open.set_value(key, value, origin))

    def set_year(self, key: str, value: Scalar, year: int | None, origin: Origin | None = None) -> None:
        """Answer a yearly fact for one year (None: the base year)."""
        self._changed(self._open.set_year(key, value, year, origin))

    def set_table(self, key: str, rows: Sequence[Row], drafts: Mapping[tuple[int, str], str] | None = None) -> None:
        """Answer a table with all its rows; `drafts` are the cells (row from 0, column) that cannot be read."""
        self._changed(self._open.set_table(key, rows, drafts or {}))

    def set_blank(self, key: str, blank: Blank) -> None:
        """Answer "don't know yet" or "not applicable"; UNKNOWN clears."""
        self._changed(self._open.set_blank(key, blank))

    def clear(self, key: str, year: int | None = None) -> None:
        """Take the answer away: of the whole fact, or of one year."""
        self._changed(self._open.clear(key, year))

    def mark(self, key: str, kind: OriginKind) -> None:
        """Say where an answer comes from: TYPED confirms an imported or carried one, ESTIMATED marks a guess."""
        self._changed(self._open.mark(key, kind))

    def settle(self) -> None:
        """Typing has ended; what comes next is a step of its own to undo."""
        self._changed(self._open.settle())

    def undo(self, key: str | None = None) -> frozenset[str]:
        """Take the last step (at this fact) back; return the facts that changed."""
        return self._changed(self._open.sheet.undo(key))

    def redo(self, key: str | None = None) -> frozenset[str]:
        """Do the last step taken back (at this fact) again; return the facts that changed."""
        return self._changed(self._open.sheet.redo(key))

    def can_undo(self, key: str | None = None) -> bool:
        """True when there is a step to take back."""
        return self._held is not None and self._held.sheet.can_undo(key)

    def can_redo(self, key: str | None = None) -> bool:
        """True when there is a step to do again."""
        return self._held is not None and self._held.sheet.can_redo(key)

    # taking over

    def plan_import(self, answers: Mapping[str, Answer]) -> ImportPlan:
        """Compare answers from elsewhere with the open case; changes nothing."""
        return plan_import(self.case, self._open.sheet.entries, answers)

    def apply_import(self, plan: ImportPlan, overwrite: Collection[str] = ()) -> frozenset[str]:
        """Take over what is new and the conflicts chosen, as one step to undo; return the facts that changed."""
        taken = {key: Entry(answer) for key, answer in accepted(plan, overwrite).items()}
        return self._changed(self._open.sheet.change(taken))

    def plan_carry(self, case_id: str, groups: Collection[str]) -> ImportPlan:
        """Compare another case's answers in these groups of facts; the base year is always asked anew."""
        info = self.store.case_info(case_id)
        origin = Origin(OriginKind.CARRIED, info.name if info else "")
        found = carried_answers(self.store.load_answers(case_id, self.catalogue), self.catalogue, groups)
        found.pop(BASE_YEAR, None)
        return self.plan_import({key: Answer(answer.value, origin) for key, answer in found.items()})

    # where it stands

    def steps(self) -> tuple[Step, ...]:
        """The steps to show: all of them until the firm's place is known."""
        return self.flow.shown(self.case if self.is_open else None)

    def step_state(self, step: Step) -> StepState:
        """How far a step is."""
        return step_state(step, self.case, self._open.sheet.drafted())

    def blocked(self, step: Step) -> tuple[str, ...]:
        """The facts whose text cannot be read: they alone hold the user back."""
        return self.step_state(step).problems

    def progress(self) -> tuple[int, int]:
        """Answered and total over all steps."""
        return overall(self.flow.asked(self.case), self.case, self._open.sheet.drafted())

    def findings(self) -> Findings:
        """Every measure judged for the case as of today."""
        self._require_open()
        return self._results.findings(self.version)

    def assessment(self) -> Assessment:
        """The case's scores in the six areas."""
        self._require_open()
        return self._results.assessment(self.version)

    def contradictions(self) -> tuple[CheckResult, ...]:
        """The pre-checks that fail now, the weightiest first; those of a single form are told with that form."""
        self._require_open()
        return tuple(found for found in self._results.contradictions(self.version) if not found.forms)

    def changes_since(self, version: int) -> Effect:
        """What became different since an earlier `version` of this case."""
        self._require_open()
        return self._results.effect(version, self.version)

    def uses(self, key: str) -> Uses:
        """Why a fact is asked."""
        return self._uses.of(key)

    def quick_questions(self, limit: int = MOST) -> tuple[str, ...]:
        """The open facts that decide most, the weightiest first; none whose step this firm doesn't see."""
        return decisive_questions(self.findings().here(), self.case, limit, lambda key: self.flow.asks(key, self.case))

    def record_scores(self) -> None:
        """Remember today's scores, so that a later diagnosis can be compared; raises StoreProblem."""
        if self.case_id is not None:
            record_scores(self.store.snapshots, self.case_id, self.assessment())

    def last_scores(self) -> Mapping[Area, Decimal | None] | None:
        """The scores last remembered before today; None when there are none."""
        return last_scores(self.store.snapshots, self.case_id, self._today()) if self.case_id else None

    # inside

    @property
    def _open(self) -> OpenCase:
        if self._held is None:
            raise RuntimeError("no case is open")
        return self._held

    def _require_open(self) -> None:
        _ = self._open

    def _changed(self, keys: frozenset[str], *, opened: bool = False) -> frozenset[str]:
        if keys or opened:
            self.version += 1
            if self._held is not None:
                self._results.note(self.version, self._held.case)
            self.listeners.tell(Changed(self.case_id, keys, self.version, opened))
        return keys


def open_session(folder: Path, catalogue: Catalogue, now: Clock = local_now) -> Session:
    """Open the data folder with its writer and a session over both; raises StoreProblem."""
    store = open_store(folder, now)
    return Session(store, Writer(store), catalogue)
