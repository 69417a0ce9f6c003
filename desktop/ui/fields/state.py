"""What a field shows: plain data, so that fields know nothing of the session."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.facts.case import UNKNOWN, Known, Origin


@dataclass(frozen=True, slots=True)
class FieldState:
    """A fact as it stands.

    `value` is what is known (a yearly fact's is a mapping, a table's a tuple of rows);
    `drafts` holds what was typed but can't be read, keyed by year (None when not yearly).
    """

    value: Known = UNKNOWN
    drafts: tuple[tuple[int | None, str], ...] = ()
    problem: str = ""
    question: str = ""
    origin: Origin | None = None
    hint: str = ""
    years: tuple[int, ...] = ()  # the years asked for, newest first
    hidden: bool = False

    def draft(self, year: int | None = None) -> str | None:
        """What was typed and can't be read."""
        return dict(self.drafts).get(year)
