"""What stands on every page: form and firm at the head, page number and version stamp at the foot."""

from __future__ import annotations

from desktop.application.document import Align, Document
from desktop.application.typeset.page import Page
from desktop.application.typeset.style import FURNITURE, RULE, Frame, TextStyle
from desktop.application.typeset.textblock import set_text

_PAGE_NUMBER = TextStyle(FURNITURE.role, 9, 12)
_FAINT = "0.6 0.6 0.6"


def draw_furniture(pages: list[Page], document: Document, frame: Frame) -> None:
    """Draw head and foot of all pages; a cover already says form and firm, so it has no head."""
    says_all = document.cover and (not document.firm or any(document.firm in line.value for line in document.cover))
    for number, page in enumerate(pages, start=1):
        if number > 1 or not says_all:
            _draw_head(page, document, frame)
        _draw_foot(page, document, frame, number, len(pages))


def _draw_head(page: Page, document: Document, frame: Frame) -> None:
    side, width = frame.side, page.width - 2 * frame.side
    y = page.height - frame.head_rule
    form = set_text(document.form_name or document.title, FURNITURE, width * 0.52, balance=True)
    firm = set_text(document.firm, FURNITURE, width * 0.44, Align.RIGHT, balance=True)
    form.draw(page, side, y + form.height + 3)
    firm.draw(page, side + width - firm.width, y + firm.height + 3)
    page.line([(side, y), (side + width, y)], _FAINT, RULE)


def _draw_foot(page: Page, document: Document, frame: Frame, number: int, count: int) -> None:
    side, width = frame.side, page.width - 2 * frame.side
    text = set_text(f"第{number}页 共{count}页", _PAGE_NUMBER, width, Align.CENTRE)
    text.draw(page, side, frame.foot + 12)
    stamp = set_text(document.stamp, FURNITURE.scaled(0.85), width, Align.CENTRE)
    stamp.draw(page, side, frame.foot - 1)
