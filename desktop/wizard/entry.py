"""What is entered for one fact: its answer, and text that could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.facts.case import Answer, Scalar, Value

WHOLE = ""  # the part of a draft that stands for the whole fact


@dataclass(frozen=True, slots=True)
class Entry:
    """The state of one fact; `drafts` go by part: WHOLE, "2024" for a year, "3.amount" for a table's cell."""

    answer: Answer | None = None
    drafts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def with_draft(self, part: str, text: str | None) -> Entry:
        """The same answer with this draft; None takes the draft away."""
        drafts = {**self.drafts}
        if text is None:
            drafts.pop(part, None)
        else:
            drafts[part] = text
        return Entry(self.answer, MappingProxyType(drafts))

    def with_answer(self, answer: Answer | None) -> Entry:
        """The same drafts with this answer."""
        return Entry(answer, self.drafts)


def year_part(year: int | None) -> str:
    """The part of a draft for a year, or for the whole."""
    return WHOLE if year is None else str(year)


def part_year(part: str) -> int | None:
    """The year of a draft's part; None for the whole."""
    return None if part == WHOLE else int(part)


def cell_part(row: int, column: str) -> str:
    """The part of a draft for a table's cell; rows count from 0."""
    return f"{row}.{column}"


def split_cell(part: str) -> tuple[int, str]:
    """Row and column of a cell's draft."""
    row, _, column = part.partition(".")
    return int(row), column


def years_of(value: object, base_year: int | None) -> dict[int, Scalar]:
    """A yearly answer as a plain mapping; a bare value stands for the base year."""
    if isinstance(value, Mapping):
        return dict(value)
    if base_year is None:
        return {}
    return {base_year: value}  # type: ignore[dict-item]


def is_same(one: Answer | None, other: Answer | None) -> bool:
    """True when both say the same, wherever they came from."""
    if one is None or other is None:
        return one is other
    return _plain(one.value) == _plain(other.value) and type(one.value) is type(other.value)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    return value


def merged_years(current: Value, incoming: Value, base_year: int | None) -> dict[int, Scalar]:
    """Two yearly answers in one; the incoming figure wins where both have the year."""
    return {**years_of(current, base_year), **years_of(incoming, base_year)}
