"""How typed text becomes an entry: read as a value, or kept as a draft with the sentence that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import BadValue
from desktop.facts.fact import FactType
from desktop.facts.former import is_remark, remark_parts
from desktop.facts.known import Answer, Blank, Origin, Scalar
from desktop.facts.parsing import format_value, parse_answer, parse_blank, parse_cell
from desktop.values.text import plain
from desktop.wizard.entry import WHOLE, Entry, split_cell, year_part, years_of

if TYPE_CHECKING:
    from desktop.facts.fact import Fact

_PROSE = {FactType.TEXT, FactType.LONGTEXT}


def entered(fact: Fact, entry: Entry, text: str, year: int | None, base_year: int | None) -> Entry:
    """The entry after this text was typed for the fact, or for one of its years.

    An empty text clears. Text that cannot be read is kept as a draft and its value is taken away, so that no result
    rests on a figure that is no longer on the screen.
    """
    part = year_part(year)
    if not plain(text):
        return with_value(entry, None, year, base_year).with_draft(part, None)
    blank = parse_blank(text) if year is None and fact.type not in _PROSE else None
    if blank is not None:
        return Entry(Answer(blank))
    try:
        value = parse_answer(fact, text)
    except BadValue:
        return with_value(entry, None, year, base_year).with_draft(part, text)
    return with_value(entry, value, year, base_year).with_draft(part, None)


def with_value(
    entry: Entry, value: Scalar | None, year: int | None, base_year: int | None, origin: Origin | None = None
) -> Entry:
    """The entry with the fact's value, or that of one year; None takes it away. An equal value keeps its origin."""
    answer = entry.answer
    if year is None:
        if answer is not None and value is not None and answer.value == value and type(answer.value) is type(value):
            return entry if origin is None else entry.with_answer(Answer(value, origin))
        return entry.with_answer(None if value is None else Answer(value, origin or Origin()))
    held = years_of(answer.value, base_year) if answer and not isinstance(answer.value, Blank) else {}
    if value is None and year not in held:
        return entry
    if value is not None and held.get(year) == value and origin is None:
        return entry
    years = {**held}
    if value is None:
        years.pop(year)
    else:
        years[year] = value
    return entry.with_answer(Answer(years, origin or Origin()) if years else None)


def problem_of(fact: Fact, part: str, text: str) -> BadValue | None:
    """Why a draft cannot be read; None when it can. A remark about an earlier version's answer says it itself."""
    if is_remark(text):
        return BadValue(*remark_parts(text))
    try:
        if fact.columns:
            row, key = split_cell(part)
            column = fact.column(key)
            if column is None:
                return BadValue(f"第 {row + 1} 行有一格已经不在表里。", "请重新填写这一行。")
            parse_cell(column, text)
        else:
            parse_answer(fact, text)
    except BadValue as problem:
        return problem
    return None


def shown_text(fact: Fact, entry: Entry, year: int | None, base_year: int | None) -> str:
    """What the field shows: the draft as it was typed, else the value as it is written; "" for blanks and tables."""
    draft = entry.drafts.get(year_part(year))
    if draft is not None:
        return draft
    if entry.answer is None or isinstance(entry.answer.value, Blank) or fact.columns:
        return ""
    value = entry.answer.value
    if fact.years:
        held = years_of(value, base_year)
        value = held.get(base_year if year is None else year, "")  # type: ignore[arg-type]
        if value == "":
            return ""
    return format_value(fact, value)


__all__ = ["WHOLE", "entered", "problem_of", "shown_text", "with_value"]
