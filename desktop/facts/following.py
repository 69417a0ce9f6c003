"""A choice that follows from answers elsewhere: each option names the answers that give it (`given_by` in the fact files).

Of a CHOICE the options stand from low to high and the highest that is given counts; the first, which names none, is what
remains when no other is. Of a MULTI every option that is given is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.facts.fact import Fact, FactType, Option, When
from desktop.facts.known import NOT_APPLICABLE, UNKNOWN, Blank, Known

if TYPE_CHECKING:
    from desktop.facts.case import Case

FROM_ANSWERS = "builtin:from_answers"


def follows(fact: Fact) -> bool:
    """True for a choice that is computed from answers to other questions."""
    return fact.formula == FROM_ANSWERS


def sources(fact: Fact) -> tuple[str, ...]:
    """The questions that give its options, each once."""
    return tuple(dict.fromkeys(when.fact for option in fact.options for when in option.given_by))


def chosen(fact: Fact, case: Case) -> Known:
    """The option or options; UNKNOWN while an open answer may still change them, NOT_APPLICABLE when no question applies."""
    if all(case.value(key) is NOT_APPLICABLE for key in sources(fact)):
        return NOT_APPLICABLE
    if fact.type is FactType.MULTI:
        told = {option.key: _is_given(option, case) for option in fact.options}
        return UNKNOWN if None in told.values() else tuple(key for key, given in told.items() if given)
    for option in reversed(fact.options[1:]):
        given = _is_given(option, case)
        if given is not False:
            return option.key if given else UNKNOWN
    return fact.options[0].key


def _is_given(option: Option, case: Case) -> bool | None:
    """Whether one of the answers is there; None while that is open."""
    told = [_holds(when, case) for when in option.given_by]
    return True if True in told else None if None in told else False


def _holds(when: When, case: Case) -> bool | None:
    if case.is_known_not(when):
        return False
    return None if isinstance(case.value(when.fact), Blank) else True
