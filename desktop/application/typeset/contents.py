"""The contents: pages set aside when they are met, and filled when every heading has its page."""

from __future__ import annotations

from typing import NamedTuple

from desktop.application.document import Align, Contents, Document, Heading
from desktop.application.typeset.flow import Flow, Mark
from desktop.application.typeset.fonts import text_width
from desktop.application.typeset.page import Page
from desktop.application.typeset.style import CONTENTS, TITLE
from desktop.application.typeset.textblock import TextBlock, set_text

_INDENT = 2 * CONTENTS.size
_NUMBER_WIDTH = 40.0


class Reserved(NamedTuple):
    """Pages kept free for contents, from number `first`, and the room on each of them."""

    contents: Contents
    first: int
    left: float
    width: float
    top: float
    height: float


def reserve_contents(flow: Flow, contents: Contents, document: Document) -> Reserved:
    """Set aside as many pages as the document's headings need, and go on after them."""
    if not flow.is_fresh:
        flow.turn()
    reserved = Reserved(contents, len(flow.pages), flow.left, flow.width, flow.top, flow.page_room)
    flow.y -= TITLE.leading + 12
    for heading in document.blocks:
        if isinstance(heading, Heading) and heading.listed and heading.level <= contents.depth:
            height = _entry(reserved, heading.text, heading.level).height
            flow.keep(height)
            flow.y -= height
    flow.turn()
    return reserved


def fill_contents(flow: Flow, reserved: Reserved) -> None:
    """Write the headings with their page numbers on the pages set aside."""
    at = reserved.first
    page = flow.pages[at - 1]
    y = reserved.top
    title = set_text(reserved.contents.title, TITLE, reserved.width, Align.CENTRE)
    title.draw(page, reserved.left, y)
    y -= TITLE.leading + 12
    for mark in flow.marks:
        if not mark.listed or mark.level > reserved.contents.depth:
            continue
        block = _entry(reserved, mark.text, mark.level)
        if block.height > y - (reserved.top - reserved.height):
            at += 1
            page, y = flow.pages[at - 1], reserved.top
        _draw_entry(reserved, page, block, mark, y)
        y -= block.height


def _entry(reserved: Reserved, text: str, level: int) -> TextBlock:
    return set_text(text, CONTENTS, reserved.width - _NUMBER_WIDTH - _indent(level))


def _indent(level: int) -> float:
    return _INDENT * max(level - 1, 0)


def _draw_entry(reserved: Reserved, page: Page, block: TextBlock, mark: Mark, top: float) -> None:
    x = reserved.left + _indent(mark.level)
    block.draw(page, x, top)
    baseline = top - block.height + (CONTENTS.leading - CONTENTS.size) / 2 + 0.12 * CONTENTS.size
    number = str(mark.page)
    right = reserved.left + reserved.width
    number_x = right - text_width(number, CONTENTS.role, CONTENTS.size)
    page.text(number_x, baseline, number, CONTENTS)
    begin = x + text_width(block.lines[-1].text, CONTENTS.role, CONTENTS.size) + 6
    if number_x - 6 > begin:
        page.line([(begin, baseline + 3), (number_x - 6, baseline + 3)], "0.4 0.4 0.4", 0.6, "0.6 3")
