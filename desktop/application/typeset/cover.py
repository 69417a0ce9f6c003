"""The cover: title, underlined lines, note at the foot."""

from __future__ import annotations

from desktop.application.document import BLANK_TEXT, Align, CoverLine, Document
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.fonts import text_width
from desktop.application.typeset.style import (
    COVER_LABEL,
    COVER_NOTE,
    COVER_SUBTITLE,
    COVER_TITLE,
    COVER_VALUE,
    MARGIN_BOTTOM,
    MARK,
    MM,
    RULE_INK,
    TITLE,
    WARNING,
)
from desktop.application.typeset.textblock import TextBlock, set_text
from desktop.application.typeset.tint import draw_blank

_TITLE_TOP = 72 * MM  # below the upper edge of the paper
_LINES_TOP = 138 * MM
_LINES_WIDTH = 138 * MM
_GAP = 10.0
_LABEL_SHARE = 0.4  # of a line at most
_MOST_SHRINKING = 1.3


def draw_cover(flow: Flow, document: Document) -> None:
    """Draw the cover on the present page."""
    page = flow.page
    flow.y = page.height - _TITLE_TOP
    _draw_centred(flow, _title_block(document.title, flow.width))
    if document.subtitle:
        flow.y -= 8
        _draw_centred(flow, set_text(document.subtitle, COVER_SUBTITLE, flow.width, Align.CENTRE))
    flow.y = min(flow.y - 24, page.height - _LINES_TOP)
    labels = max((text_width(line.label, COVER_LABEL.role, COVER_LABEL.size) for line in document.cover), default=0)
    labels = min(labels, _LINES_WIDTH * _LABEL_SHARE)
    for line in document.cover:
        _draw_line(flow, line, labels)
    if document.cover_note:
        note = set_text(document.cover_note, COVER_SUBTITLE, flow.width, Align.CENTRE)
        if len(note.lines) > 1:
            note = set_text(document.cover_note, COVER_NOTE, flow.width, Align.CENTRE, balance=True)
        note.draw(page, flow.left, max(min(flow.y - 20, MARGIN_BOTTOM + note.height + 24), MARGIN_BOTTOM + note.height))


def draw_title(flow: Flow, document: Document) -> None:
    """Draw the title over the first page of a paper without a cover, the mark in a frame above it."""
    if document.mark:
        _draw_mark(flow, document.mark)
    _draw_centred(flow, set_text(document.title, TITLE, flow.width, Align.CENTRE))
    if document.subtitle:
        _draw_centred(flow, set_text(document.subtitle, COVER_VALUE, flow.width, Align.CENTRE))
    flow.y -= 8


def _draw_mark(flow: Flow, mark: str) -> None:
    block = set_text(mark, MARK, flow.width - 2 * _GAP, Align.CENTRE)
    width = block.natural_width + 2 * _GAP
    box = (flow.left + (flow.width - width) / 2, flow.y - block.height - 3, width, block.height + 4)
    flow.page.frames([box], WARNING, 1.2)
    _draw_centred(flow, block)
    flow.y -= 12


def _title_block(title: str, width: float) -> TextBlock:
    """The title in one line if that takes little shrinking, else in lines of about the same length."""
    natural = max(text_width(line, COVER_TITLE.role, COVER_TITLE.size) for line in title.splitlines() or [""])
    if width < natural <= width * _MOST_SHRINKING:
        return set_text(title, COVER_TITLE.scaled(width / natural * 0.999), width, Align.CENTRE)
    return set_text(title, COVER_TITLE, width, Align.CENTRE, balance=True)


def _draw_centred(flow: Flow, block: TextBlock) -> None:
    shift = (flow.width - block.width) / 2
    block.draw(flow.page, flow.left + shift, flow.y)
    flow.y -= block.height


def _draw_line(flow: Flow, line: CoverLine, label_width: float) -> None:
    left = flow.left + (flow.width - _LINES_WIDTH) / 2
    label = set_text(line.label, COVER_LABEL, label_width)
    x = left + label_width + _GAP
    width = _LINES_WIDTH - label_width - _GAP
    value = set_text(line.value or (BLANK_TEXT if line.blank else ""), COVER_VALUE, width - 8)
    height = max(label.height, value.height) + 8
    flow.keep(height)
    label.draw(flow.page, left, flow.y)
    if line.blank:
        draw_blank(flow.page, value, x + 4, flow.y)
        flow.note_blank(line.label)
    else:
        value.draw(flow.page, x + 4, flow.y)
    for index in range(len(value.lines)):
        y = flow.y - (index + 1) * value.style.leading + 2
        flow.page.line([(x, y), (x + width, y)], RULE_INK, 0.6)
    flow.y -= height
