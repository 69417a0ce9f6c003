"""Reading one section of a form file, checked against the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.application.form import Field, FormColumn, Section, SectionKind, Signature, Undertaking
from desktop.facts.datafile import Entry, known_fact
from desktop.facts.fact import FactType

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue
    from desktop.facts.fact import Fact
    from desktop.rules.term import Condition

_NEEDS_FIELDS = (SectionKind.GRID, SectionKind.YEARS, SectionKind.NARRATIVE, SectionKind.CHECKLIST)


def read_section(entry: Entry, catalogue: Catalogue) -> Section:
    """One section; raises BadData for an unknown fact, column or kind, or a section with nothing in it."""
    table = entry.text("table", "")
    section = Section(
        id=entry.text("id"),
        title=entry.text("title", ""),
        kind=entry.one_of("kind", SectionKind),
        intro=entry.text("intro", ""),
        note=entry.text("note", ""),
        numbered=entry.flag("numbered", True),
        new_page=entry.flag("new_page"),
        sheet=entry.text("sheet", ""),
        when=read_condition_at(entry, catalogue),
        fields=read_fields(entry, "fields", catalogue),
        table=table,
        required=entry.flag("required"),
        rows_needed=entry.whole("rows_needed", 0),
        most=entry.whole("most", 0),
        serial=entry.flag("serial", True),
        landscape=entry.flag("landscape"),
        columns=_columns(entry, known_fact(table, entry, catalogue), catalogue) if table else (),
        measures=entry.texts("measures"),
        all_forms=entry.flag("all_forms"),
        texts=entry.texts("texts"),
        undertakings=tuple(_undertaking(one, catalogue) for one in entry.entries("undertakings")),
        boxes=tuple(_signature(one, catalogue) for one in entry.entries("boxes")),
    )
    entry.done()
    _refuse_empty(section, entry)
    return section


def _refuse_empty(section: Section, entry: Entry) -> None:
    missing = (
        (section.kind in _NEEDS_FIELDS and not section.fields)
        or (section.kind is SectionKind.TABLE and not section.columns)
        or (section.kind is SectionKind.TEXT and not section.texts)
        or (section.kind is SectionKind.VERDICTS and not section.measures)
        or (section.kind is SectionKind.UNDERTAKINGS and not section.undertakings)
        or (section.kind in (SectionKind.OPINIONS, SectionKind.SIGNATURES) and not section.boxes)
    )
    if missing:
        raise entry.bad(f"“{section.title}”没有内容", "请补上内容或删去这一节。")


def read_fields(entry: Entry, key: str, catalogue: Catalogue) -> tuple[Field, ...]:
    """The fields listed under `key`."""
    return tuple(_field(one, catalogue) for one in entry.entries(key))


def _field(entry: Entry, catalogue: Catalogue) -> Field:
    fact = known_fact(entry.text("fact"), entry, catalogue)
    field = Field(
        fact=fact.key,
        label=entry.text("label", fact.label),
        required=entry.flag("required"),
        span=entry.whole("span", 1),
        limit=entry.whole("limit", fact.limit),
        when=read_condition_at(entry, catalogue),
    )
    entry.done()
    return field


def _columns(entry: Entry, table: Fact, catalogue: Catalogue) -> tuple[FormColumn, ...]:
    if table.type is not FactType.TABLE:
        raise entry.bad(f"“{table.label}”不是表格", "请改用表格字段。")
    return tuple(_column(one, table) for one in entry.entries("columns"))


def _column(entry: Entry, table: Fact) -> FormColumn:
    formula = entry.formula("formula") if "formula" in entry else None
    key = entry.text("key", "")
    known = table.column(key)
    if known is None and formula is None:
        raise entry.bad(f"用到的列“{key}”不在“{table.label}”里", "请检查拼写。")
    column = FormColumn(
        key=key,
        title=entry.text("title", known.label if known else None),
        width=entry.whole("width", 4),
        total=entry.flag("total"),
        required=entry.flag("required"),
        formula=formula,
        unit=entry.text("unit", known.unit if known else ""),
    )
    entry.done()
    return column


def _undertaking(entry: Entry, catalogue: Catalogue) -> Undertaking:
    undertaking = Undertaking(entry.text("text"), read_condition_at(entry, catalogue))
    entry.done()
    return undertaking


def _signature(entry: Entry, catalogue: Catalogue) -> Signature:
    box = Signature(
        title=entry.text("title"),
        lines=entry.texts("lines"),
        asks=entry.texts("asks"),
        seal=entry.text("seal", ""),
        when=read_condition_at(entry, catalogue),
    )
    for key in box.facts:
        known_fact(key, entry, catalogue)
    entry.done()
    return box


def read_condition_at(entry: Entry, catalogue: Catalogue, key: str = "when") -> Condition | None:
    """The include-when of an entry (or another condition), in rule syntax; None when it has none."""
    raw = entry.raw(key)
    if raw is None:
        return None
    from desktop.rules.reading import read_condition

    return read_condition(raw, catalogue, f"{entry.place} {key}")
