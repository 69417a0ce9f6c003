"""What a fact rests on: the inputs of its formula and the facts that decide whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from desktop.facts.builtin import Builtin
from desktop.facts.case import Blank

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.facts.catalogue import Catalogue

_LAST_ASKED = "finance.assets"  # 划型 looks at it outside industry only: asked when nothing else is open

_operands: WeakKeyDictionary[Catalogue, dict[str, tuple[tuple[str, int], ...]]] = WeakKeyDictionary()
_controllers: WeakKeyDictionary[Catalogue, dict[str, tuple[str, ...]]] = WeakKeyDictionary()


def operands(catalogue: Catalogue, key: str) -> tuple[tuple[str, int], ...]:
    """(key, years ago) of what a derived fact is computed from; empty for an asked fact."""
    cache = _operands.setdefault(catalogue, {})
    if key not in cache:
        formula = catalogue.formula(key) if catalogue[key].is_derived else None
        cache[key] = tuple((name, ago) for name, ago in formula.operands if name in catalogue) if formula else ()
    return cache[key]


def inputs(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    """The facts that a derived fact is computed from, each once."""
    return tuple(dict.fromkeys(name for name, _ in operands(catalogue, key)))


def controllers(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    """The facts whose answers decide whether this one counts, the outermost first; also those of its inputs."""
    cache = _controllers.setdefault(catalogue, {})
    if key not in cache:
        when = catalogue[key].when
        own = () if when is None else (*controllers(catalogue, when.fact), when.fact)
        below = tuple(c for name in inputs(catalogue, key) for c in controllers(catalogue, name))
        cache[key] = tuple(dict.fromkeys(own + below))
    return cache[key]


def first_alone(catalogue: Catalogue, keys: tuple[str, ...]) -> str:
    """The first of these facts to answer when it can settle them all: the only one, or what may make the others pointless.

    "" when no single answer can.
    """
    first = keys[0] if keys else ""
    return first if all(first in controllers(catalogue, key) for key in keys[1:]) else ""


def unsettled(case: Case, key: str) -> bool:
    """True while it is not known whether the fact counts at all: its value may yet be hidden."""
    return any(is_unknown(case, name) for name in controllers(case.catalogue, key))


def is_unknown(case: Case, key: str, years_ago: int = 0) -> bool:
    """True when there is no value and it isn't known that there is none, or when the value rests on an assumption."""
    return case.value(key, years_ago) in (Blank.UNKNOWN, Blank.DONT_KNOW) or is_assumed(case, key)


def is_assumed(case: Case, key: str) -> bool:
    """True for a builtin that supposed an input nobody gave: good enough to show, not to settle a verdict."""
    if not fact_is_builtin(case.catalogue, key):
        return False
    formula = case.catalogue.formula(key)
    return isinstance(formula, Builtin) and formula.assumed(case)


def fact_is_builtin(catalogue: Catalogue, key: str) -> bool:
    """True for a fact computed by a table of the program instead of a formula."""
    return catalogue[key].formula.startswith("builtin:")


def to_ask(case: Case, key: str, years_ago: int = 0) -> tuple[str, ...]:
    """The facts to answer so that this one is known: what hides it first, then what it is computed from, then itself."""
    first = [n for name in controllers(case.catalogue, key) if is_unknown(case, name) for n in to_ask(case, name)]
    below = operands(case.catalogue, key)
    if not is_unknown(case, key, years_ago):
        return tuple(dict.fromkeys(first))
    if not below:
        return tuple(dict.fromkeys([*first, key]))
    open_ = [(name, years_ago + ago) for name, ago in below if is_unknown(case, name, years_ago + ago)]
    if len(open_) > 1 and fact_is_builtin(case.catalogue, key):
        open_ = [(name, ago) for name, ago in open_ if name != _LAST_ASKED]
    if open_:
        return tuple(dict.fromkeys([*first, *(n for name, ago in open_ for n in to_ask(case, name, ago))]))
    tables = [name for name, _ in below if case.catalogue[name].columns]  # all answered, a cell still empty
    return tuple(dict.fromkeys([*first, *(tables or (name for name, _ in below))]))
