"""The cursor that runs down the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.application.typeset.page import Page
from desktop.application.typeset.style import A4, FORM, LIST_CELL, NOTE, Frame, TextStyle

if TYPE_CHECKING:
    from desktop.application.typeset.fontset import FontSet


class Mark(NamedTuple):
    """Where a heading landed: level as in `Heading`, page counted from 1, y of its upper edge."""

    text: str
    level: int
    listed: bool
    page: int
    y: float


class BlankPlace(NamedTuple):
    """A marked blank that was printed: on which page, and the label it belongs to."""

    page: int
    label: str


class Flow:
    """Pages so far, and where the next thing goes: its upper edge is `y`."""

    def __init__(self, fonts: FontSet, frame: Frame = FORM) -> None:
        self.fonts = fonts
        self.frame = frame
        self.pages: list[Page] = []
        self.marks: list[Mark] = []
        self.blanks: list[BlankPlace] = []
        self.y = 0.0
        self.landscape = False

    @property
    def is_sheet(self) -> bool:
        """True for a paper that is set close, to say much on one page."""
        return self.frame is not FORM

    @property
    def small_print(self) -> TextStyle:
        """What lists and entries are set in."""
        return LIST_CELL._replace(size=self.frame.small, leading=self.frame.leading)

    @property
    def note(self) -> TextStyle:
        """What stands in grey under tables."""
        return NOTE._replace(leading=self.frame.note_leading)

    @property
    def page(self) -> Page:
        """The page being filled."""
        return self.pages[-1]

    @property
    def left(self) -> float:
        """Left edge of the text."""
        return self.frame.side

    @property
    def width(self) -> float:
        """Width of the text."""
        return self.page.width - 2 * self.frame.side

    @property
    def top(self) -> float:
        """Upper edge of the text on a fresh page."""
        return self.page.height - self.frame.top

    @property
    def room(self) -> float:
        """Height left on the page."""
        return self.y - self.frame.bottom

    @property
    def page_room(self) -> float:
        """Height of a fresh page."""
        return self.top - self.frame.bottom

    @property
    def is_fresh(self) -> bool:
        """True while nothing stands on the page."""
        return self.y >= self.top - 0.01

    def turn(self) -> None:
        """Begin a new page."""
        size = (A4[1], A4[0]) if self.landscape else A4
        self.pages.append(Page(self.fonts, size))
        self.y = self.top

    def keep(self, height: float) -> None:
        """Begin a new page unless `height` is left on this one, or none has more."""
        if height > self.room and not self.is_fresh:
            self.turn()

    def skip(self, height: float) -> None:
        """Leave room, but none at the head of a page."""
        if not self.is_fresh:
            self.y -= height

    def note_blank(self, label: str) -> None:
        """Remember a marked blank on this page."""
        self.blanks.append(BlankPlace(len(self.pages), label))
