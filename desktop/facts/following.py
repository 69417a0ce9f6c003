"""A choice that follows from answers elsewhere: each option names the answers that give it (`given_by` in the fact files).

Of a CHOICE the options stand from low to high and the highest that is given counts; the first, which names none, is what
remains when no other is. Of a MULTI every option that is given is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.facts.expression import Lookup
from desktop.facts.fact import Fact, FactType, Option, When
from desktop.facts.known import NOT_APPLICABLE, UNKNOWN, Blank, Known

FROM_ANSWERS = "builtin:from_answers"


def follows(fact: Fact) -> bool:
    """True for a choice that is computed from answers to other questions."""
    return fact.formula == FROM_ANSWERS


def sources(fact: Fact) -> tuple[str, ...]:
    """The questions that give its options, each once."""
    return tuple(dict.fromkeys(when.fact for option in fact.options for when in option.given_by))


def chosen(fact: Fact, lookup: Lookup) -> Known:
    """The option or options; UNKNOWN while an open answer may still change them, NOT_APPLICABLE when no question applies."""
    values = {key: lookup(key, 0) for key in sources(fact)}
    if all(value is NOT_APPLICABLE for value in values.values()):
        return NOT_APPLICABLE
    if fact.type is FactType.MULTI:
        told = {option.key: _is_given(option, values) for option in fact.options}
        return UNKNOWN if None in told.values() else tuple(key for key, given in told.items() if given)
    for option in reversed(fact.options[1:]):
        given = _is_given(option, values)
        if given is not False:
            return option.key if given else UNKNOWN
    return fact.options[0].key


def _is_given(option: Option, values: Mapping[str, Known]) -> bool | None:
    """Whether one of the answers is there; None while that is open."""
    told = [_holds(when, values[when.fact]) for when in option.given_by]
    return True if True in told else None if None in told else False


def _holds(when: When, value: Known) -> bool | None:
    if isinstance(value, Blank):
        return False if value is NOT_APPLICABLE else None
    if isinstance(value, bool):
        return ("yes" if value else "no") in when.values
    held = value if isinstance(value, tuple) else (value,)
    return any(one in when.values for one in held)
