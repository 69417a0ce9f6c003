"""Scores as bars under each other."""

from __future__ import annotations

from decimal import Decimal

from desktop.application.document import ScoreBar, ScoreBars
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.fonts import text_width
from desktop.application.typeset.style import ACCENT, CELL, INK, LABEL, LABEL_TINT, NOTE, RULE_INK
from desktop.application.typeset.textblock import set_text

_LABEL_WIDTH, _BAR_WIDTH, _SCORE_WIDTH = 74.0, 170.0, 44.0
_BAR_HEIGHT = 8.0
_UNKNOWN = "待补充"


def draw_score_bars(flow: Flow, bars: ScoreBars) -> None:
    """Draw a line a score: label, bar with the target's tick, figure, note."""
    for bar in bars.bars:
        _draw_bar(flow, bar, bars.maximum)


def _draw_bar(flow: Flow, bar: ScoreBar, maximum: Decimal) -> None:
    x = flow.left + _LABEL_WIDTH
    note_x = x + _BAR_WIDTH + _SCORE_WIDTH + 14
    label = set_text(bar.label, LABEL, _LABEL_WIDTH - 6)
    note = set_text(bar.note, NOTE, flow.left + flow.width - note_x)
    height = max(label.height, note.height, CELL.leading) + 6
    flow.keep(height)
    page, middle = flow.page, flow.y - height / 2
    label.draw(page, flow.left, middle + label.height / 2)
    page.area(x, middle - _BAR_HEIGHT / 2, _BAR_WIDTH, _BAR_HEIGHT, LABEL_TINT)
    if bar.score is not None:
        page.area(x, middle - _BAR_HEIGHT / 2, _BAR_WIDTH * _share(bar.score, maximum), _BAR_HEIGHT, ACCENT)
    page.frames([(x, middle - _BAR_HEIGHT / 2, _BAR_WIDTH, _BAR_HEIGHT)], RULE_INK, 0.3)
    if bar.mark is not None:
        at = x + _BAR_WIDTH * _share(bar.mark, maximum)
        page.line([(at, middle - _BAR_HEIGHT / 2 - 3), (at, middle + _BAR_HEIGHT / 2 + 3)], INK, 1)
    figure = _UNKNOWN if bar.score is None else f"{bar.score:f}"
    style = NOTE if bar.score is None else LABEL
    width = text_width(figure, style.role, style.size)
    page.text(x + _BAR_WIDTH + _SCORE_WIDTH - width, middle - style.size * 0.36, figure, style)
    if bar.note:
        note.draw(page, note_x, middle + note.height / 2)
    flow.y -= height


def _share(value: Decimal, maximum: Decimal) -> float:
    return float(min(max(value / maximum, Decimal(0)), Decimal(1)))
