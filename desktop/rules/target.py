"""Find the value nearest to the present one that a fact would need to meet several requirements at once."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from desktop.facts.case import Blank, Known, Scalar
from desktop.facts.fact import Change, Fact, FactType
from desktop.rules.bound import DATES, NUMBERS
from desktop.rules.term import Op, Term
from desktop.rules.testing import holds

Demand: TypeAlias = tuple[Term, bool]  # a term and whether it must not hold
_FEW = 64
_REGION_DIGITS = 6


def meets(demand: Demand, value: Known) -> bool:
    """True when the value does what the demand asks."""
    term, negated = demand
    return not isinstance(value, Blank) and holds(term, value) is not negated


def nearest(
    fact: Fact,
    current: Known,
    demands: list[Demand],
    wishes: Iterable[Demand] = (),
    earliest: dt.date | None = None,
) -> Scalar | None:
    """The candidate that meets every demand, breaks the fewest wishes and changes least; None when there is none.

    `earliest` is the first day a date can still be given: nobody changes what has happened.
    """
    hoped = list(wishes)
    best: tuple[int, Decimal, int] | None = None
    chosen: Scalar | None = None
    for order, value in enumerate(_candidates(fact, current, demands + hoped, earliest)):
        if not all(meets(demand, value) for demand in demands):
            continue
        cost = (sum(not meets(wish, value) for wish in hoped), distance(fact, current, value), order)
        if best is None or cost < best:
            best, chosen = cost, value
    return chosen


def distance(fact: Fact, current: Known, value: Scalar) -> Decimal:
    """How much changes: a difference, days, or the number of options; from nothing, the size of the value."""
    if isinstance(value, tuple):
        now = set(current) if isinstance(current, tuple) else set()
        return Decimal(len(now ^ set(value)))
    if isinstance(value, bool) or fact.options:
        keys = [option.key for option in fact.options]
        return Decimal(keys.index(str(value)) if str(value) in keys else 0)
    if isinstance(value, dt.date):
        return Decimal(abs((value - current).days) if isinstance(current, dt.date) else 0)
    if isinstance(value, Decimal | int):
        return abs(Decimal(value) - (Decimal(current) if isinstance(current, Decimal | int) else 0))
    return Decimal(0)


def _candidates(fact: Fact, current: Known, demands: list[Demand], earliest: dt.date | None) -> list[Scalar]:
    if fact.type is FactType.BOOL:
        return [True, False]
    if fact.type is FactType.MULTI:
        kept = set(current) if fact.change is Change.DOCUMENT and isinstance(current, tuple) else set[str]()
        return [chosen for chosen in _choices(fact, current, demands) if kept <= set(chosen)]
    if fact.options:
        return [*_within_reach(fact, current)]
    bounds = [item for term, _ in demands for item in (term.value if isinstance(term.value, tuple) else (term.value,))]
    if fact.type in NUMBERS:
        return [n for bound in bounds if isinstance(bound, Decimal | int) for n in _around(fact, bound)]
    if fact.type in DATES:
        if earliest is not None and fact.type is FactType.MONTH:
            earliest = earliest.replace(day=1)
        days = [day for bound in bounds if isinstance(bound, dt.date) for day in _days_around(fact, bound)]
        return [*days] if earliest is None else [earliest, *(day for day in days if day >= earliest)]
    return [_code(fact, str(bound)) for bound in bounds]


def _within_reach(fact: Fact, current: Known) -> list[str]:
    """The options; of a ladder only those from the present one upwards."""
    keys = [option.key for option in fact.options]
    return keys[keys.index(str(current)) :] if fact.ladder and current in keys else keys


def _code(fact: Fact, prefix: str) -> str:
    return prefix.ljust(_REGION_DIGITS, "0") if fact.type is FactType.REGION else prefix


def step_of(fact: Fact, bound: Decimal) -> Decimal:
    """The smallest change worth naming: 1 万元 on large sums, 1 元 on small ones, one piece, a hundredth."""
    if fact.type is FactType.MONEY:
        return Decimal(10000) if abs(bound) >= 1_000_000 else Decimal(1)
    return Decimal(1) if fact.type in (FactType.INTEGER, FactType.YEAR) else Decimal("0.01")


def _around(fact: Fact, bound: Decimal | int) -> list[Scalar]:
    exact = Decimal(bound)
    step = step_of(fact, exact)
    around = [exact, exact + step, exact - step]
    if fact.minimum is not None:
        around = [n for n in around if n >= fact.minimum]
    if fact.maximum is not None:
        around = [n for n in around if n <= fact.maximum]
    return [int(n) for n in around] if fact.type is FactType.YEAR else list(around)


def _days_around(fact: Fact, bound: dt.date) -> list[dt.date]:
    day = dt.timedelta(days=1)
    if fact.type is not FactType.MONTH:
        return [bound, bound + day, bound - day]
    first = bound.replace(day=1)
    return [first, (first + 32 * day).replace(day=1), (first - day).replace(day=1)]


def _choices(fact: Fact, current: Known, demands: list[Demand]) -> list[tuple[str, ...]]:
    """Sets of options: what is chosen now without the forbidden, with the required, and one of each wanted list."""
    options = [option.key for option in fact.options]
    allowed, required, wanted = set(options), set[str](), list[tuple[str, ...]]()
    for term, negated in demands:
        listed = tuple(str(item) for item in term.value) if isinstance(term.value, tuple) else ()
        if term.op is Op.HAS_ANY and negated:
            allowed -= set(listed)
        elif term.op is Op.ONLY and not negated:
            allowed &= set(listed)
            wanted.append(listed)
        elif term.op is Op.HAS_ALL and not negated:
            required |= set(listed)
        elif term.op is Op.HAS_ANY:
            wanted.append(listed)
        else:
            wanted.append(tuple(options))
    now = {str(item) for item in current} if isinstance(current, tuple) else set[str]()
    picks = itertools.islice(itertools.product(*wanted), _FEW)
    sets = [((now & allowed) | required | set(pick)) for pick in ((), *picks)]
    sets += [(now & allowed) | required - {key} for key in options] + [now - {key} for key in now]
    return [tuple(key for key in options if key in chosen) for chosen in sets]
