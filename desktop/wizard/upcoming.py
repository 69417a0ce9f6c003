"""The next day of a case that is not open, for the list of cases; a pure function, meant for a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from desktop.facts.case import Case
    from desktop.wizard.rooms import Rooms


def next_date_text(case: Case, rooms: Rooms, today: dt.date) -> str:
    """The nearest day of its plan in one line, 2026-12-31 竣工投产; "" when none is settled."""
    from desktop.eligibility.judge import judge_policies
    from desktop.planning import words
    from desktop.planning.make import make_plan

    return words.next_text(make_plan(case, judge_policies(case, rooms.policies, today), today))
