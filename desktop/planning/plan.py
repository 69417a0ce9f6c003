"""The plan of a case: what is to be done, in which order, by which day, and what contradicts itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.eligibility.standing import Standing
from desktop.rules.verdict import Verdict


class State(Enum):
    """Where a step stands on the day of the plan."""

    DONE = "done"
    NOW = "now"  # can be done today
    LATER = "later"  # its time has not come
    BLOCKED = "blocked"  # waits for another step
    OPEN = "open"  # answers are missing

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return _LABELS[self]

    @property
    def is_undone(self) -> bool:
        """True when the step is known not to be done."""
        return self in (State.NOW, State.LATER, State.BLOCKED)


_LABELS = {
    State.DONE: "已办",
    State.NOW: "现在办",
    State.LATER: "到时再办",
    State.BLOCKED: "等前一步",
    State.OPEN: "待补充",
}


LONGEST_MONTH = 31


class Rhythm(Enum):
    """How often a step comes back."""

    MONTHLY = "monthly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Repeat:
    """The days on which a step comes back, from the day of the plan on; `day` of the month is 0 while it is open.

    There are no days while the step waits for another one: whether they will ever come is not known.
    """

    rhythm: Rhythm
    days: tuple[dt.date, ...] = ()
    day: int = 0
    is_waiting: bool = False

    @property
    def text(self) -> str:
        """每月10日; 每年5月31日; 每月 while the day is open."""
        if self.rhythm is Rhythm.MONTHLY:
            last = "最后一天" if self.day == LONGEST_MONTH else f"{self.day}日"
            return f"每月{last}前" if self.day else "每月"
        return f"每年{self.days[0].month}月{self.day}日前" if self.days else "每年"


@dataclass(frozen=True, slots=True)
class Item:
    """A measure that a step serves, with how the firm stands to it."""

    measure: str
    title: str
    clause: str
    verdict: Verdict
    word: str


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step. A date that nobody wrote is None, and `date_note` says so and whom to ask.

    `done_text` is the day of what is done as it was answered, maybe only a month. `waits` are the titles of the steps
    it waits for, `facts` the unanswered questions that would settle it or its dates, `updates` what to answer anew once
    it is done. `comes_first`: what has a day can wait for it, a ban. `standing` is that of the policy it comes from, None for what holds everywhere. `is_past`: its last day
    is past and nobody said that it is done; `late` is what can still be done then.
    """

    id: str
    title: str
    why: str
    clause: str
    state: State
    earliest: dt.date | None = None
    due: dt.date | None = None
    done_on: dt.date | None = None
    done_text: str = ""
    date_note: str = ""
    repeats: Repeat | None = None
    depends: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    standing: Standing | None = None
    doubt: str = ""
    is_past: bool = False
    late: str = ""
    comes_first: bool = False

    @property
    def is_overdue(self) -> bool:
        """True when its last day is past and it is known not to be done."""
        return self.is_past and self.state.is_undone

    @property
    def is_reference(self) -> bool:
        """True for a step of a policy that promises nothing today."""
        return self.standing is not None and not self.standing.is_usable

    @property
    def measures(self) -> tuple[str, ...]:
        """The ids of the measures it serves."""
        return tuple(item.measure for item in self.items)

    @property
    def date(self) -> dt.date | None:
        """The day it stands under in the timeline; None when no day is known."""
        if self.state is State.DONE:
            return self.done_on
        if self.repeats is not None and self.repeats.days:
            return self.repeats.days[0]
        return self.due or self.earliest


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next day on which something of the plan begins or ends."""

    day: dt.date
    step: PlanStep

    @property
    def title(self) -> str:
        """What is to be done that day, or begins."""
        return f"{self.step.title}（开始）" if self.day == self.step.earliest != self.step.due else self.step.title


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that cannot be as it was answered, or breaks the order; `step` is the step it belongs to, "" for all."""

    id: str
    step: str
    text: str
    clause: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What the plan cannot know yet."""

    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Every step in the order of the timeline, with what contradicts itself."""

    as_of: dt.date
    steps: tuple[PlanStep, ...]
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[Note, ...] = ()

    def __getitem__(self, step: str) -> PlanStep:
        return next(found for found in self.steps if found.id == step)

    def __contains__(self, step: str) -> bool:
        return any(found.id == step for found in self.steps)

    def in_state(self, state: State) -> tuple[PlanStep, ...]:
        """The steps that stand so, in order."""
        return tuple(step for step in self.steps if step.state is state)

    def past(self) -> tuple[PlanStep, ...]:
        """Steps whose last day is past though nobody said that they are done."""
        return tuple(step for step in self.steps if step.is_past)

    def ahead(self) -> tuple[PlanStep, ...]:
        """Steps still to do with a day from today on, in order."""
        return tuple(step for step in self._to_do() if step.date and step.date >= self.as_of)

    def undated(self) -> tuple[PlanStep, ...]:
        """Steps still to do whose last day nobody wrote; some could begin already."""
        return tuple(step for step in self._to_do() if not step.date or step.date < self.as_of)

    def _to_do(self) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.steps if step.state is not State.DONE and not step.is_past)

    def next(self) -> PlanStep | None:
        """What can be done today: what holds today first, a ban before all, then the nearest day, then what has no day;
        never what came too late."""
        ready = [step for step in self.in_state(State.NOW) if not step.is_past]
        dated = {step.id for step in self.ahead()}
        return min(
            ready,
            key=lambda step: (step.is_reference, not step.comes_first, step.id not in dated, step.date or self.as_of),
            default=None,
        )

    def next_date(self) -> NextDate | None:
        """The nearest day of a step that is surely to be done; an open question promises no day."""
        found = [
            NextDate(day, step)
            for step in self.ahead()
            if step.state is not State.OPEN
            for day in (step.earliest, step.date)
            if day and day >= self.as_of
        ]
        return min(found, key=lambda one: one.day, default=None)
