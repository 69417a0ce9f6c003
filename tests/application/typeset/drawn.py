"""What was drawn where, read from the painter's own operators."""

import re
from typing import NamedTuple

from desktop.application.document import Block, Document
from desktop.application.typeset.fontset import FontSet
from desktop.application.typeset.page import Page
from desktop.application.typeset.painter import paint

_TEXT = re.compile(r"BT 1 0 0 1 (\S+) (\S+) Tm.*?(?:/(F\d) (\S+) Tf <([0-9A-F]*)> Tj)")
_FRAMES = re.compile(r"(\S+) (\S+) (\S+) (\S+) re(?= |$)")


class Word(NamedTuple):
    """One line of text as drawn, with its font size."""

    page: int
    x: float
    y: float
    size: float
    text: str


def drawn(*blocks: Block) -> tuple[list[Page], list[Word]]:
    """The pages of a paper of these blocks, and the lines on them."""
    fonts = _Remembering()
    pages = paint(Document("题", blocks=blocks, firm="某公司", form_name="表", stamp="版"), fonts).pages
    words = []
    for number, page in enumerate(pages, start=1):
        for operators in page.operators:
            found = _TEXT.match(operators)
            if found:
                x, y, font, size, codes = found.groups()
                words.append(Word(number, float(x), float(y), float(size), fonts.seen[font, codes]))
    return pages, words


def frames(page: Page) -> list[tuple[float, float, float, float]]:
    """Every rectangle of a page as (x, y, width, height)."""
    return [
        tuple(float(part) for part in box)  # type: ignore[misc]
        for operators in page.operators
        if operators.endswith(" S")
        for box in _FRAMES.findall(operators)
    ]


class _Remembering(FontSet):
    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[tuple[str, str], str] = {}

    def runs(self, text: str, role: object) -> list[tuple[str, str]]:  # type: ignore[override]
        runs = super().runs(text, role)  # type: ignore[arg-type]
        self.seen[runs[0]] = text
        return runs
