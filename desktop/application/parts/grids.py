"""Labels and values in ruled cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.application.document import Block, CheckItem, CheckList, Grid, GridCell, Narrative
from desktop.application.figure import COMPUTED_SIGN, NOT_APPLICABLE_TEXT, case_figure
from desktop.facts.case import NOT_APPLICABLE, Blank

if TYPE_CHECKING:
    from desktop.application.form import Field, Section
    from desktop.application.parts.work import Work
    from desktop.facts.fact import Fact

GRID_COLUMNS = 4


def render_grid(section: Section, work: Work) -> tuple[Block, ...]:
    """Two label-value pairs a row; a field with span 3 takes a row of its own."""
    rows: list[tuple[GridCell, ...]] = []
    row: list[GridCell] = []
    for field in _shown(section, work):
        pair = _pair(field, work)
        if _columns(row) + _columns(pair) > GRID_COLUMNS:
            rows.append(_stretched(row))
            row = []
        row.extend(pair)
    if row:
        rows.append(_stretched(row))
    return (Grid(tuple(rows)),)


def _shown(section: Section, work: Work) -> list[Field]:
    return [field for field in section.fields if not work.excluded(field.when)]


def _columns(cells: list[GridCell]) -> int:
    return sum(cell.span for cell in cells)


def _stretched(row: list[GridCell]) -> tuple[GridCell, ...]:
    last = row[-1]
    missing = GRID_COLUMNS - _columns(row)
    wider = GridCell(
        last.text, span=last.span + missing, align=last.align, blank=last.blank, number=last.number, fact=last.fact
    )
    return (*row[:-1], wider)


def _pair(field: Field, work: Work) -> list[GridCell]:
    fact = work.case.catalogue[field.fact]
    shown = case_figure(work.case, fact)
    label = field.label or fact.label
    blank = work.owe(field.fact, label, answered=shown.answered, required=field.required)
    return [
        GridCell(marked(label, fact), is_label=True, fact=field.fact),
        shown.cell(field.fact, span=min(field.span, GRID_COLUMNS - 1), blank=blank),
    ]


def marked(label: str, fact: Fact) -> str:
    """The label, with a sign when the program computes the value."""
    return label + COMPUTED_SIGN if fact.is_derived else label


def render_narrative(section: Section, work: Work) -> tuple[Block, ...]:
    """Each field as a framed long text."""
    return tuple(_narrative(field, work) for field in _shown(section, work))


def _narrative(field: Field, work: Work) -> Narrative:
    fact = work.case.catalogue[field.fact]
    shown = case_figure(work.case, fact)
    label = field.label or fact.label
    blank = work.owe(field.fact, label, answered=shown.answered, required=field.required)
    text = "" if blank else shown.text
    return Narrative(label, text, limit=field.limit, blank=blank, fact=field.fact)


def render_checklist(section: Section, work: Work) -> tuple[Block, ...]:
    """Every option of a choice with its box; what does not apply says so."""
    blocks: list[Block] = []
    for field in _shown(section, work):
        fact = work.case.catalogue[field.fact]
        value = work.case.value(field.fact)
        label = field.label or fact.label
        blank = work.owe(
            field.fact, label, answered=not isinstance(value, Blank) or value is NOT_APPLICABLE, required=field.required
        )
        if blank or value is NOT_APPLICABLE:
            text = "" if blank else NOT_APPLICABLE_TEXT
            cell = GridCell(text, span=GRID_COLUMNS - 1, blank=blank, fact=field.fact)
            blocks.append(Grid(((GridCell(label, is_label=True), cell),)))
            continue
        chosen = value if isinstance(value, tuple) else (value,)
        items = tuple(CheckItem(option.label, option.key in chosen) for option in fact.options)
        blocks.append(CheckList(items, columns=3 if len(items) > BOXES_A_ROW else len(items)))
    return tuple(blocks)


BOXES_A_ROW = 4
