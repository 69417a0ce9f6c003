"""A form as data: what is asked for, where it is printed, and who signs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.facts.formula import Formula
    from desktop.rules.term import Condition

PRINTED = re.compile(r"\{(\w+(?:\.\w+)+)\}")  # a fact in braces; a name without a dot is an authority's


class SectionKind(Enum):
    """How a section is laid out; the comment says what feeds it."""

    GRID = "grid"  # fields, label beside value
    YEARS = "years"  # yearly fields, one column a year
    TABLE = "table"  # the rows of one table fact
    NARRATIVE = "narrative"  # long texts
    CHECKLIST = "checklist"  # the options of one multi fact, each with its box
    TEXT = "text"  # sentences of our own
    RADAR = "radar"  # the assessment: six scores as a picture
    SCORES = "scores"  # the assessment: score, level, share answered
    TARGETS = "targets"  # the assessment: 区域目标 beside the firm's own figures
    GAPS = "gaps"  # the assessment: what lies below its benchmark, worst first
    ITEMS = "items"  # the assessment: every indicator of every area
    DIRECTIONS = "directions"  # the assessment: proposed directions of the project
    FINDINGS = "findings"  # every measure that can be judged
    VERDICTS = "verdicts"  # chosen measures with their reasons
    ATTACHMENTS = "attachments"  # the list of attachments
    UNDERTAKINGS = "undertakings"  # numbered sentences the firm signs
    OPINIONS = "opinions"  # boxes for authorities
    SIGNATURES = "signatures"  # boxes for the firm


class Need(Enum):
    """How badly an attachment is wanted."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    CONDITIONAL = "conditional"  # required while its condition holds


class CopyKind(Enum):
    """Which copy of an attachment is handed in."""

    ORIGINAL = "original"
    COPY = "copy"
    SCAN = "scan"


@dataclass(frozen=True, slots=True)
class Field:
    """One fact on a form; an empty `label` means the fact's own."""

    fact: str
    label: str = ""
    required: bool = False
    span: int = 1
    limit: int = 0
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One printed column of a table: a column of the fact, or a formula over the row's columns.

    `width` is relative to the other columns; `total` puts the column's sum into the foot.
    """

    key: str
    title: str = ""
    width: int = 4
    total: bool = False
    required: bool = False
    formula: Formula | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A box to sign or seal: `lines` are printed above the seal, `asks` are things to tick.

    A fact in braces stands for its answer: 填表人{application.filler}（签字）. Nothing is printed while it is open.
    """

    title: str
    lines: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    seal: str = ""
    when: Condition | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """Keys of the facts that the lines print."""
        return tuple(key for line in self.lines for key in PRINTED.findall(line))


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A sentence the firm signs."""

    text: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a form; without a title it goes on under the one before.

    One that is not numbered and starts a page is a letter of its own (承诺书).
    `sheet` gives a long table its own sheet in the workbook; `rows_needed` is how many rows a table wants
    before it counts as answered; `most` ends a long ranking (0: all of it); `landscape` turns its pages;
    `all_forms` lists the attachments of every form handed in together.
    """

    id: str
    title: str
    kind: SectionKind
    intro: str = ""
    note: str = ""
    numbered: bool = True
    new_page: bool = False
    sheet: str = ""
    when: Condition | None = None
    fields: tuple[Field, ...] = ()
    table: str = ""
    required: bool = False
    rows_needed: int = 0
    most: int = 0
    serial: bool = True
    landscape: bool = False
    columns: tuple[FormColumn, ...] = ()
    measures: tuple[str, ...] = ()
    all_forms: bool = False
    texts: tuple[str, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    boxes: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper to enclose. `origin` says on which notices the demand rests.

    `form` is the id of the form of ours that is this paper: printed with the others, it need not be attached.
    """

    id: str
    name: str
    need: Need
    copy: CopyKind
    seal: bool
    origin: str
    note: str = ""
    personal: bool = False
    form: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One application form; `applicant` and `project` name the facts printed in headers."""

    id: str
    number: str
    title: str
    subtitle: str
    grounds: tuple[str, ...]
    basis: tuple[str, ...]
    inferred: str
    basis_note: str
    instructions: tuple[str, ...]
    applicant: str
    cover: tuple[Field, ...]
    contents: bool
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...]
    about_project: bool = True

    def fields(self) -> Iterator[tuple[str, Field]]:
        """Every field with the title of its section; the cover first."""
        for field in self.cover:
            yield "封面", field
        for section in self.sections:
            for field in section.fields:
                yield section.title, field

    def facts(self) -> tuple[str, ...]:
        """Keys of every fact the form prints, in order, once each."""
        keys: dict[str, None] = {}
        for _, field in self.fields():
            keys[field.fact] = None
        for section in self.sections:
            if section.table:
                keys[section.table] = None
            keys |= dict.fromkeys(key for box in section.boxes for key in box.facts)
        return tuple(keys)
