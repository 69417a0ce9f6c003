"""What a sheet of one page has instead of forms' grids: a title beside its badge, a banner, labelled texts."""

from __future__ import annotations

from desktop.application.document import Align, Banner, Document, Entries
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.prose import flow_block
from desktop.application.typeset.style import (
    BADGE,
    BANNER,
    ENTRY_LABEL,
    INK,
    PAD_X,
    SHEET_SUBTITLE,
    SHEET_TITLE,
    WARNING,
)
from desktop.application.typeset.textblock import set_text
from desktop.application.typeset.tint import TONES

_GAP = 8.0
_PAD = 4.0
_BAR = 3.0
_LABEL_MOST = 6.5 * ENTRY_LABEL.size
_BETWEEN = 1.5  # entries
_TOGETHER = 2  # lines of an entry that stay with its label


def draw_sheet_title(flow: Flow, document: Document) -> None:
    """The title at the left, the standing framed at the right: in red where it warns."""
    badge = document.mark or document.badge
    ink = WARNING if document.mark else INK
    mark = set_text(badge, BADGE._replace(ink=ink), flow.width / 2)
    taken = mark.natural_width + 2 * _PAD + 2 * _GAP if badge else 0
    title = set_text(document.title, SHEET_TITLE, flow.width - taken)
    title.draw(flow.page, flow.left, flow.y)
    if badge:
        x = flow.left + flow.width - mark.natural_width - _PAD
        top = flow.y - (SHEET_TITLE.leading - BADGE.leading) / 2
        box = (x - _PAD, top - mark.height - 2, mark.natural_width + 2 * _PAD, mark.height + 4)
        flow.page.frames([box], ink, 1.0)
        mark.draw(flow.page, x, top)
    flow.y -= max(title.height, mark.height if badge else 0)
    if document.subtitle:
        below = set_text(document.subtitle, SHEET_SUBTITLE, flow.width)
        below.draw(flow.page, flow.left, flow.y)
        flow.y -= below.height
    flow.y -= 3


def draw_banner(flow: Flow, banner: Banner) -> None:
    """A tinted box with a bar of the tone at its left; on one page."""
    ink, tint = TONES[banner.tone]
    x, width = flow.left + _BAR + PAD_X, flow.width - _BAR - 2 * PAD_X
    lead = set_text(banner.lead, BANNER._replace(ink=ink), width)
    right = set_text(banner.right, BANNER, width) if banner.right else None
    beside = right is not None and len(lead.lines) == 1 and lead.natural_width + right.natural_width + 2 * _GAP <= width
    text = set_text(banner.text, flow.small_print, width) if banner.text else None
    below = [block for block in (None if beside else right, text) if block]
    height = lead.height + sum(block.height for block in below) + 2 * _PAD
    flow.keep(height)
    flow.page.area(flow.left, flow.y - height, flow.width, height, tint)
    flow.page.area(flow.left, flow.y - height, _BAR, height, ink)
    y = flow.y - _PAD
    lead.draw(flow.page, x, y)
    if right and beside:
        right._replace(align=Align.RIGHT).draw(flow.page, x, y)
    y -= lead.height
    for block in below:
        block.draw(flow.page, x, y)
        y -= block.height
    flow.y -= height


def draw_entries(flow: Flow, entries: Entries) -> None:
    """Labels in a column of their own, texts beside them."""
    label_style = ENTRY_LABEL._replace(size=flow.frame.small, leading=flow.frame.leading)
    labels = [set_text(label, label_style, _LABEL_MOST) for label, _ in entries.rows]
    indent = max((label.natural_width for label in labels), default=0) + _GAP
    for number, (label, (_, words)) in enumerate(zip(labels, entries.rows, strict=True)):
        flow.skip(_BETWEEN if number else 0)
        text = set_text(words, flow.small_print, flow.width - indent)
        flow.keep(max(label.height, min(len(text.lines), _TOGETHER) * text.style.leading))
        label.draw(flow.page, flow.left, flow.y)
        start, page = flow.y, flow.page
        flow_block(flow, text, flow.left + indent)
        if flow.page is page:
            flow.y = min(flow.y, start - label.height)
