"""区域目标 in print: the firm's own figure beside what its city or province set itself, never as a pass mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.application.document import Align, Block, GridCell, Notice, Paragraph, ParagraphStyle, Table, TableColumn
from desktop.application.figure import EMPTY_TEXT
from desktop.application.parts.areas import NOT_DIAGNOSED
from desktop.facts.case import Blank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.application.form import Section
    from desktop.application.parts.work import Work
    from desktop.diagnosis.comparison import Comparison
    from desktop.diagnosis.target import Target

NO_PLACE = "还没有填所在县（区），不知道该和哪里的目标对照。"
NOTHING_ALIKE = "所在地区的文件里，没有能和企业同口径比的目标。"
WITHOUT_OWN = "下面这些说的是全省、全市或整个行业的个数、总额和比例，企业没有同口径的数，只列出来："
COLUMNS = (
    TableColumn("方面", 3, Align.CENTRE),
    TableColumn("指标", 6),
    TableColumn("本企业", 5),
    TableColumn("区域目标", 5),
    TableColumn("文件和条款", 7),
    TableColumn("说明", 7),
)


def render_targets(section: Section, work: Work) -> tuple[Block, ...]:
    """A row for each target the firm has a figure for, known or still asked; the others in a sentence a clause."""
    found = work.context.assessment
    if found is None:
        return (Notice(NOT_DIAGNOSED),)
    targets = found.targets()
    rows = tuple(_row(one) for one in targets if one.own)
    nowhere = isinstance(work.case.value("firm.region"), Blank)
    first = Table(COLUMNS, rows, note=section.note) if rows else Paragraph(NO_PLACE if nowhere else NOTHING_ALIKE)
    others = tuple(_clauses(one.target for one in targets if not one.own))
    told = (Paragraph("\n".join((WITHOUT_OWN, *others)), 0, ParagraphStyle.NOTE),) if others else ()
    return (first, *told)


def _row(one: Comparison) -> tuple[GridCell, ...]:
    target = one.target
    return (
        GridCell(target.area.label if target.area else EMPTY_TEXT),
        GridCell(target.label),
        GridCell(one.own),
        GridCell(_goal(target)),
        GridCell(_place(target)),
        GridCell(target.note or EMPTY_TEXT),
    )


def _goal(target: Target) -> str:
    return f"{target.scope.label} {target.value_text}".strip()


def _place(target: Target) -> str:
    return f"{target.document.title} {target.clause}"


def _clauses(targets: Iterable[Target]) -> Iterable[str]:
    """ "文件 条款：……；……。" for each clause, in the order they come."""
    told: dict[str, list[str]] = {}
    for target in targets:
        told.setdefault(_place(target), []).append(f"{target.label}，{_goal(target)}")
    return (f"{place}：{'；'.join(lines)}。" for place, lines in told.items())
