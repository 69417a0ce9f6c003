"""The radar of scores: one polygon a series, told apart by stroke so that a grey print can be read."""

from __future__ import annotations

from decimal import Decimal
from math import cos, pi, sin
from typing import NamedTuple

from desktop.application.document import Radar, RadarSeries, SeriesKind
from desktop.application.typeset.flow import Flow
from desktop.application.typeset.fonts import text_width
from desktop.application.typeset.page import Page, Point
from desktop.application.typeset.style import ACCENT, ACCENT_SOFT, FURNITURE, LABEL, NOTE

_RADIUS = 92.0
RADAR_HEIGHT = 2 * _RADIUS + 94
_RINGS = 4
_GRID_INK = "0.72 0.72 0.72"
_UNKNOWN = "待补充"
_CIRCLE = 10


class _Stroke(NamedTuple):
    line: float
    dash: str
    ink: str


_STROKES = {
    SeriesKind.NOW: _Stroke(1.5, "", ACCENT),
    SeriesKind.BEFORE: _Stroke(0.9, "4 2.5", "0.3 0.3 0.3"),
    SeriesKind.TARGET: _Stroke(0.9, "1 2", "0.55 0.2 0.05"),
}
_ORDER = (SeriesKind.NOW, SeriesKind.TARGET, SeriesKind.BEFORE)


class _Web(NamedTuple):
    centre: Point
    axes: int
    maximum: Decimal

    def at(self, axis: int, share: float) -> Point:
        """The point on an axis at a share of its length."""
        angle = 2 * pi * axis / self.axes
        return self.centre[0] + share * _RADIUS * sin(angle), self.centre[1] + share * _RADIUS * cos(angle)

    def point(self, axis: int, value: Decimal) -> Point:
        """The point of a value, within the web."""
        return self.at(axis, float(min(max(value / self.maximum, Decimal(0)), Decimal(1))))


def draw_radar(flow: Flow, radar: Radar) -> None:
    """Draw a radar at the cursor, with the scores at its axes and a legend below."""
    if len(radar.axes) < 3:
        return
    flow.keep(RADAR_HEIGHT)
    page = flow.page
    web = _Web((flow.left + flow.width / 2, flow.y - _RADIUS - 34), len(radar.axes), radar.maximum)
    drawn = sorted(radar.series, key=lambda series: _ORDER.index(series.kind))
    for series in drawn:
        if series.kind is SeriesKind.NOW:
            _fill(page, web, series)
    _draw_web(page, web)
    for series in drawn:
        _draw_series(page, web, series)
    _draw_labels(page, web, radar)
    _draw_legend(flow, radar, flow.y - RADAR_HEIGHT + 14)
    flow.y -= RADAR_HEIGHT


def _draw_web(page: Page, web: _Web) -> None:
    for ring in range(1, _RINGS + 1):
        page.line([web.at(axis, ring / _RINGS) for axis in range(web.axes)], _GRID_INK, 0.4, closed=True)
        page.text(web.centre[0] + 2, web.at(0, ring / _RINGS)[1] + 1.5, f"{web.maximum * ring / _RINGS:g}", _RING_TEXT)
    for axis in range(web.axes):
        page.line([web.centre, web.at(axis, 1)], _GRID_INK, 0.4)


_RING_TEXT = FURNITURE.scaled(0.8)


def _neighbours(series: RadarSeries) -> list[tuple[int, Decimal, int, Decimal]]:
    """Pairs of axes next to each other whose values are both known."""
    count = len(series.values)
    pairs = [
        (axis, series.values[axis], (axis + 1) % count, series.values[(axis + 1) % count]) for axis in range(count)
    ]
    return [(a, x, b, y) for a, x, b, y in pairs if x is not None and y is not None]


def _fill(page: Page, web: _Web, series: RadarSeries) -> None:
    for first, value, second, other in _neighbours(series):
        page.shape([web.centre, web.point(first, value), web.point(second, other)], ACCENT_SOFT)


def _draw_series(page: Page, web: _Web, series: RadarSeries) -> None:
    stroke = _STROKES[series.kind]
    for first, value, second, other in _neighbours(series):
        page.line([web.point(first, value), web.point(second, other)], stroke.ink, stroke.line, stroke.dash)
    for axis, known in enumerate(series.values):
        if known is not None:
            _draw_mark(page, web.point(axis, known), series.kind, stroke)


def _draw_mark(page: Page, at: Point, kind: SeriesKind, stroke: _Stroke) -> None:
    x, y = at
    if kind is SeriesKind.NOW:
        circle = [(x + 2.4 * sin(2 * pi * k / _CIRCLE), y + 2.4 * cos(2 * pi * k / _CIRCLE)) for k in range(_CIRCLE)]
        page.shape(circle, stroke.ink)
    elif kind is SeriesKind.BEFORE:
        page.area(x - 2, y - 2, 4, 4, "1 1 1")
        page.frames([(x - 2, y - 2, 4, 4)], stroke.ink, 0.8)
    else:
        page.line([(x - 2.6, y - 1.8), (x + 2.6, y - 1.8), (x, y + 2.8)], stroke.ink, 0.8, closed=True)


def _draw_labels(page: Page, web: _Web, radar: Radar) -> None:
    now = next((series for series in radar.series if series.kind is SeriesKind.NOW), None)
    for axis, name in enumerate(radar.axes):
        x, y = web.at(axis, 1.12)
        value = now.values[axis] if now else None
        below = "" if now is None else _UNKNOWN if value is None else f"{value:f} 分"
        side = sin(2 * pi * axis / web.axes)
        shift = 0.5 if abs(side) < 0.1 else 1.0 if side < 0 else 0.0
        lift = (10 if cos(2 * pi * axis / web.axes) > 0.5 else -8 if cos(2 * pi * axis / web.axes) < -0.5 else 0) + 0.0
        page.text(x - shift * text_width(name, LABEL.role, LABEL.size), y + lift + 2, name, LABEL)
        style = NOTE if value is None else _SCORE
        page.text(x - shift * text_width(below, style.role, style.size), y + lift - 9, below, style)


_SCORE = NOTE.scaled(1.05)


def _draw_legend(flow: Flow, radar: Radar, y: float) -> None:
    widths = [34 + text_width(series.label, NOTE.role, NOTE.size) + 18 for series in radar.series]
    x = flow.left + (flow.width - sum(widths)) / 2
    for series, width in zip(radar.series, widths, strict=True):
        stroke = _STROKES[series.kind]
        flow.page.line([(x, y), (x + 26, y)], stroke.ink, stroke.line, stroke.dash)
        _draw_mark(flow.page, (x + 13, y), series.kind, stroke)
        flow.page.text(x + 32, y - 3, series.label, NOTE)
        x += width
