"""Tints and inks with a meaning: the box of a value that is still missing, the colours of a verdict."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.application.document import BLANK_TEXT, Align, Tone
from desktop.application.typeset.fonts import text_width
from desktop.application.typeset.page import Page
from desktop.application.typeset.style import (
    ASIDE,
    ASIDE_TINT,
    BLANK_EDGE,
    BLANK_TINT,
    MET,
    MET_TINT,
    OPEN,
    OPEN_TINT,
    WARNING,
    WARNING_TINT,
    TextStyle,
)
from desktop.application.typeset.textblock import TextBlock, set_text

_INSET = 2.0
TONES: Mapping[Tone, tuple[str, str]] = {
    Tone.MET: (MET, MET_TINT),
    Tone.UNMET: (WARNING, WARNING_TINT),
    Tone.OPEN: (OPEN, OPEN_TINT),
    Tone.ASIDE: (ASIDE, ASIDE_TINT),
}
"""Ink and background."""


def in_tone(style: TextStyle, tone: Tone | None) -> TextStyle:
    """The style in the ink of a verdict."""
    return style._replace(ink=TONES[tone][0]) if tone else style


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
