"""One page as drawing operators; y grows upwards from the lower edge, as in PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desktop.application.typeset.style import INK, RULE, RULE_INK, TextStyle

if TYPE_CHECKING:
    from desktop.application.typeset.fontset import FontSet

Point = tuple[float, float]


class Page:
    """Collects what is drawn; `width` and `height` are in points."""

    def __init__(self, fonts: FontSet, size: tuple[float, float]) -> None:
        self.fonts = fonts
        self.width, self.height = size
        self.operators: list[str] = []
        self._ink = INK

    def text(self, x: float, baseline: float, text: str, style: TextStyle, spread: float = 0) -> None:
        """Draw one line from `x`; `spread` points are added after each character."""
        if not text:
            return
        self.fill_with(style.ink)
        parts = [f"BT 1 0 0 1 {x:.2f} {baseline:.2f} Tm"]
        if spread:
            parts.append(f"{spread:.3f} Tc")
        if style.heavy:
            parts.append(f"2 Tr {style.heavy:.2f} w {style.ink} RG")
        for resource, codes in self.fonts.runs(text, style.role):
            parts.append(f"/{resource} {style.size:g} Tf <{codes}> Tj")
        if spread:
            parts.append("0 Tc")
        if style.heavy:
            parts.append("0 Tr")
        self.operators.append(" ".join([*parts, "ET"]))

    def fill_with(self, ink: str) -> None:
        """Set the ink for text and areas."""
        if ink != self._ink:
            self.operators.append(f"{ink} rg")
            self._ink = ink

    def area(self, x: float, y: float, width: float, height: float, ink: str) -> None:
        """Fill a rectangle."""
        self.fill_with(ink)
        self.operators.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def frames(
        self, boxes: Iterable[tuple[float, float, float, float]], ink: str = RULE_INK, line: float = RULE
    ) -> None:
        """Stroke rectangles given as (x, y, width, height)."""
        paths = " ".join([f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re" for x, y, width, height in boxes])
        if paths:
            self.operators.append(f"{line:g} w {ink} RG {paths} S")

    def line(
        self, points: Sequence[Point], ink: str = RULE_INK, line: float = RULE, dash: str = "", *, closed: bool = False
    ) -> None:
        """Stroke a line through points; `dash` is a PDF dash array such as "3 2"."""
        before, after = (f"[{dash}] 0 d ", " [] 0 d") if dash else ("", "")
        self.operators.append(f"{before}{line:g} w {ink} RG {_path(points)} {'s' if closed else 'S'}{after}")

    def shape(self, points: Sequence[Point], ink: str) -> None:
        """Fill a polygon."""
        self.fill_with(ink)
        self.operators.append(f"{_path(points)} f")


def _path(points: Sequence[Point]) -> str:
    return " ".join([f"{x:.2f} {y:.2f} {'l' if index else 'm'}" for index, (x, y) in enumerate(points)])
