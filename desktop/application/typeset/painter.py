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
from desktop.application.typeset.grid import layout_grid
from desktop.application.typeset.narrative import layout_narrative, layout_notice
from desktop.application.typeset.prose import draw_check_list, draw_heading, draw_paragraph, set_paragraph
from desktop.application.typeset.radar import RADAR_HEIGHT, draw_radar
from desktop.application.typeset.ruled import Ruled
from desktop.application.typeset.seal import draw_seal, seal_height
from desktop.application.typeset.sheet import draw_banner, draw_entries, draw_sheet_title
from desktop.application.typeset.style import SHEET, SHEETS
from desktop.application.typeset.table import layout_table

_DRAW: dict[type, Callable[[Flow, Any], None]] = {
    model.Paragraph: draw_paragraph,
    model.CheckList: draw_check_list,
    model.Radar: draw_radar,
    model.ScoreBars: draw_score_bars,
    model.SealBlock: draw_seal,
    model.Banner: draw_banner,
    model.Entries: draw_entries,
}
_LAYOUT: dict[type, Callable[[Flow, Any], Ruled]] = {
    model.Grid: layout_grid,
    model.Table: layout_table,
    model.Narrative: layout_narrative,
    model.Notice: layout_notice,
}
_LINES_UNDER_HEADING = 60.0


def paint(document: model.Document, fonts: FontSet) -> Flow:
    """Set the whole document; the flow returned holds its pages, headings and marked blanks."""
    if not document.sheet:
        return _paint(document, Flow(fonts))
    tries = (_paint(document, Flow(fonts, frame)) for frame in SHEETS)
    return next((flow for flow in tries if len(flow.pages) == 1), None) or _paint(document, Flow(fonts, SHEET))


def fits_one_page(document: model.Document) -> bool:
    """True when a sheet needs one page as it is usually set, without being set closer."""
    return len(_paint(document, Flow(FontSet(), SHEET)).pages) == 1


def _paint(document: model.Document, flow: Flow) -> Flow:
    flow.turn()
    if document.cover:
        draw_cover(flow, document)
        flow.turn()
    elif document.sheet:
        draw_sheet_title(flow, document)
    else:
        draw_title(flow, document)
    reserved = _paint_blocks(flow, document)
    if len(flow.pages) > 1 and not flow.page.operators:
        flow.pages.pop()
    for contents in reserved:
        fill_contents(flow, contents)
    draw_furniture(flow.pages, document, flow.frame)
    return flow


def _paint_blocks(flow: Flow, document: model.Document) -> list[Reserved]:
    reserved: list[Reserved] = []
    before: model.Block | None = None
    for index, block in enumerate(document.blocks):
        if isinstance(block, model.PageBreak):
            _break_page(flow, block)
        elif isinstance(block, model.Contents):
            reserved.append(reserve_contents(flow, block, document))
        elif isinstance(block, model.Heading):
            flow.skip(flow.frame.heading_gap if before else 0)
            draw_heading(flow, block, _room_after(flow, document.blocks, index))
        else:
            flow.skip(_gap(flow, before, block))
            if type(block) in _LAYOUT:
                _LAYOUT[type(block)](flow, block).draw()
            else:
                _DRAW[type(block)](flow, block)
        before = block
    return reserved


def _break_page(flow: Flow, block: model.PageBreak) -> None:
    turned = flow.landscape != block.landscape
    flow.landscape = block.landscape
    if flow.is_fresh and turned:
        flow.pages.pop()
    if turned or not flow.is_fresh:
        flow.turn()


def _gap(flow: Flow, before: model.Block | None, block: model.Block) -> float:
    if before is None or isinstance(before, model.Heading):
        return 0
    if isinstance(before, model.Paragraph) and isinstance(block, model.Paragraph):
        return 0
    if isinstance(before, model.SealBlock) and isinstance(block, model.SealBlock) and before.boxed and block.boxed:
        return 0
    return flow.frame.gap


def _room_after(flow: Flow, blocks: tuple[model.Block, ...], index: int) -> float:
    """The height that must be left under a heading for what follows it."""
    block = blocks[index + 1] if index + 1 < len(blocks) else None
    if isinstance(block, model.Heading):
        return flow.frame.heading_room + _room_after(flow, blocks, index + 1)
    if isinstance(block, model.Radar):
        return RADAR_HEIGHT
    if isinstance(block, model.SealBlock):
        return seal_height(block)
    if isinstance(block, model.Paragraph) and flow.room < flow.page_room / 2:
        return _intro_room(flow, blocks, index + 1, block)
    if isinstance(block, model.Notice) and flow.room < flow.page_room / 2:
        return layout_notice(flow, block).lead + flow.frame.gap + _room_after(flow, blocks, index + 1)
    if type(block) in _LAYOUT and flow.room < flow.page_room / 2:
        return _LAYOUT[type(block)](flow, block).lead
    return _LINES_UNDER_HEADING


def _intro_room(flow: Flow, blocks: tuple[model.Block, ...], index: int, intro: model.Paragraph) -> float:
    """A short introduction stays with what it introduces; a longer text only with its own first lines."""
    height = set_paragraph(flow, intro).height
    if height > _LINES_UNDER_HEADING:
        return _LINES_UNDER_HEADING
    return height + flow.frame.gap + _room_after(flow, blocks, index)
