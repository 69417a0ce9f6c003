"""Sets the benchmark's paper with reportlab platypus as it comes: python build/bench/paper_stock.py OUT.pdf"""

from __future__ import annotations

import sys
from math import cos, pi, sin
from pathlib import Path
from typing import Any

import paper
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FILES = {"Song": "NotoSerifSC_400Regular.ttf", "Sans": "NotoSansSC_400Regular.ttf", "Hei": "NotoSansSC_700Bold.ttf"}
PADDING = [("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]
PADDING += [("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4)]
GRID = [*PADDING, ("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]


def _style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, wordWrap="CJK", **more)


TITLE = _style("title", "Hei", 26, 36, alignment=1)
HEADING = _style("heading", "Hei", 16, 26)
BODY = _style("body", "Song", 12, 21, firstLineIndent=24)
CELL = _style("cell", "Song", 10.5, 15)
LABEL = _style("label", "Sans", 10, 15, alignment=1)
SMALL = {side: _style(f"small{side}", "Song", 9, 13, alignment=side) for side in (0, 1, 2)}
HEAD = _style("head", "Sans", 9, 13, alignment=1)


class Web(Flowable):
    """The radar."""

    def wrap(self, *_: float) -> tuple[float, float]:
        return 162 * mm, 95 * mm

    def draw(self) -> None:
        count = len(paper.AREAS)

        def ring(shares: list[float]) -> Any:
            path = self.canv.beginPath()
            for n, share in enumerate(shares):
                x, y = (
                    81 * mm + share * 32 * mm * sin(2 * pi * n / count),
                    45 * mm + share * 32 * mm * cos(2 * pi * n / count),
                )
                (path.lineTo if n else path.moveTo)(x, y)
            path.close()
            return path

        for share in (0.25, 0.5, 0.75, 1):
            self.canv.drawPath(ring([share] * count))
        self.canv.setFillColor(colors.HexColor("#d1e2f2"))
        self.canv.drawPath(ring([score / 100 for _, score in paper.AREAS]), fill=1)
        self.canv.setFillColor(colors.black)
        self.canv.setFont("Sans", 10)
        for n, (name, score) in enumerate(paper.AREAS):
            x, y = 81 * mm + 37 * mm * sin(2 * pi * n / count), 45 * mm + 37 * mm * cos(2 * pi * n / count)
            self.canv.drawCentredString(x, y - 4, f"{name} {score}分")


def story() -> list[Flowable]:
    """The paper as platypus flowables."""
    flow: list[Flowable] = [Spacer(1, 50 * mm), Paragraph(paper.TITLE, TITLE), Spacer(1, 40 * mm)]
    flow.append(
        Table(
            [[Paragraph(a, LABEL), Paragraph(b, CELL)] for a, b in paper.COVER],
            colWidths=[35 * mm, 105 * mm],
            rowHeights=14 * mm,
        )
    )
    flow += [PageBreak(), Paragraph("一、企业基本情况", HEADING)]
    rows = [
        [Paragraph(text, CELL if n % 2 else LABEL) for n, text in enumerate(row)] + [""] * (4 - len(row))
        for row in paper.BASIC
    ]
    spans = [("SPAN", (1, n), (3, n)) for n, row in enumerate(paper.BASIC) if len(row) == 2]
    flow.append(Table(rows, colWidths=[30 * mm, 51 * mm, 30 * mm, 51 * mm], style=TableStyle(GRID + spans)))
    flow += [Paragraph("二、项目概况及必要性", HEADING), *(Paragraph(text, BODY) for text in paper.STORY)]
    flow += [PageBreak(), Paragraph("三、设备购置清单", HEADING)]
    sides = [1, 0, 0, 0, 1, 2, 2, 0]
    body = [[Paragraph(text, SMALL[side]) for text, side in zip(row, sides, strict=True)] for row in paper.equipment()]
    widths = [n * mm for n in (11, 31, 19, 32, 11, 18, 19, 21)]
    flow.append(
        Table(
            [[Paragraph(text, HEAD) for text in paper.HEAD], *body],
            colWidths=widths,
            repeatRows=1,
            style=TableStyle(GRID),
        )
    )
    flow += [PageBreak(), Paragraph("四、“六化”自诊断", HEADING), Web()]
    scores = [[Paragraph(text, SMALL[0]) for text in row] for row in [["方面", "得分", "等级", "说明"], *paper.SCORES]]
    flow.append(Table(scores, colWidths=[24 * mm, 18 * mm, 28 * mm, 92 * mm], style=TableStyle(GRID)))
    flow += [PageBreak(), Paragraph("五、承诺及审核意见", HEADING), Paragraph(paper.PLEDGE, BODY)]
    seals = [
        [Paragraph(title, LABEL), Paragraph(line + "<br/><br/><br/>年　　月　　日", CELL)]
        for title, line in paper.SEALS
    ]
    flow.append(Table(seals, colWidths=[45 * mm, 117 * mm], rowHeights=45 * mm, style=TableStyle(GRID)))
    return flow


def _furniture(canvas: Any, template: Any) -> None:
    canvas.saveState()
    canvas.setFont("Sans", 8)
    canvas.drawCentredString(A4[0] / 2, 12 * mm, f"第{template.page}页")
    canvas.drawString(24 * mm, 280 * mm, paper.TITLE)
    canvas.restoreState()


if __name__ == "__main__":
    for name, file in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
    margins = {"leftMargin": 24 * mm, "rightMargin": 24 * mm, "topMargin": 29 * mm, "bottomMargin": 24 * mm}
    SimpleDocTemplate(sys.argv[1], pagesize=A4, **margins).build(story(), onLaterPages=_furniture)
