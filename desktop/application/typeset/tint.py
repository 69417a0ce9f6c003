"""Tinted boxes: the mark of a value that is still missing."""

from __future__ import annotations

from desktop.application.document import BLANK_TEXT, Align
from desktop.application.typeset.fonts import text_width
from desktop.application.typeset.page import Page
from desktop.application.typeset.style import BLANK_EDGE, BLANK_TINT, TextStyle
from desktop.application.typeset.textblock import TextBlock, set_text

_INSET = 2.0


def blank_block(text: str, style: TextStyle, width: float, align: Align) -> TextBlock:
    """What stands in a blank cell: its text if it has one, else `BLANK_TEXT`."""
    return set_text(text or BLANK_TEXT, style, width, align)


def draw_blank(page: Page, block: TextBlock, x: float, top: float) -> None:
    """Draw a block of text in a light box with a thin edge."""
    if not block.lines:
        return
    style = block.style
    widest = max(text_width(line.text, style.role, style.size) for line in block.lines)
    shift = {Align.LEFT: 0.0, Align.CENTRE: (block.width - widest) / 2, Align.RIGHT: block.width - widest}[block.align]
    gap = (style.leading - style.size) / 2 - 1.2
    box = (x + shift - _INSET, top - block.height + gap, widest + 2 * _INSET, block.height - 2 * gap)
    page.area(*box, BLANK_TINT)
    page.frames([box], BLANK_EDGE, 0.4)
    block.draw(page, x, top)
