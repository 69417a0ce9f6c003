"""What a field shows: plain data, so that fields know nothing of the session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.facts.case import UNKNOWN, Known, Origin


@dataclass(frozen=True, slots=True)
class FieldState:
    """A fact as it stands.

    `value` is what is known (a yearly fact's is a mapping, a table's a tuple of rows with computed
    cells filled). `drafts` and `problems` are keyed by part: "" for the whole, "2024" for a year,
    "3.amount" for a cell.
    """

    value: Known = UNKNOWN
    drafts: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    question: str = ""
    origin: Origin | None = None
    hint: str = ""
    years: tuple[int, ...] = ()  # the years asked for, newest first
    required: frozenset[str] = frozenset()  # the columns of a table that the forms can't do without
    computed: Mapping[str, str] = field(default_factory=dict)  # what an unanswered figure would be, by part

    def draft(self, part: str = "") -> str | None:
        """What was typed and can't be read."""
        return self.drafts.get(part)
