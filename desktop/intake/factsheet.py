"""Reads a sheet whose rows are facts, scalar or by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.errors import BadValue
from desktop.facts.case import BASE_YEAR, DONT_KNOW, NOT_APPLICABLE, Blank, Known, Scalar
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Fact, FactType
from desktop.facts.following import follows
from desktop.facts.former import former_facts
from desktop.facts.parsing import parse_answer, parse_blank
from desktop.intake import layout
from desktop.intake.cells import cell_text
from desktop.intake.found import Found
from desktop.intake.header import Header, Year, find_header
from desktop.intake.layout import SheetPlan
from desktop.intake.sheets import Cells, Sheet

BLANK_WORDS = {layout.DONT_KNOW_WORD: DONT_KNOW, layout.NOT_APPLICABLE_WORD: NOT_APPLICABLE}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rows of one sheet are read with."""

    catalogue: Catalogue
    plan: SheetPlan
    sheet: str
    header: Header
    found: Found
    former: Mapping[str, Fact]  # asked in earlier versions


def read_fact_sheet(catalogue: Catalogue, plan: SheetPlan, sheet: Sheet, found: Found) -> None:
    """Add the sheet's answers and problems; a row is known by its code, else by its label."""
    former = {fact.key: fact for fact in former_facts(catalogue)}
    reading = Reading(catalogue, plan, sheet.title, find_header(sheet.rows), found, former)
    for row, more in _joined(sheet.rows[reading.header.row + 1 :], reading.header):
        fact = _fact_of(reading, row)
        if fact is None:
            _report_stray(reading, row)
        elif fact.is_derived and not follows(fact):
            continue
        elif fact.years:
            _read_years(reading, fact, row)
        else:
            _read_scalar(reading, fact, row, more)


def _joined(rows: tuple[Cells, ...], header: Header) -> Iterator[tuple[Cells, str]]:
    """Each row with the text of the continuation rows under it."""
    for index, row in enumerate(rows):
        if _is_continued(row, header):
            continue
        more = ""
        for later in rows[index + 1 :]:
            if not _is_continued(later, header):
                break
            more += str(later[header.answer].value or "")
        yield row, more


def _is_continued(row: Cells, header: Header) -> bool:
    return _text_at(row, header.label).endswith(layout.CONTINUED)


def _read_scalar(reading: Reading, fact: Fact, row: Cells, more: str) -> None:
    cell = row[reading.header.answer]
    value = _read(reading, fact, cell, more)
    if value is not None:
        reading.found.answer(fact, value, reading.sheet, [cell])


def _read_years(reading: Reading, fact: Fact, row: Cells) -> None:
    years: dict[int, Scalar] = {}
    cells: list[Any] = []
    whole: tuple[Known, Any] | None = None  # "don't know", or a figure of a base year nobody has named
    for column in sorted({*reading.header.years, *reading.header.untitled}):
        cell = row[column]
        value = None if cell.value is None else _read(reading, fact, cell)
        if value is None:
            continue
        year = _year_of(reading, fact, cell, reading.header.years.get(column), value)
        if year is not None and not isinstance(value, Blank):
            years[year] = value  # type: ignore[assignment]
            cells.append(cell)
        elif isinstance(value, Blank) or _is_last_year(reading, column):
            whole = whole or (value, cell)
    if years:
        reading.found.answer(fact, years, reading.sheet, cells)
    elif whole:
        reading.found.answer(fact, whole[0], reading.sheet, [whole[1]])


def _is_last_year(reading: Reading, column: int) -> bool:
    year = reading.header.years.get(column)
    return year is not None and year.back == 0


def _year_of(reading: Reading, fact: Fact, cell: Any, year: Year | None, value: Known) -> int | None:
    """The year of a column; None with a problem when it cannot be told, or for a blank, which needs none."""
    if isinstance(value, Blank):
        return None
    if year is None:
        sentence, repair = "表头没有写年度，这一格没有导入。", "请把表头改成年度，例如“2025年”。"
        reading.found.problem(reading.sheet, cell, fact, sentence, repair)
        return None
    if year.back is None:
        return year.year
    base = reading.found.answers.get(BASE_YEAR)
    if base is not None and isinstance(base.value, int):
        return base.value - year.back
    if year.back:
        label = reading.catalogue[BASE_YEAR].label
        sentence, repair = "还不知道这一列是哪一年，这一格没有导入。", f"请填好“{label}”，或把表头改成“2024年”这样。"
        reading.found.problem(reading.sheet, cell, fact, sentence, repair)
    return None


def _read(reading: Reading, fact: Fact, cell: Any, more: str = "") -> Known | None:
    try:
        text = cell_text(cell, fact.type) + more
        if not text.strip():
            return None
        return _blank(fact, text) or parse_answer(fact, text)
    except BadValue as problem:
        reading.found.problem(reading.sheet, cell, fact, problem.sentence, problem.next_step)
        return None


def _blank(fact: Fact, text: str) -> Blank | None:
    """A blank in the template's words; in cells that hold neither text nor an option also in others (待定)."""
    worded = fact.type in (FactType.TEXT, FactType.LONGTEXT) or bool(fact.options)
    return BLANK_WORDS.get(text.strip()) or (None if worded else parse_blank(text))


def _fact_of(reading: Reading, row: Cells) -> Fact | None:
    for cell in reversed(row):
        code = cell.value.strip() if isinstance(cell.value, str) else ""
        fact = reading.former.get(code) or reading.catalogue.get(code)
        if fact is not None and fact.type is not FactType.TABLE:
            return fact
    label = _text_at(row, reading.header.label)
    known = (*reading.plan.facts, *reading.former.values())
    return next((fact for fact in known if fact.label == label), None)


def _report_stray(reading: Reading, row: Cells) -> None:
    """A row with an answer that belongs to no fact is a problem; a remark is not."""
    label = _text_at(row, reading.header.label)
    columns = [reading.header.answer, *reading.header.years]
    cell = next((row[column] for column in columns if row[column].value is not None), None)
    if label and cell is not None:
        stray = Fact(key="", type=FactType.TEXT, label=label, help="")
        repair = "请改回空白表里的字段名称和字段代码。"
        reading.found.problem(reading.sheet, cell, stray, "认不出这一行是哪个字段，没有导入。", repair)


def _text_at(row: Cells, column: int) -> str:
    value = row[column].value if column < len(row) else None
    return value.strip() if isinstance(value, str) else ""
