"""Framed long texts that grow and flow over pages."""

from __future__ import annotations

from desktop.application.document import Align, Narrative
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.ruled import Ruled, RuledCell, RuledRow
from desktop.application.typeset.style import LABEL, LABEL_TINT, NARRATIVE, PAD_X
from desktop.application.typeset.textblock import set_text
from desktop.application.typeset.tint import blank_block

_MIN_HEIGHT = 90.0


def draw_narrative(flow: Flow, narrative: Narrative) -> None:
    """Draw a long text under its label; the label stands again on every page it runs over."""
    width = flow.width - 2 * PAD_X
    head = RuledCell(set_text(_title(narrative), LABEL, width), 0, tint=LABEL_TINT)
    if narrative.blank:
        block = blank_block(narrative.text, NARRATIVE, width, Align.LEFT)
    else:
        block = set_text(narrative.text, NARRATIVE, width, indent=2 * NARRATIVE.size, justify=True)
    body = RuledCell(block, 0, high=True, holds=narrative.blank, blank=narrative.blank, label=narrative.label)
    edges = (flow.left, flow.left + flow.width)
    Ruled(flow, edges, [RuledRow((head,))]).draw([RuledRow((body,), _MIN_HEIGHT if narrative.blank else 0)])


def _title(narrative: Narrative) -> str:
    if not narrative.limit or "字" in narrative.label:
        return narrative.label
    return f"{narrative.label}（{narrative.limit}字以内）"
