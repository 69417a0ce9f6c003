"""Reading forms from `forms/<ID>/form.toml`.

A form file in full (texts in our own words):

    [form]
    id = "F99_example"               # the folder's name
    number = "F99"                   # the order, and how attachments refer to it
    title = "…"
    subtitle = "…"                   # optional
    grounds = ["…"]                  # the policy clauses it serves
    basis = ["…"]                    # the specimens it was drawn from; printed in 填报说明
    basis_note = "…"                 # optional, instead of the sentence made from `basis`
    inferred = "…"                   # what no specimen has
    applicant = "firm.name"          # the fact that heads every page
    instructions = ["…"]             # 填报说明; {county_bureau} and the like as in authorities.toml, {applicant}
    cover = [{ fact = "…", label = "…", required = true }]
    contents = true                  # a page of contents
    about_project = true             # false for a paper about the firm alone

    [[section]]
    use = "firm"                     # forms/shared/firm.toml, any key below overriding it; more = [fields] adds to it
    [[section]]
    id = "plan"
    title = "…"                      # "" goes on under the section before
    kind = "table"                   # see SectionKind
    intro, note = "…"                # above; under a table
    when = { condition }             # rule syntax; left out when known not to hold
    numbered = true                  # false with new_page = true: a letter of its own
    new_page, landscape = false
    sheet = "…"                      # its own sheet in the workbook
    fields = [{ fact, label, required, span = 1|3, limit, when }]          # grid, years, narrative, checklist
    table = "funding"                # table: the fact, then its columns
    required, rows_needed, serial = false, 0, true
    columns = [{ key, title, width, required, total }, { title, unit, formula = "100 * (after - before) / before" }]
    measures = ["la2020.library"]    # verdicts
    most = 20                        # gaps
    all_forms = true                 # attachments: of all forms handed in together
    texts = ["…"]                    # text
    undertakings = [{ text, when }]
    boxes = [{ title, lines = ["…"], asks = ["…"], seal = "（盖章）", when }]   # opinions, signatures

    [[attachment]]
    id = "filing"                    # described in forms/shared/attachments.toml; any of its keys may be overridden
    need = "required"                # optional, or conditional with when
    note = "…"
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.application.form import Attachment, CopyKind, Form, Need, Section
from desktop.application.sectionfile import read_condition_at, read_fields, read_section
from desktop.errors import BadData
from desktop.facts.datafile import Entry, read_file
from desktop.paths import forms_dir

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

SHEET_NAME_LIMIT = 31
SHEET_NAME_FORBIDDEN = frozenset("[]:*?/\\'")
BASIS_NOTE = "本表按{basis}归纳，不是主管部门原表；以当年通知附件为准。"


def load_forms(catalogue: Catalogue, folder: Path | None = None) -> tuple[Form, ...]:
    """Every form of the folder (the shipped one by default), by number.

    Raises BadData naming file and place when a form breaks its own rules.
    """
    root = folder or forms_dir()
    forms = [read_form(path, catalogue) for path in sorted(root.glob("*/form.toml"))]
    return tuple(sorted(forms, key=lambda form: form.number))


def read_form(path: Path, catalogue: Catalogue) -> Form:
    """One form; shared sections and attachments come from `shared/` beside its folder."""
    place = path.parent.name
    top = read_file(path, f"{place}/{path.name}")
    head = top.entry("form")
    sections = tuple(_section(entry, path.parent.parent, catalogue) for entry in top.entries("section"))
    attachments = _attachments(top.entries("attachment"), path.parent.parent, catalogue)
    top.done()
    form = _form(head, sections, attachments, catalogue)
    if form.id != place:
        raise BadData(f"{place}/form.toml 的编号写成了“{form.id}”。", "编号要与文件夹同名。")
    _check_sheets(form)
    return form


def _check_sheets(form: Form) -> None:
    """A sheet's name must be one Excel takes, and stand once."""
    names = [section.sheet for section in form.sections if section.sheet]
    for name in names:
        if len(name) > SHEET_NAME_LIMIT or set(name) & SHEET_NAME_FORBIDDEN or names.count(name) > 1:
            raise BadData(f"{form.id}/form.toml 的工作表名“{name}”不能用。", "请换一个不重复、不超过 31 个字的名字。")


def _form(
    head: Entry, sections: tuple[Section, ...], attachments: tuple[Attachment, ...], catalogue: Catalogue
) -> Form:
    basis = head.texts("basis")
    form = Form(
        id=head.text("id"),
        number=head.text("number"),
        title=head.text("title"),
        subtitle=head.text("subtitle", ""),
        grounds=head.texts("grounds"),
        basis=basis,
        inferred=head.text("inferred", ""),
        basis_note=head.text("basis_note", BASIS_NOTE.format(basis="、".join(basis))),
        instructions=head.texts("instructions"),
        applicant=head.text("applicant"),
        cover=read_fields(head, "cover", catalogue),
        contents=head.flag("contents"),
        sections=sections,
        attachments=attachments,
        about_project=head.flag("about_project", True),
    )
    head.done()
    return form


def _section(entry: Entry, root: Path, catalogue: Catalogue) -> Section:
    shared = entry.text("use", "")
    if not shared:
        return read_section(entry, catalogue)
    base = read_file(root / "shared" / f"{shared}.toml")
    merged = {**base.table, **{key: value for key, value in entry.table.items() if key not in ("use", "more")}}
    more = entry.raw("more")
    if isinstance(more, list):
        merged["fields"] = [*merged.get("fields", []), *more]
    return read_section(Entry(merged, f"shared/{shared}.toml"), catalogue)


def _attachments(entries: list[Entry], root: Path, catalogue: Catalogue) -> tuple[Attachment, ...]:
    if not entries:
        return ()
    known = read_file(root / "shared" / "attachments.toml")
    return tuple(_attachment(entry, known.table, catalogue) for entry in entries)


def _attachment(entry: Entry, known: Mapping[str, object], catalogue: Catalogue) -> Attachment:
    key = entry.text("id")
    base = known.get(key)
    if not isinstance(base, Mapping):
        raise entry.bad(f"用到的附件“{key}”没有登记", "请先写进 attachments.toml。")
    whole = Entry({**base, **entry.table}, entry.place)
    attachment = Attachment(
        id=whole.text("id"),
        name=whole.text("name"),
        need=whole.one_of("need", Need, Need.REQUIRED),
        copy=whole.one_of("copy", CopyKind, CopyKind.COPY),
        seal=whole.flag("seal", True),
        origin=whole.text("origin"),
        note=whole.text("note", ""),
        personal=whole.flag("personal"),
        form=whole.text("form", ""),
        when=read_condition_at(whole, catalogue),
    )
    whole.done()
    if attachment.need is Need.CONDITIONAL and attachment.when is None:
        raise entry.bad(f"附件“{key}”没有写明条件", "请补上 when。")
    return attachment
