"""Signs drawn as glyphs of our own: no font of ours has ☑ ☐ ☒ ✗, and as glyphs they can be copied and searched.

An outline is a simple glyph of the TrueType `glyf` table, in units of 1/1000 em: contours of straight lines,
outer ones clockwise and holes counter-clockwise.
"""

from __future__ import annotations

from functools import lru_cache
from struct import pack
from typing import TypeAlias

SIGN_ADVANCE = 1000.0
_ON_CURVE = 1
_Contour: TypeAlias = tuple[tuple[int, int], ...]

_FRAME: tuple[_Contour, ...] = (
    ((80, -60), (80, 780), (920, 780), (920, -60)),
    ((135, -5), (865, -5), (865, 725), (135, 725)),
)
_TICK: _Contour = ((230, 385), (295, 445), (440, 270), (715, 625), (785, 570), (445, 130))
_CROSS: _Contour = (
    *((270, 155), (440, 360), (270, 565), (330, 615), (500, 415), (670, 615)),
    *((730, 565), (560, 360), (730, 155), (670, 105), (500, 305), (330, 105)),
)
_CONTOURS: dict[str, tuple[_Contour, ...]] = {
    "☐": _FRAME,
    "□": _FRAME,
    "☑": (*_FRAME, _TICK),
    "☒": (*_FRAME, _CROSS),
    "✗": (_CROSS,),
}


def is_sign(char: str) -> bool:
    """True for a character drawn here rather than by a font."""
    return char in _CONTOURS


@lru_cache(maxsize=16)
def sign_outline(char: str) -> bytes | None:
    """The `glyf` entry that draws a sign, or None for any other character."""
    contours = _CONTOURS.get(char)
    if contours is None:
        return None
    points = [point for contour in contours for point in contour]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    ends = [sum(len(c) for c in contours[: i + 1]) - 1 for i in range(len(contours))]
    head = pack(">5h", len(contours), min(xs), min(ys), max(xs), max(ys))
    flags = bytes([_ON_CURVE]) * len(points)
    return head + pack(f">{len(ends)}HH", *ends, 0) + flags + _steps(xs) + _steps(ys)


def _steps(values: list[int]) -> bytes:
    return pack(f">{len(values)}h", *(b - a for a, b in zip([0, *values], values, strict=False)))
