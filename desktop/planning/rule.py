"""What a plan is made from: steps, days and contradictions as data; `reading.py` reads them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from desktop.planning.plan import Rhythm
from desktop.rules.term import Condition, facts_of


class Pick(Enum):
    """Where a day comes from."""

    FACT = "fact"
    FIRST = "first"  # the earliest cell of a table's column
    LAST = "last"
    DAY = "day"  # written in the data
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class DateRule:
    """One way to find a day; `key` is a fact or "table.column", `shift` moves it by days, `say` names it in words.

    A month counts by its first day, or its last one when `is_end`.
    """

    pick: Pick
    key: str = ""
    day: dt.date | None = None
    shift: int = 0
    is_end: bool = False
    say: str = ""

    @property
    def source(self) -> str:
        """The fact, or the table, that it reads; "" for none."""
        return self.key if self.pick is Pick.FACT else self.key.rpartition(".")[0]


DateRules = tuple[DateRule, ...]  # the first one whose day is known counts


@dataclass(frozen=True, slots=True)
class RepeatRule:
    """When a step comes back: monthly on the day of the month that fact `day_fact` gives, or yearly on `month`/`day`.

    `times` ends a rhythm that has no `until`. It can be done from `lead` days before each day on, 0 for any time.
    """

    rhythm: Rhythm
    day_fact: str = ""
    month: int = 0
    day: int = 0
    since: DateRules = ()
    until: DateRules = ()
    times: int = 0
    lead: int = 0


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step as the data declares it.

    `policy` ties it to a place: it is left out where that policy doesn't hold. `only_for`: left out while every one
    of these measures is known not to be met. `depends` blocks, `after` only orders. `done_on` is done once that day
    has come; `did` tells the day of what is done; `late` says what can be done after the last
    day. `presume_undone`: not done until somebody says so.
    `despite_ban`: does not wait for the bans the project runs into.
    """

    id: str
    title: str
    why: str
    clause: str
    policy: str = ""
    measures: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    relevant: Condition | None = None
    done: Condition | None = None
    done_on: DateRules = ()
    did: DateRules = ()
    earliest: DateRules = ()
    due: DateRules = ()
    open: str = ""
    repeats: RepeatRule | None = None
    depends: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    doubt: str = ""
    late: str = ""
    presume_undone: bool = False
    despite_ban: bool = False

    @property
    def facts(self) -> frozenset[str]:
        """Every fact (table) that its state or its dates rest on."""
        days = (*self.done_on, *self.did, *self.earliest, *self.due)
        found = {key for condition in (self.relevant, self.done) if condition for key in facts_of(condition)}
        if self.repeats is not None:
            days += (*self.repeats.since, *self.repeats.until)
            found |= {self.repeats.day_fact} - {""}
        return frozenset(found | {day.source for day in days if day.key})


@dataclass(frozen=True, slots=True)
class ConflictRule:
    """A contradiction: `when` holds, and `earlier` is known to lie after `later`; either may be left out.

    `{earlier}` and `{later}` in `say` stand for the two days.
    """

    id: str
    step: str
    say: str
    clause: str = ""
    when: Condition | None = None
    earlier: DateRules = ()
    later: DateRules = ()


@dataclass(frozen=True, slots=True)
class PlanRules:
    """Every step, each after those it depends on, and every contradiction to look for."""

    steps: tuple[StepRule, ...]
    conflicts: tuple[ConflictRule, ...] = ()
