"""Framed texts: narratives that grow and flow over pages, and notices."""

from __future__ import annotations

from desktop.application.document import Align, Narrative, Notice
from desktop.application.typeset.cells import RuledCell, RuledRow
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.ruled import Ruled
from desktop.application.typeset.style import CELL, LABEL, LABEL_TINT, NARRATIVE, NOTICE_TINT, PAD_X
from desktop.application.typeset.textblock import set_text
from desktop.application.typeset.tint import blank_block

_MIN_HEIGHT = 90.0


def layout_narrative(flow: Flow, narrative: Narrative) -> Ruled:
    """Measure a long text under its label; the label stands again on every page it runs over."""
    width = flow.width - 2 * PAD_X
    head = RuledCell(set_text(_title(narrative), LABEL, width), 0, tint=LABEL_TINT)
    if narrative.blank:
        block = blank_block(narrative.text, NARRATIVE, width, Align.LEFT)
    else:
        block = set_text(narrative.text, NARRATIVE, width, indent=2 * NARRATIVE.size, justify=True)
    body = RuledCell(block, 0, high=True, holds=narrative.blank, blank=narrative.blank, label=narrative.label)
    edges = (flow.left, flow.left + flow.width)
    rows = [RuledRow((body,), _MIN_HEIGHT if narrative.blank else 0)]
    return Ruled(flow, edges, rows, header=[RuledRow((head,))])


def layout_notice(flow: Flow, notice: Notice) -> Ruled:
    """Measure a sentence or two in a light box."""
    block = set_text(notice.text, CELL, flow.width - 2 * PAD_X, justify=True)
    row = RuledRow((RuledCell(block, 0, tint=NOTICE_TINT),))
    return Ruled(flow, (flow.left, flow.left + flow.width), [row])


def _title(narrative: Narrative) -> str:
    if not narrative.limit or "字" in narrative.label:
        return narrative.label
    return f"{narrative.label}（{narrative.limit}字以内）"
