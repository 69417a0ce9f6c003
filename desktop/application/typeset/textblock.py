"""Text broken into lines for one width, measured before it is drawn and divisible between pages."""

from __future__ import annotations

from typing import NamedTuple

from desktop.application.document import Align
from desktop.application.typeset.fonts import Advances, advances, drawable, text_width
from desktop.application.typeset.linebreak import break_lines
from desktop.application.typeset.optionlines import has_options, option_lines
from desktop.application.typeset.page import Page
from desktop.application.typeset.style import TextStyle

_MOST_SPREAD = 0.12  # of the font size, a character, when a line is stretched to the right edge
_BALANCE_STEP = 250.0  # a quarter of a character
_ASCENT = 0.88  # of the font size: where an ideograph's box ends above the baseline


class TextLine(NamedTuple):
    """One line; `ends` marks the last of a paragraph, which is never stretched."""

    text: str
    indent: float = 0
    ends: bool = True


class TextBlock(NamedTuple):
    """Lines of one style in one width."""

    lines: tuple[TextLine, ...]
    style: TextStyle
    width: float
    align: Align = Align.LEFT
    justify: bool = False

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.style.leading

    @property
    def natural_width(self) -> float:
        """The width of the longest line as it is."""
        style = self.style
        return max((line.indent + text_width(line.text, style.role, style.size) for line in self.lines), default=0)

    def split(self, count: int) -> tuple[TextBlock, TextBlock]:
        """The first `count` lines, and the rest."""
        first, rest = self.lines[:count], self.lines[count:]
        return self._replace(lines=first), self._replace(lines=rest)

    def draw(self, page: Page, x: float, top: float) -> None:
        """Draw the lines downwards from `top`."""
        style = self.style
        baseline = top - (style.leading - style.size) / 2 - _ASCENT * style.size
        for line in self.lines:
            shift, spread = self._fit(line)
            page.text(x + line.indent + shift, baseline, line.text, style, spread)
            baseline -= style.leading

    def _fit(self, line: TextLine) -> tuple[float, float]:
        """How far a line is moved right, and how much its characters are spread."""
        stretch = self.justify and not line.ends and len(line.text) > 1
        if self.align is Align.LEFT and not stretch:
            return 0, 0
        left_over = self.width - line.indent - text_width(line.text, self.style.role, self.style.size)
        if stretch:
            spread = left_over / (len(line.text) - 1)
            return (0, spread) if 0 < spread <= _MOST_SPREAD * self.style.size else (0, 0)
        return (left_over / 2 if self.align is Align.CENTRE else left_over), 0


def set_text(
    text: str,
    style: TextStyle,
    width: float,
    align: Align = Align.LEFT,
    *,
    indent: float = 0,
    justify: bool = False,
    balance: bool = False,
) -> TextBlock:
    """Break text into a block; every line break in it begins a paragraph with `indent` points.

    `balance` makes the lines about equally long without needing more of them, for labels and titles.
    """
    unit = 1000 / style.size
    table = advances(style.role)
    lines: list[TextLine] = []
    for paragraph in drawable(text).splitlines() or [""]:
        broken = break_lines(paragraph, table, width * unit, indent * unit)
        if len(broken) > 1 and has_options(paragraph):
            broken = option_lines(paragraph, table, width * unit)
        elif len(broken) > 1 and balance:
            broken = _balance(paragraph, table, width * unit, broken)
        last = len(broken) - 1
        lines += [TextLine(line, 0 if n else indent, n == last) for n, line in enumerate(broken)]
    return TextBlock(tuple(lines), style, width, align, justify)


def _balance(text: str, table: Advances, width: float, broken: list[str]) -> list[str]:
    """The lines of the narrowest width that needs no more lines than `broken`, best where no bracket is divided."""
    narrower = max(sum(table[char] for char in text) / len(broken), width / 2)
    found: list[list[str]] = []
    while narrower < width:
        tried = break_lines(text, table, narrower)
        if len(tried) == len(broken):
            found.append(tried)
        narrower += _BALANCE_STEP
    found.append(broken)
    return next((lines for lines in found if not _divides_bracket(lines)), found[0])


def _divides_bracket(lines: list[str]) -> bool:
    return any(line.count("（") != line.count("）") for line in lines)
