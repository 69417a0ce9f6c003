"""Yearly facts: one row a fact, one column a year, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.application.document import Align, Block, GridCell, Table, TableColumn
from desktop.application.figure import EMPTY_TEXT, case_figure
from desktop.application.parts.grids import marked

if TYPE_CHECKING:
    from desktop.application.form import Field, Section
    from desktop.application.parts.work import Work

YEARS_SHOWN = 3
UNNAMED_YEARS = ("上年度", "上两年度", "上三年度")


def render_years(section: Section, work: Work) -> tuple[Block, ...]:
    """Label, unit, then the years; a fact kept for fewer years shows — in the older ones."""
    offsets = range(YEARS_SHOWN - 1, -1, -1)
    columns = (
        TableColumn("指标", 5),
        TableColumn("单位", 2, Align.CENTRE),
        *(TableColumn(year_title(work, offset), 3, Align.RIGHT) for offset in offsets),
    )
    rows = tuple(_row(field, work) for field in section.fields if not work.excluded(field.when))
    return (Table(columns, rows, note=section.note),)


def year_title(work: Work, offset: int) -> str:
    """ "2025年", or its place when nobody said which year the figures are of."""
    base = work.case.base_year()
    return UNNAMED_YEARS[offset] if base is None else f"{base - offset}年"


def _row(field: Field, work: Work) -> tuple[GridCell, ...]:
    fact = work.case.catalogue[field.fact]
    label = field.label or fact.label
    asked = max(1, min(fact.years, YEARS_SHOWN))
    cells: list[GridCell] = []
    missing: list[str] = []
    for offset in range(YEARS_SHOWN - 1, -1, -1):
        if offset >= asked:
            cells.append(GridCell(EMPTY_TEXT, align=Align.CENTRE))
            continue
        shown = case_figure(work.case, fact, year_offset=offset, unit=False)
        if not shown.answered:
            missing.append(year_title(work, offset))
        cells.append(shown.cell(field.fact, blank=field.required))
    named = f"{label}（{'、'.join(missing)}）" if missing else label
    work.owe(field.fact, named, answered=not missing, required=field.required)
    return (GridCell(marked(label, fact), fact=field.fact), GridCell(fact.unit or EMPTY_TEXT), *cells)
