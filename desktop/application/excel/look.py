"""Fonts, lines and colours of the workbook: those of a Chinese office form."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from desktop.application.document import Align

SONG = "宋体"
HEI = "黑体"
BODY_SIZE = 11
BODY = Font(name=SONG, size=BODY_SIZE)
LABEL = Font(name=HEI, size=11)
SMALL = Font(name=SONG, size=9, color="616161")
STRONG = Font(name=HEI, size=11)
SECTION = Font(name=HEI, size=14)
SUBSECTION = Font(name=HEI, size=12)
TITLE = Font(name=HEI, size=22)
SUBTITLE = Font(name=SONG, size=14)
COVER = Font(name=SONG, size=14)

_LINE = Side(style="thin", color="000000")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
UNDERLINE = Border(bottom=_LINE)
BLANK_FILL = PatternFill("solid", fgColor="FFF2CC")
LABEL_FILL = PatternFill("solid", fgColor="F2F2F2")
NOTICE_FILL = PatternFill("solid", fgColor="EBF3FC")

_HORIZONTAL = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


def shrunk(align: Alignment | None) -> Alignment:
    """For a figure: smaller letters where it is too wide, instead of Excel's ####."""
    return Alignment(horizontal=align.horizontal if align else "right", vertical="center", shrink_to_fit=True)


def aligned(align: Align, *, top: bool = False, indent: int = 0) -> Alignment:
    """Wrapped text; `top` for long ones."""
    vertical = "top" if top else "center"
    return Alignment(horizontal=_HORIZONTAL[align], vertical=vertical, wrap_text=True, indent=indent)
