"""What a fact rests on: the inputs of its formula and the facts that decide whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.facts.builtin import Builtin
from desktop.facts.case import NOT_APPLICABLE, Blank
from desktop.rules.term import FactOperand, RatioOperand

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.facts.catalogue import Catalogue
    from desktop.rules.term import Term

_LAST_ASKED = "finance.assets"  # 划型 looks at it outside industry only: asked when nothing else is open


def inputs(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    """The facts that a derived fact is computed from, each once."""
    return tuple(dict.fromkeys(name for name, _ in catalogue.operands(key)))


def first_alone(catalogue: Catalogue, keys: tuple[str, ...]) -> str:
    """The first of these facts to answer when it can settle them all: the only one, or what may make the others pointless.

    "" when no single answer can.
    """
    first = keys[0] if keys else ""
    return first if all(first in catalogue.controllers(key) for key in keys[1:]) else ""


def unsettled(case: Case, key: str) -> bool:
    """True while it is not known whether the fact counts at all: its value may yet be hidden."""
    names = case.catalogue.controllers(key)
    return bool(names) and any(is_unknown(case, name) for name in names)


def is_unknown(case: Case, key: str, years_ago: int = 0) -> bool:
    """True when there is no value and it isn't known that there is none, or when the value rests on an assumption."""
    value = case.value(key, years_ago)
    return value is not NOT_APPLICABLE if isinstance(value, Blank) else is_assumed(case, key)


def is_assumed(case: Case, key: str) -> bool:
    """True for a builtin that supposed an input nobody gave: good enough to show, not to settle a verdict."""
    formula = case.catalogue.formula(key)
    return isinstance(formula, Builtin) and formula.assumed(case.value)


def to_ask(case: Case, key: str, years_ago: int = 0) -> tuple[str, ...]:
    """The facts to answer so that this one is known: what hides it first, then what it is computed from, then itself."""
    above, below = case.catalogue.controllers(key), case.catalogue.operands(key)
    if not above and not below:
        return (key,) if is_unknown(case, key, years_ago) else ()
    first = [n for name in above if is_unknown(case, name) for n in to_ask(case, name)]
    if not is_unknown(case, key, years_ago):
        return tuple(dict.fromkeys(first))
    if not below:
        return tuple(dict.fromkeys([*first, key]))
    open_ = [(name, years_ago + ago) for name, ago in below if is_unknown(case, name, years_ago + ago)]
    if len(open_) > 1 and isinstance(case.catalogue.formula(key), Builtin):
        open_ = [(name, ago) for name, ago in open_ if name != _LAST_ASKED]
    if open_:
        return tuple(dict.fromkeys([*first, *(n for name, ago in open_ for n in to_ask(case, name, ago))]))
    tables = [name for name, _ in below if case.catalogue[name].columns]  # all answered, a cell still empty
    return tuple(dict.fromkeys([*first, *(tables or (name for name, _ in below))]))


def asked(term: Term, case: Case) -> tuple[str, ...]:
    """The facts to answer so that the term is decided."""
    catalogue = case.catalogue
    if len(term.facts) == 1 and not (catalogue.controllers(term.fact) or catalogue.operands(term.fact)):
        return term.facts  # nothing hides it and nothing gives it, as with most facts
    match term.operand:
        case FactOperand(key=key, years_ago=years_ago):
            found = to_ask(case, key, years_ago)
        case RatioOperand(top=top, bottom=bottom):
            both = to_ask(case, top.key, top.years_ago) + to_ask(case, bottom.key, bottom.years_ago)
            found = tuple(dict.fromkeys(both))
        case _:
            found = to_ask(case, term.fact)
    return found or (term.fact,)
