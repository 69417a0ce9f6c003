"""What a fact rests on: the inputs of its formula and the facts that decide whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from desktop.facts.case import Blank

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.facts.catalogue import Catalogue

_LAST_ASKED = "finance.assets"  # 划型 looks at it outside industry only: asked when nothing else is open

_inputs: WeakKeyDictionary[Catalogue, dict[str, tuple[str, ...]]] = WeakKeyDictionary()
_controllers: WeakKeyDictionary[Catalogue, dict[str, tuple[str, ...]]] = WeakKeyDictionary()


def inputs(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    """The facts that a derived fact is computed from; empty for an asked fact."""
    cache = _inputs.setdefault(catalogue, {})
    if key not in cache:
        cache[key] = _read_inputs(catalogue, key)
    return cache[key]


def _read_inputs(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    fact = catalogue[key]
    if not fact.is_derived:
        return ()
    from desktop.facts.builtin import BUILTINS
    from desktop.facts.formula import parse_formula

    reads = BUILTINS[fact.formula] if fact.formula in BUILTINS else parse_formula(fact.formula)
    return tuple(name for name in reads.keys if name in catalogue)


def controllers(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    """The facts whose answers decide whether this one counts, the outermost first; also those of its inputs."""
    cache = _controllers.setdefault(catalogue, {})
    if key not in cache:
        when = catalogue[key].when
        own = () if when is None else (*controllers(catalogue, when.fact), when.fact)
        below = tuple(c for name in inputs(catalogue, key) for c in controllers(catalogue, name))
        cache[key] = tuple(dict.fromkeys(own + below))
    return cache[key]


def unsettled(case: Case, key: str) -> bool:
    """True while it is not known whether the fact counts at all: its value may yet be hidden."""
    return any(is_unknown(case, name) for name in controllers(case.catalogue, key))


def is_unknown(case: Case, key: str, years_ago: int = 0) -> bool:
    """True when there is no value and it isn't known that there is none."""
    return case.value(key, years_ago) in (Blank.UNKNOWN, Blank.DONT_KNOW)


def fact_is_builtin(catalogue: Catalogue, key: str) -> bool:
    """True for a fact computed by a table of the program instead of a formula."""
    return catalogue[key].formula.startswith("builtin:")


def to_ask(case: Case, key: str, years_ago: int = 0) -> tuple[str, ...]:
    """The facts to answer so that this one is known: what hides it first, then what it is computed from, then itself."""
    first = tuple(name for name in controllers(case.catalogue, key) if is_unknown(case, name))
    if not is_unknown(case, key, years_ago):
        return tuple(n for name in first for n in to_ask(case, name)) if first else ()
    below = inputs(case.catalogue, key)
    open_ = [name for name in below if is_unknown(case, name, years_ago)]
    if len(open_) > 1 and _LAST_ASKED in open_ and fact_is_builtin(case.catalogue, key):
        open_.remove(_LAST_ASKED)
    if below and not open_:  # known but not enough: an empty cell of a table, a year without a figure
        open_ = [name for name in below if case.catalogue[name].columns] or list(below)
        return tuple(dict.fromkeys([*first, *open_]))
    asked = [n for name in [*first, *open_] for n in to_ask(case, name, 0 if name in first else years_ago)]
    return tuple(dict.fromkeys(asked if below else [*asked, key]))
