"""Reads a sheet whose rows are facts, scalar or by year."""

from __future__ import annotations

import re
from typing import Any

from desktop.errors import BadValue
from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, Answer, Known, Origin, OriginKind, Scalar
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Fact
from desktop.facts.parsing import parse_answer
from desktop.intake import layout
from desktop.intake.cells import cell_text
from desktop.intake.layout import SheetPlan
from desktop.intake.report import CellProblem

BLANK_WORDS = {layout.DONT_KNOW_WORD: DONT_KNOW, layout.NOT_APPLICABLE_WORD: NOT_APPLICABLE}


def read_fact_sheet(
    catalogue: Catalogue,
    plan: SheetPlan,
    sheet: str,
    rows: list[tuple[Any, ...]],
    place: str,
    answers: dict[str, Answer],
    problems: list[CellProblem],
) -> None:
    """Add the sheet's answers and problems; a row is known by its code, else by its label."""
    by_label = {fact.label: fact for fact in plan.facts}
    years = _years(rows) if plan.yearly else {}
    for row in rows[layout.HEADER_ROW :]:
        fact = _fact_of(catalogue, by_label, row)
        if fact is None or fact.is_derived:
            continue
        if fact.years:
            _read_years(fact, sheet, row, years, place, answers, problems)
        elif len(row) > 1:
            value = _read(fact, sheet, row[1], problems)
            if value is not None:
                answers[fact.key] = Answer(value, Origin(OriginKind.IMPORTED, f"{place} / {row[1].coordinate}"))


def _read_years(
    fact: Fact,
    sheet: str,
    row: tuple[Any, ...],
    years: dict[int, int],
    place: str,
    answers: dict[str, Answer],
    problems: list[CellProblem],
) -> None:
    found: dict[int, Scalar] = {}
    cells: list[str] = []
    for column in range(2, 2 + layout.MOST_YEARS):
        cell = row[column] if column < len(row) else None
        if cell is None or cell.value is None:
            continue
        if column not in years:
            text = "表头没有写年度，这一列没有导入。"
            problems.append(_problem(fact, sheet, cell, text, "请把表头改成年度，例如“2025年”。"))
            continue
        value = _read(fact, sheet, cell, problems)
        if value in (DONT_KNOW, NOT_APPLICABLE):
            answers[fact.key] = Answer(value, Origin(OriginKind.IMPORTED, f"{place} / {cell.coordinate}"))
        elif value is not None:
            found[years[column]] = value  # type: ignore[assignment]
            cells.append(cell.coordinate)
    if found:
        answers[fact.key] = Answer(found, Origin(OriginKind.IMPORTED, f"{place} / {'、'.join(cells)}"))


def _read(fact: Fact, sheet: str, cell: Any, problems: list[CellProblem]) -> Known | None:
    try:
        text = cell_text(cell, fact.type)
        if not text.strip():
            return None
        if text.strip() in BLANK_WORDS:
            return BLANK_WORDS[text.strip()]
        return parse_answer(fact, text)
    except BadValue as problem:
        problems.append(_problem(fact, sheet, cell, problem.sentence, problem.next_step))
        return None


def _problem(fact: Fact, sheet: str, cell: Any, sentence: str, repair: str) -> CellProblem:
    return CellProblem(sheet, cell.coordinate, fact.label, str(cell.value), sentence, repair)


def _fact_of(catalogue: Catalogue, by_label: dict[str, Fact], row: tuple[Any, ...]) -> Fact | None:
    for cell in reversed(row):
        if isinstance(cell.value, str) and cell.value.strip() in catalogue:
            return catalogue[cell.value.strip()]
    label = row[0].value if row else None
    return by_label.get(label.strip()) if isinstance(label, str) else None


def _years(rows: list[tuple[Any, ...]]) -> dict[int, int]:
    """Column index -> year, from the headings "2025年"."""
    if len(rows) < layout.HEADER_ROW:
        return {}
    header = rows[layout.HEADER_ROW - 1]
    found = {i: re.search(r"(19|20)\d\d", str(cell.value or "")) for i, cell in enumerate(header)}
    return {i: int(match.group()) for i, match in found.items() if match}
