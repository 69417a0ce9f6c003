"""Sets the benchmark's paper with the program's own painter: python build/bench/paper_ours.py OUT.pdf"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import paper

from desktop.application.document import (
    Align,
    Block,
    CoverLine,
    Document,
    Grid,
    GridCell,
    Heading,
    PageBreak,
    Paragraph,
    Radar,
    RadarSeries,
    SealBlock,
    Table,
    TableColumn,
    text_cells,
)
from desktop.application.pdf import write_pdf


def document() -> Document:
    """The paper as the program's own model."""
    cover = tuple(CoverLine(label, value) for label, value in paper.COVER)
    return Document(
        paper.TITLE, cover=cover, blocks=(*_first(), *_second()), firm=paper.FIRM, form_name=paper.TITLE, stamp="技改通"
    )


def _first() -> tuple[Block, ...]:
    rows = tuple(
        tuple(
            GridCell(text, is_label=n % 2 == 0, span=3 if len(row) == 2 and n else 1, align=None)
            for n, text in enumerate(row)
        )
        for row in paper.BASIC
    )
    sides = [Align.CENTRE, Align.LEFT, Align.LEFT, Align.LEFT, Align.CENTRE, Align.RIGHT, Align.RIGHT, Align.LEFT]
    columns = tuple(TableColumn(title, align=side) for title, side in zip(paper.HEAD, sides, strict=True))
    return (
        Heading("一、企业基本情况"),
        Grid(rows),
        Heading("二、项目概况及必要性"),
        *(Paragraph(text) for text in paper.STORY),
        PageBreak(),
        Heading("三、设备购置清单"),
        Table(columns, tuple(text_cells(*row) for row in paper.equipment())),
    )


def _second() -> tuple[Block, ...]:
    scores = RadarSeries("本次", tuple(Decimal(score) for _, score in paper.AREAS))
    titles = ("方面", "得分", "等级", "说明")
    return (
        PageBreak(),
        Heading("四、“六化”自诊断"),
        Radar(tuple(name for name, _ in paper.AREAS), (scores,)),
        Table(tuple(TableColumn(title) for title in titles), tuple(text_cells(*row) for row in paper.SCORES)),
        PageBreak(),
        Heading("五、承诺及审核意见"),
        Paragraph(paper.PLEDGE),
        *(SealBlock(title, (line,)) for title, line in paper.SEALS),
    )


if __name__ == "__main__":
    write_pdf(document(), Path(sys.argv[1]))
