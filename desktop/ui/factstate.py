"""A fact of the session as plain data for its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.facts.fact import Fact
from desktop.facts.known import UNKNOWN, Blank, Known, Origin, OriginKind
from desktop.facts.parsing import format_value
from desktop.ui.fields.state import FieldState
from desktop.wizard.entry import years_of

if TYPE_CHECKING:
    from desktop.wizard.session import Session


def fact_state(session: Session, key: str, question: str = "") -> FieldState:
    """What the field shows of the fact now."""
    fact = session.catalogue[key]
    years = asked_years(session, fact)
    drafts = session.drafts(key)
    return FieldState(
        value=_derived(session, fact, years) if fact.is_derived else _given(session, fact),
        drafts=drafts,
        problems=session.problems(key),
        question="" if drafts else question,
        origin=_origin(session, fact),
        years=years,
        computed=_computed(session, fact, years),
    )


def asked_years(session: Session, fact: Fact) -> tuple[int, ...]:
    """The years a yearly fact asks for; while the base year is open, last year is taken for it."""
    if not fact.years:
        return ()
    known = session.years(fact.key)
    base = known[0] if known else session.store.now().year - 1
    return tuple(base - ago for ago in range(fact.years))


def _given(session: Session, fact: Fact) -> Known:
    answer = session.answer(fact.key)
    if answer is None or isinstance(answer.value, Blank):
        return answer.value if answer else UNKNOWN
    if fact.columns:
        return session.case.rows(fact.key)
    if fact.years:
        return years_of(answer.value, session.case.base_year())
    return answer.value


def _derived(session: Session, fact: Fact, years: tuple[int, ...]) -> Known:
    if not fact.years:
        return session.value(fact.key)
    base = session.case.base_year()
    if base is None:
        return UNKNOWN
    found = {year: session.value(fact.key, base - year) for year in years}
    return {year: value for year, value in found.items() if not isinstance(value, Blank | Mapping)}  # type: ignore[misc]


def _computed(session: Session, fact: Fact, years: tuple[int, ...]) -> Mapping[str, str]:
    """For a figure that may be typed or worked out: what it would be, in words, by part."""
    if not fact.overridable:
        return {}
    base = session.case.base_year()
    offsets = {str(year): base - year for year in years} if base is not None else {}
    found = {part: session.case.computed(fact.key, offset) for part, offset in (offsets or {"": 0}).items()}
    return {part: format_value(fact, value) for part, value in found.items() if not isinstance(value, Blank)}


def _origin(session: Session, fact: Fact) -> Origin | None:
    answer = session.answer(fact.key)
    if fact.is_derived:
        return Origin(OriginKind.ESTIMATED) if session.case.is_estimated(fact.key) else None
    return None if answer is None or isinstance(answer.value, Blank) else answer.origin
