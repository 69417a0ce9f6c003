"""Running text: headings, paragraphs, captions, boxes to tick."""

from __future__ import annotations

from typing import NamedTuple

from desktop.application.document import (
    CHECKED,
    UNCHECKED,
    Align,
    CheckList,
    Heading,
    Paragraph,
    ParagraphStyle,
)
from desktop.application.typeset.flow import Flow, Mark
from desktop.application.typeset.style import (
    BODY,
    CAPTION,
    CELL,
    HEADINGS,
    NOTE,
    PAD_X,
    SHEET_HEADINGS,
    STRONG,
    TITLE,
    UNIT,
)
from desktop.application.typeset.textblock import TextBlock, set_text

_STYLES = {ParagraphStyle.SMALL: CELL, ParagraphStyle.NOTE: NOTE, ParagraphStyle.STRONG: STRONG}
_ALIGNS = {ParagraphStyle.CENTRED: Align.CENTRE, ParagraphStyle.CLOSING: Align.RIGHT}
_TOGETHER = 2  # lines of a paragraph that stay together at a page's head and foot


def draw_heading(flow: Flow, heading: Heading, follow: float) -> None:
    """Draw a heading; it goes to the next page unless `follow` points are left under it."""
    centred = heading.level <= 0
    styles = SHEET_HEADINGS if flow.is_sheet else HEADINGS
    style = TITLE if centred else styles[min(heading.level, len(styles)) - 1].closer(flow.frame.heading_leading)
    block = set_text(heading.text, style, flow.width, Align.CENTRE if centred else Align.LEFT)
    if centred and not flow.is_fresh:
        flow.turn()
    gap = 12 if centred else min(flow.frame.pad, 4)
    flow.keep(block.height + gap + follow)
    flow.marks.append(Mark(heading.text, heading.level, heading.listed, len(flow.pages), flow.y))
    block.draw(flow.page, flow.left, flow.y)
    flow.y -= block.height + gap


def draw_paragraph(flow: Flow, paragraph: Paragraph) -> None:
    """Draw running text, over pages if it must."""
    flow_block(flow, set_paragraph(flow, paragraph), flow.left)


def set_paragraph(flow: Flow, paragraph: Paragraph) -> TextBlock:
    """The paragraph's lines in the width of the text."""
    style = _STYLES.get(paragraph.style, BODY)
    if flow.is_sheet and paragraph.style is ParagraphStyle.SMALL:
        style = flow.small_print
    elif paragraph.style is ParagraphStyle.NOTE:
        style = flow.note
    align = _ALIGNS.get(paragraph.style, Align.LEFT)
    indent = paragraph.indent * style.size if align is Align.LEFT else 0
    return set_text(paragraph.text, style, flow.width, align, indent=indent, justify=True)


def flow_block(flow: Flow, block: TextBlock, x: float) -> None:
    """Draw a block of lines, over pages if it must, without a single line left behind."""
    while block.lines:
        fits = int((flow.room + 0.01) / block.style.leading)
        count = len(block.lines)
        if fits < count:
            fits = min(fits, count - _TOGETHER) if count >= 2 * _TOGETHER else fits
            if fits < min(_TOGETHER, count) and not flow.is_fresh:
                flow.turn()
                continue
        first, block = block.split(max(fits, 1))
        first.draw(flow.page, x, flow.y)
        flow.y -= first.height
        if block.lines:
            flow.turn()


class Caption(NamedTuple):
    """A table's title (centred) and unit (right) above it; on one line where there is room."""

    title: TextBlock
    unit: TextBlock

    @property
    def height(self) -> float:
        """The height of both."""
        return sum(block.height + 2 for block in self if block.lines) - (self.unit.height if self._beside else 0)

    @property
    def _beside(self) -> bool:
        if not (len(self.title.lines) == len(self.unit.lines) == 1):
            return False
        return self.title.natural_width / 2 + self.unit.natural_width + PAD_X < self.title.width / 2

    def draw(self, flow: Flow) -> None:
        """Draw them at the cursor."""
        bottom = flow.y - self.height
        self.unit.draw(flow.page, flow.left, bottom + self.unit.height + 1)
        self.title.draw(flow.page, flow.left, flow.y)
        flow.y = bottom


def caption(flow: Flow, title: str, unit: str) -> Caption | None:
    """The caption, or None if there is nothing to say."""
    if not title and not unit:
        return None
    empty = TextBlock((), CAPTION, flow.width)
    return Caption(
        set_text(title, CAPTION, flow.width, Align.CENTRE) if title else empty,
        set_text(unit, UNIT, flow.width, Align.RIGHT) if unit else empty,
    )


def draw_check_list(flow: Flow, checks: CheckList) -> None:
    """Draw boxes with their texts, row by row."""
    gap = 1.5 * CELL.size
    width = flow.width / max(checks.columns, 1)
    for start in range(0, len(checks.items), max(checks.columns, 1)):
        items = checks.items[start : start + max(checks.columns, 1)]
        blocks = [set_text(item.text, CELL, width - gap - PAD_X) for item in items]
        flow.keep(min(max(block.height for block in blocks) + 3, flow.page_room))
        for index, (item, block) in enumerate(zip(items, blocks, strict=True)):
            x = flow.left + index * width
            box = set_text(CHECKED if item.checked else UNCHECKED, CELL, gap)
            box.draw(flow.page, x, flow.y)
            block.draw(flow.page, x + gap, flow.y)
        flow.y -= max(block.height for block in blocks) + 3
