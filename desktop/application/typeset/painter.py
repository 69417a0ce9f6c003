"""From a Document to pages: block after block down the flow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.application import document as model
from desktop.application.typeset.bars import draw_score_bars
from desktop.application.typeset.contents import Reserved, fill_contents, reserve_contents
from desktop.application.typeset.cover import draw_cover, draw_title
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.fontset import FontSet
from desktop.application.typeset.furniture import draw_furniture
from desktop.application.typeset.grid import draw_grid
from desktop.application.typeset.narrative import draw_narrative
from desktop.application.typeset.prose import draw_check_list, draw_heading, draw_notice, draw_paragraph
from desktop.application.typeset.radar import RADAR_HEIGHT, draw_radar
from desktop.application.typeset.seal import draw_seal, seal_height
from desktop.application.typeset.table import draw_table

_DRAW: dict[type, Callable[[Flow, Any], None]] = {
    model.Paragraph: draw_paragraph,
    model.Grid: draw_grid,
    model.Table: draw_table,
    model.CheckList: draw_check_list,
    model.Narrative: draw_narrative,
    model.Radar: draw_radar,
    model.ScoreBars: draw_score_bars,
    model.SealBlock: draw_seal,
    model.Notice: draw_notice,
}
_GAP = 10.0  # between blocks
_HEADING_GAP = 14.0


def paint(document: model.Document, fonts: FontSet) -> Flow:
    """Set the whole document; the flow returned holds its pages, headings and marked blanks."""
    flow = Flow(fonts)
    flow.turn()
    if document.cover:
        draw_cover(flow, document)
        flow.turn()
    else:
        draw_title(flow, document)
    reserved: list[Reserved] = []
    blocks = document.blocks
    for index, block in enumerate(blocks):
        before = blocks[index - 1] if index else None
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, model.PageBreak):
            _break_page(flow, block)
        elif isinstance(block, model.Contents):
            reserved.append(reserve_contents(flow, block, document))
        elif isinstance(block, model.Heading):
            flow.skip(_HEADING_GAP if before else 0)
            draw_heading(flow, block, _room_for(after))
        else:
            flow.skip(_gap(before, block))
            _DRAW[type(block)](flow, block)
    if len(flow.pages) > 1 and not flow.page.operators:
        flow.pages.pop()
    for contents in reserved:
        fill_contents(flow, contents)
    draw_furniture(flow.pages, document)
    return flow


def _break_page(flow: Flow, block: model.PageBreak) -> None:
    turned = flow.landscape != block.landscape
    flow.landscape = block.landscape
    if flow.is_fresh and turned:
        flow.pages.pop()
    if turned or not flow.is_fresh:
        flow.turn()


def _gap(before: model.Block | None, block: model.Block) -> float:
    if before is None or isinstance(before, model.Heading):
        return 0
    if isinstance(before, model.Paragraph) and isinstance(block, model.Paragraph):
        return 0
    if isinstance(before, model.SealBlock) and isinstance(block, model.SealBlock) and before.boxed and block.boxed:
        return 0
    return _GAP


def _room_for(block: model.Block | None) -> float:
    """The height that must be left under a heading for what follows it."""
    if isinstance(block, model.Radar):
        return RADAR_HEIGHT
    if isinstance(block, model.SealBlock):
        return seal_height(block)
    if isinstance(block, model.Heading):
        return 90
    return 60
