"""Room for opinions, signatures and seals."""

from __future__ import annotations

from desktop.application.document import Align, Narrative, SealBlock
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.narrative import layout_narrative
from desktop.application.typeset.prose import flow_block
from desktop.application.typeset.style import BODY, CELL, LABEL, LABEL_TINT, PAD_X, PAD_Y, TextStyle
from desktop.application.typeset.textblock import TextBlock, set_text

_TITLE_WIDTH = 92.0
_SIGNING_ROOM = 46.0  # empty height for hand and seal
_LINE = 24.0


def seal_height(block: SealBlock) -> float:
    """The height a block wants without its printed text."""
    lines = len(block.lines) + bool(block.seal_text) + bool(block.date_line)
    return _SIGNING_ROOM + lines * _LINE + 2 * PAD_Y


def draw_seal(flow: Flow, block: SealBlock) -> None:
    """Draw the block on one page; a printed text longer than a page runs before it in a box of its own."""
    if block.boxed:
        _draw_boxed(flow, block)
    else:
        _draw_open(flow, block)


def _draw_boxed(flow: Flow, block: SealBlock) -> None:
    inner = flow.width - _TITLE_WIDTH - 2 * PAD_X
    text = set_text(block.text, CELL, inner, indent=2 * CELL.size, justify=True) if block.text else None
    height = seal_height(block) + (text.height + 2 * PAD_Y if text else 0)
    if text and height > flow.page_room:
        layout_narrative(flow, Narrative(block.title, block.text)).draw()
        text, height = None, seal_height(block)
    flow.keep(height)
    page, top = flow.page, flow.y
    page.area(flow.left, top - height, _TITLE_WIDTH, height, LABEL_TINT)
    page.frames(
        [
            (flow.left, top - height, _TITLE_WIDTH, height),
            (flow.left + _TITLE_WIDTH, top - height, flow.width - _TITLE_WIDTH, height),
        ]
    )
    title = set_text(block.title, LABEL, _TITLE_WIDTH - 2 * PAD_X, Align.CENTRE)
    title.draw(page, flow.left + PAD_X, top - (height - title.height) / 2)
    x = flow.left + _TITLE_WIDTH + PAD_X
    if text:
        text.draw(page, x, top - 2 * PAD_Y)
    bottom = top - height + PAD_Y
    _draw_lines(flow, _tail(block, inner, CELL), x + inner * 0.42, inner * 0.58, bottom)
    flow.y -= height


def _draw_open(flow: Flow, block: SealBlock) -> None:
    text = set_text(block.text, BODY, flow.width, indent=2 * BODY.size, justify=True)
    flow.keep(seal_height(block) + (BODY.leading if block.title else 0) + (text.height if block.text else 0))
    if block.title:
        flow_block(flow, set_text(block.title, BODY, flow.width), flow.left)
    if block.text:
        flow_block(flow, text, flow.left)
    flow.keep(seal_height(block))
    flow.y -= seal_height(block)
    _draw_lines(flow, _tail(block, flow.width, BODY), flow.left + flow.width * 0.45, flow.width * 0.55, flow.y)


def _tail(block: SealBlock, width: float, style: TextStyle) -> list[TextBlock]:
    left = [set_text(line, style, width * 0.55) for line in block.lines]
    right = [set_text(line, style, width * 0.55, Align.RIGHT) for line in (block.seal_text, block.date_line) if line]
    return left + right


def _draw_lines(flow: Flow, blocks: list[TextBlock], x: float, width: float, bottom: float) -> None:
    """Draw lines above `bottom`, signature lines left and seal and date right."""
    y = bottom + _LINE * len(blocks)
    for block in blocks:
        shift = width - block.width if block.align is Align.RIGHT else 0
        block.draw(flow.page, x + shift, y - (_LINE - block.style.leading) / 2)
        y -= _LINE
