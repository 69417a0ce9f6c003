"""The list of attachments: of one form, or of all forms handed in together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.application.document import CHECKED, UNCHECKED, Align, Block, GridCell, Table, TableColumn
from desktop.application.figure import EMPTY_TEXT
from desktop.application.form import CopyKind, Need
from desktop.rules.verdict import Verdict
from desktop.values.date import format_date

if TYPE_CHECKING:
    import datetime as dt

    from desktop.application.context import Attached
    from desktop.application.form import Attachment, Form, Section
    from desktop.application.parts.work import Work

COPY_NAMES = {CopyKind.ORIGINAL: "原件", CopyKind.COPY: "复印件", CopyKind.SCAN: "扫描件"}
REQUIRED, DEPENDS, OPTIONAL, NOT_NEEDED = "必备", "视情况", "可选", "不适用"
STRICTEST_FIRST = (REQUIRED, DEPENDS, OPTIONAL, NOT_NEEDED)
TO_ATTACH = "（待附）"
COLUMNS = (
    TableColumn("序号", 2, Align.CENTRE),
    TableColumn("附件名称", 9),
    TableColumn("要求", 3, Align.CENTRE),
    TableColumn("份式", 3, Align.CENTRE),
    TableColumn("盖章", 2, Align.CENTRE),
    TableColumn("用于", 3, Align.CENTRE),
    TableColumn("文件", 7),
    TableColumn("页数", 2, Align.RIGHT),
    TableColumn("起始页", 3, Align.RIGHT),
)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An attachment as wanted for this case: how badly, by which forms, and which files are there.

    `printed` is the number of the form of ours that is this paper, when it goes out with the others.
    """

    attachment: Attachment
    need: str
    forms: tuple[str, ...]
    files: tuple[Attached, ...]
    printed: str = ""

    @property
    def missing(self) -> bool:
        """True when it must be handed in and no file is there."""
        return self.need == REQUIRED and not self.files and not self.printed


def enclosures(work: Work, *, all_forms: bool = False) -> tuple[Enclosure, ...]:
    """The form's attachments, or those of all forms handed in together: once each, as strict as the strictest form."""
    forms = {form.id: form for form in (*(work.context.chosen if all_forms else ()), work.form)}
    found: dict[str, Enclosure] = {}
    for form in sorted(forms.values(), key=lambda form: form.number):
        for attachment in form.attachments:
            if attachment.form != work.form.id:
                found[attachment.id] = _merged(found.get(attachment.id), attachment, form.number, work)
    return tuple(sorted(found.values(), key=lambda one: STRICTEST_FIRST.index(one.need)))


def lists_all_forms(form: Form) -> bool:
    """True for a form whose list of attachments runs over all forms."""
    return any(section.all_forms for section in form.sections)


def _merged(before: Enclosure | None, attachment: Attachment, number: str, work: Work) -> Enclosure:
    need = _need(attachment, work)
    if before is not None:
        strictest = min(need, before.need, key=STRICTEST_FIRST.index)
        return replace(before, need=strictest, forms=(*before.forms, number))
    files = tuple(one for one in work.context.attachments if one.requirement == attachment.id)
    printed = next((form.number for form in work.context.chosen if form.id == attachment.form), "")
    return Enclosure(attachment, need, (number,), files, printed)


def _need(attachment: Attachment, work: Work) -> str:
    verdict = work.holds(attachment.when)
    if verdict is Verdict.NO:
        return NOT_NEEDED
    if attachment.need is Need.OPTIONAL:
        return OPTIONAL
    return REQUIRED if verdict is Verdict.YES else DEPENDS


def render_attachments(section: Section, work: Work) -> tuple[Block, ...]:
    """One row an attachment; pages run on as long as every file before has told its own."""
    start: int | None = 1
    rows: list[tuple[GridCell, ...]] = []
    for number, one in enumerate(enclosures(work, all_forms=section.all_forms), 1):
        pages = _pages(one.files)
        rows.append(_row(number, one, pages, start, work.context.date))
        if start is not None and one.need != NOT_NEEDED and (one.files or one.need == REQUIRED):
            start = None if pages is None else start + pages
    return (Table(COLUMNS, tuple(rows), note=section.note),)


def _pages(files: Sequence[Attached]) -> int | None:
    known = [one.pages for one in files if one.pages is not None]
    return sum(known) if files and len(known) == len(files) else None


def _row(number: int, one: Enclosure, pages: int | None, start: int | None, day: dt.date) -> tuple[GridCell, ...]:
    begin = start if pages is not None else None
    return (
        GridCell(str(number)),
        GridCell(_name(one)),
        GridCell(one.need),
        GridCell(COPY_NAMES[one.attachment.copy]),
        GridCell(CHECKED if one.attachment.seal else UNCHECKED),
        GridCell("、".join(one.forms)),
        GridCell(_file_text(one, day)),
        _count(pages),
        _count(begin),
    )


def _name(one: Enclosure) -> str:
    note = f"（{one.attachment.note}）" if one.attachment.note else ""
    return one.attachment.name + note + ("（含个人信息，公开前遮盖）" if one.attachment.personal else "")


def _count(number: int | None) -> GridCell:
    return GridCell(EMPTY_TEXT) if number is None else GridCell(str(number), number=Decimal(number))


def _file_text(one: Enclosure, day: dt.date) -> str:
    if one.printed and not one.files:
        return f"见 {one.printed}"
    if not one.files:
        return TO_ATTACH if one.need == REQUIRED else EMPTY_TEXT
    return "；".join(file.file_name + _validity(file, day) for file in one.files)


def _validity(file: Attached, day: dt.date) -> str:
    if file.valid_until is None:
        return ""
    word = "已过期" if file.valid_until < day else "有效期至"
    return f"（{word} {format_date(file.valid_until)}）"
