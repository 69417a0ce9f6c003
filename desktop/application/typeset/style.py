"""Sizes, inks and measures of an official form, in points; the only place where they are set."""

from __future__ import annotations

from typing import NamedTuple

from desktop.application.typeset.fonts import Role

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
MARGIN_SIDE = 24 * MM
MARGIN_TOP = 29 * MM
MARGIN_BOTTOM = 24 * MM

# Inks are PDF colour operands; everything stays readable in grey print.
INK = "0 0 0"
RULE_INK = "0.25 0.25 0.25"
MUTED = "0.38 0.38 0.38"
LABEL_TINT = "0.949 0.953 0.961"
HEAD_TINT = "0.918 0.929 0.945"
BLANK_TINT = "1 0.953 0.8"
BLANK_EDGE = "0.78 0.6 0.13"
NOTICE_TINT = "0.957 0.965 0.98"
WARNING = "0.694 0.055 0.11"
ACCENT = "0.059 0.325 0.573"
ACCENT_SOFT = "0.82 0.886 0.949"

RULE = 0.5  # every grid line
PAD_X = 5.0  # between a grid line and text
PAD_Y = 4.5


class TextStyle(NamedTuple):
    """How text is set. `heavy` thickens the strokes by so many points, for the 小标宋-like title."""

    role: Role
    size: float
    leading: float
    ink: str = INK
    heavy: float = 0

    def scaled(self, factor: float) -> TextStyle:
        """The same style, smaller or larger."""
        return self._replace(size=self.size * factor, leading=self.leading * factor)


COVER_TITLE = TextStyle(Role.SONG, 28, 44, heavy=0.7)
COVER_SUBTITLE = TextStyle(Role.SONG, 16, 28)
COVER_NOTE = TextStyle(Role.SANS, 9.5, 16, MUTED)
COVER_LABEL = TextStyle(Role.SANS, 14, 26)
COVER_VALUE = TextStyle(Role.SONG, 14, 26)
TITLE = TextStyle(Role.SONG, 20, 32, heavy=0.5)
MARK = TextStyle(Role.HEI, 12, 18, WARNING)
HEADINGS = (
    TextStyle(Role.HEI, 16, 26),
    TextStyle(Role.HEI, 14, 22),
    TextStyle(Role.HEI, 12, 20),
    TextStyle(Role.HEI, 11, 18),
)
BODY = TextStyle(Role.SONG, 12, 21)
STRONG = TextStyle(Role.HEI, 12, 21)
NOTE = TextStyle(Role.SANS, 8.5, 13.5, MUTED)
CAPTION = TextStyle(Role.HEI, 11, 18)
UNIT = TextStyle(Role.SANS, 9, 14, MUTED)
CELL = TextStyle(Role.SONG, 10.5, 15)
LABEL = TextStyle(Role.SANS, 10, 15)
LIST_CELL = TextStyle(Role.SONG, 9, 13)
LIST_HEAD = TextStyle(Role.SANS, 9, 13)
NARRATIVE = TextStyle(Role.SONG, 10.5, 17.5)
FURNITURE = TextStyle(Role.SANS, 8, 11, MUTED)
CONTENTS = TextStyle(Role.SONG, 12, 24)
