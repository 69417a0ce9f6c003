"""The heading row of a sheet of facts: which column holds the answer, and which year each column is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.intake import layout
from desktop.intake.sheets import Cells

MOST_LINES_ABOVE = 15
KNOWN_TITLES = {*layout.SCALAR_HEADERS, *layout.YEARLY_LEAD, *layout.YEARLY_TAIL}


@dataclass(frozen=True, slots=True)
class Year:
    """What a column's heading says: a year, or how many years before the last full one."""

    year: int | None = None
    back: int | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Column indexes from 0; `row` is the heading's own index, `years` the columns whose heading is a year."""

    row: int = layout.HEADER_ROW - 1
    label: int = 0
    answer: int = 1
    years: Mapping[int, Year] = field(default_factory=dict)
    untitled: frozenset[int] = frozenset()


def find_header(rows: Sequence[Cells]) -> Header:
    """The first row that has a cell 字段; where there is none, the header's usual place."""
    for index, row in enumerate(rows[:MOST_LINES_ABOVE]):
        titles = {column: str(cell.value).strip() for column, cell in enumerate(row) if cell.value is not None}
        if layout.FIELD_HEADER in titles.values():
            return _header(index, titles)
    usual = layout.HEADER_ROW - 1
    titles = {c: str(cell.value) for c, cell in enumerate(rows[usual] if len(rows) > usual else ()) if cell.value}
    return _header(usual, titles)


def _header(row: int, titles: dict[int, str]) -> Header:
    columns = {title: column for column, title in reversed(titles.items())}
    years = {column: year for column, title in titles.items() if (year := _year(title))}
    first = 2
    untitled = {
        c for c in range(first, first + layout.MOST_YEARS) if c not in years and titles.get(c) not in KNOWN_TITLES
    }
    answer = columns.get(layout.ANSWER_HEADER, min(years, default=1))
    return Header(row, columns.get(layout.FIELD_HEADER, 0), answer, years, frozenset(untitled))


def _year(title: str) -> Year | None:
    if title in layout.RELATIVE_YEARS:
        return Year(back=layout.RELATIVE_YEARS.index(title))
    match = re.search(r"(?:19|20)\d\d", title)
    return Year(year=int(match.group())) if match else None
