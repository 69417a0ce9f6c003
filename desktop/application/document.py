"""A finished paper as data: what it says and in which order, not yet where it stands on a page.

Forms are filled into this model once; the PDF painter and the Excel writer both read it, so the two
always say the same. Everything is immutable and every text is plain: no markup is ever read from it.
`CHECKED` and `UNCHECKED` may stand in any text; the painter draws them, since no font has both.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

BLANK_TEXT = "（待填）"  # what a required field nobody filled shows, in a tinted box
CHECKED = "☑"
UNCHECKED = "☐"


class Align(Enum):
    """Where a text stands in its cell or column."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class ParagraphStyle(Enum):
    """The few kinds of running text."""

    BODY = "body"  # 宋, the text of a form
    SMALL = "small"  # 宋, as large as a grid's text: a sentence among tables
    NOTE = "note"  # small and grey, under a table or a heading
    STRONG = "strong"  # 黑, a sentence that must be read
    CENTRED = "centred"  # 宋, centred
    CLOSING = "closing"  # 宋, right-aligned: a date or a name at the end


class Tone(Enum):
    """The colour a sign and its word are printed in; never without them, so that grey print says the same."""

    MET = "met"
    UNMET = "unmet"
    OPEN = "open"
    ASIDE = "aside"  # for information or for reference


class SeriesKind(Enum):
    """Whose scores a radar series shows; each kind has its own stroke, told apart in grey print."""

    NOW = "now"  # this time
    BEFORE = "before"  # last time
    TARGET = "target"  # 区域目标


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One underlined line of the cover; `blank` marks a required value nobody gave."""

    label: str
    value: str = ""
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it goes to the bookmarks and, when `listed`, to the contents.

    Level 0 is centred over a page of its own kind (填报说明, 承诺书); 1 is 一、, 2 is （一）, 3 is 1.
    """

    text: str
    level: int = 1
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line break in `text` starts a new paragraph. `indent` is the first line's, in characters."""

    text: str
    indent: int = 2
    style: ParagraphStyle = ParagraphStyle.BODY


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a grid or table.

    `span` columns wide and `down` rows high; later rows leave out the cells it covers, as in HTML.
    `align` None: centred for a label, else the column's (tables) or left (grids). A `blank` cell prints
    `BLANK_TEXT` where `text` is empty. `number` is the figure behind the text, for Excel; money is in the
    unit the text is shown in. `fact` is the key the value came from, so that a preview can lead to its field.
    `tone` colours a verdict in a list.
    """

    text: str = ""
    span: int = 1
    is_label: bool = False
    align: Align | None = None
    blank: bool = False
    down: int = 1
    number: Decimal | None = None
    fact: str = ""
    tone: Tone | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Labels and values in ruled cells. The spans of a row add up to the same number of columns in every row.

    `widths` are relative, one a column; left out, a column that starts with labels is narrower than one with values.
    `unit` ("单位：万元") stands right above the grid.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    widths: tuple[float, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a list; `width` is relative, 0 means: as its texts need. Amounts are aligned RIGHT."""

    title: str
    width: float = 0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A list with a header that is repeated on every page, and total rows at its end.

    A row has one cell a column (or spans that add up to it). `empty_text` stands in the one row of a table without
    rows. `note` is small text under it.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    footer_rows: tuple[tuple[GridCell, ...], ...] = ()
    note: str = ""
    unit: str = ""
    title: str = ""
    empty_text: str = "（无）"


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One line with a box before it."""

    text: str
    checked: bool = False


@dataclass(frozen=True, slots=True)
class CheckList:
    """Boxes with their texts, in one or more columns."""

    items: tuple[CheckItem, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Narrative:
    """A framed long text under its label; it grows with the text and flows over pages, never cut.

    `limit` is the number of characters the form suggests (0: none); it is only told, not enforced.
    """

    label: str
    text: str
    limit: int = 0
    blank: bool = False
    fact: str = ""


@dataclass(frozen=True, slots=True)
class RadarSeries:
    """One polygon of a radar, a value per axis; None is not known and leaves a gap, never a 0."""

    label: str
    values: tuple[Decimal | None, ...]
    kind: SeriesKind = SeriesKind.NOW


@dataclass(frozen=True, slots=True)
class Radar:
    """Scores over axes, clockwise from the top, from 0 to `maximum`."""

    axes: tuple[str, ...]
    series: tuple[RadarSeries, ...]
    maximum: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """One score as a bar; `score` None is not known. `mark` is a target shown as a tick, `note` the words at its right."""

    label: str
    score: Decimal | None
    note: str = ""
    mark: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ScoreBars:
    """Scores under each other, from 0 to `maximum`."""

    bars: tuple[ScoreBar, ...]
    maximum: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class SealBlock:
    """Room for an opinion, signatures and a seal, kept on one page.

    `title` says whose (企业意见), `text` is printed opinion or undertaking, `lines` are signature lines
    ("法定代表人（签字）："), `seal_text` ("（盖章）") and `date_line` ("年　　月　　日") stand at the lower right.
    Boxed blocks that follow each other share their border; an unboxed one stands at the right under a letter.
    """

    title: str
    lines: tuple[str, ...] = ()
    seal_text: str = "（盖章）"
    date_line: str = "年　　月　　日"
    text: str = ""
    boxed: bool = True


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence or two in a light box: a draft policy, an estimate, what is unfinished."""

    text: str


@dataclass(frozen=True, slots=True)
class Banner:
    """The line that must be seen first: `lead` in the tone's colour, `right` beside it, `text` in smaller print below."""

    lead: str
    right: str = ""
    text: str = ""
    tone: Tone = Tone.OPEN


@dataclass(frozen=True, slots=True)
class Entries:
    """Short labels with their texts, without rules; a text may run over lines and pages."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page; `landscape` holds for the pages from here to the next page break."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A page of the listed headings down to `depth`, with their page numbers."""

    title: str = "目　录"
    depth: int = 2


Block: TypeAlias = (
    Heading
    | Paragraph
    | Grid
    | Table
    | CheckList
    | Narrative
    | Radar
    | ScoreBars
    | SealBlock
    | Notice
    | Banner
    | Entries
    | PageBreak
    | Contents
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: a cover when `cover` has lines (else the title stands over the first page), then the blocks.

    `form_name` and `firm` head every page after the cover; `stamp` (program version, packs, case fingerprint)
    is at every foot. `cover_note` stands at the cover's foot, e.g. who made the form. `mark` is framed over the
    title of a paper without a cover: 仅供参考. A `sheet` is set close, with narrow margins, to say much on one page; its
    `badge` is framed beside the title, as its mark is.
    """

    title: str
    subtitle: str = ""
    cover: tuple[CoverLine, ...] = ()
    blocks: tuple[Block, ...] = ()
    stamp: str = ""
    firm: str = ""
    form_name: str = ""
    cover_note: str = ""
    mark: str = ""
    badge: str = ""
    sheet: bool = False


def text_cells(*texts: str) -> tuple[GridCell, ...]:
    """A table row of plain texts."""
    return tuple(GridCell(text) for text in texts)
