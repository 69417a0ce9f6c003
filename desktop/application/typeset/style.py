"""Sizes, inks and measures of an official form, in points; the only place where they are set."""

from __future__ import annotations

from typing import NamedTuple

from desktop.application.typeset.fonts import Role

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
MARGIN_SIDE = 24 * MM
MARGIN_TOP = 29 * MM
MARGIN_BOTTOM = 24 * MM
HEAD_RULE = 22 * MM  # below the upper edge
FOOT_BASE = 15 * MM  # above the lower edge

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

MET = "0.055 0.439 0.055"
OPEN = "0.29 0.333 0.408"
ASIDE = "0.42 0.357 0.584"
MET_TINT = "0.925 0.965 0.925"
WARNING_TINT = "0.992 0.929 0.933"
OPEN_TINT = "0.941 0.949 0.961"
ASIDE_TINT = "0.949 0.941 0.973"

RULE = 0.5  # every grid line
PAD_X = 5.0  # between a grid line and text
PAD_Y = 4.5


class Frame(NamedTuple):
    """Where a paper's text stands and how close its parts are: a form is airy, a sheet says much on one page."""

    side: float = MARGIN_SIDE
    top: float = MARGIN_TOP
    bottom: float = MARGIN_BOTTOM
    head_rule: float = HEAD_RULE
    foot: float = FOOT_BASE  # where page number and stamp stand, above the lower edge
    pad: float = PAD_Y  # above and below the text of a cell
    gap: float = 10.0  # between blocks
    heading_gap: float = 14.0
    heading_room: float = 28.0  # what a small heading takes altogether
    heading_leading: float = 1.0  # of its leading, what is left
    leading: float = 13.0  # of the small print in lists
    small: float = 9.0  # its size
    note_leading: float = 13.5  # of the grey print under tables


FORM = Frame()
SHEET = Frame(19 * MM, 21 * MM, 20.5 * MM, 17.5 * MM, pad=2.5, gap=5.0, heading_gap=8.0, heading_room=26.0)
TIGHT_SHEET = SHEET._replace(
    top=20 * MM, bottom=20 * MM, head_rule=16.5 * MM, pad=1.5, gap=3.5, heading_gap=5.0, leading=12.0
)
WIDE_SHEET = TIGHT_SHEET._replace(
    side=15 * MM, top=18 * MM, bottom=16 * MM, head_rule=15 * MM, foot=10.5 * MM, note_leading=12.0
)
DENSE_SHEET = WIDE_SHEET._replace(
    pad=0.8, gap=2.5, heading_gap=3.5, leading=10.6, small=8.5, note_leading=10.6, heading_leading=0.85
)
SHEETS = (SHEET, TIGHT_SHEET, WIDE_SHEET, DENSE_SHEET)
"""What a sheet is set in, one after the other until it stands on one page: closer, and at last half a point smaller."""


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

    def closer(self, factor: float) -> TextStyle:
        """As large, with its lines closer."""
        return self._replace(leading=self.leading * factor)


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
SHEET_TITLE = TextStyle(Role.SONG, 17, 24, heavy=0.4)
SHEET_HEADINGS = (TextStyle(Role.HEI, 13, 20), TextStyle(Role.HEI, 11.5, 17), TextStyle(Role.HEI, 10.5, 15))
SHEET_SUBTITLE = TextStyle(Role.SONG, 10, 15)
BADGE = TextStyle(Role.HEI, 10, 14)
BODY = TextStyle(Role.SONG, 12, 21)
STRONG = TextStyle(Role.HEI, 12, 21)
NOTE = TextStyle(Role.SANS, 8.5, 13.5, MUTED)
CAPTION = TextStyle(Role.HEI, 11, 18)
UNIT = TextStyle(Role.SANS, 9, 14, MUTED)
CELL = TextStyle(Role.SONG, 10.5, 15)
LABEL = TextStyle(Role.SANS, 10, 15)
LIST_CELL = TextStyle(Role.SONG, 9, 13)
LIST_HEAD = TextStyle(Role.SANS, 9, 13)
ENTRY_LABEL = TextStyle(Role.HEI, 9, 13)
BANNER = TextStyle(Role.HEI, 11.5, 17)
NARRATIVE = TextStyle(Role.SONG, 10.5, 17.5)
FURNITURE = TextStyle(Role.SANS, 8, 11, MUTED)
CONTENTS = TextStyle(Role.SONG, 12, 24)
