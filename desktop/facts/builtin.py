"""Formulas that are a table or a threshold rather than arithmetic, named `builtin:…` in the fact files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.facts import buildingloans, taxrate
from desktop.facts.expression import Lookup
from desktop.facts.following import FROM_ANSWERS, chosen, sources
from desktop.facts.known import Blank, Known
from desktop.facts.sizeclass import SizeClass, is_sme, size_class

if TYPE_CHECKING:
    from desktop.facts.fact import Fact

PREFIX = "builtin:"
SCALE_REVENUE = Decimal(20_000_000)


@dataclass(frozen=True, slots=True)
class Builtin:
    """A named computation over the base year; `assumed` says whether it rests on an assumption about these values."""

    keys: tuple[str, ...]
    evaluate: Callable[[Lookup], Known]
    assumed: Callable[[Lookup], bool] = lambda lookup: False

    @property
    def operands(self) -> tuple[tuple[str, int], ...]:
        """(key, years ago) of what it reads."""
        return tuple((key, 0) for key in self.keys)


def _known(lookup: Lookup, key: str) -> Decimal | None:
    value = lookup(key, 0)
    return value if isinstance(value, Decimal) else None


def _industry(lookup: Lookup) -> str | None:
    value = lookup("firm.industry", 0)
    return value if isinstance(value, str) else None


def _size_class(lookup: Lookup) -> Known:
    found = size_class(*_size_inputs(lookup))
    return found.value if isinstance(found, SizeClass) else found


def _is_sme(lookup: Lookup) -> Known:
    return is_sme(*_size_inputs(lookup))


def _size_inputs(lookup: Lookup) -> tuple[str | None, Decimal | None, Decimal | None, Decimal | None]:
    figures = (_known(lookup, key) for key in ("staff.total", "finance.revenue", "finance.assets"))
    people, revenue, assets = figures
    return _industry(lookup), people, revenue, assets


def _reaches_scale_revenue(lookup: Lookup) -> Known:
    """规模以上工业: annual main business revenue of 20 million yuan and more (统计局口径, since 2011)."""
    revenue = _known(lookup, "finance.main_revenue")
    return Blank.UNKNOWN if revenue is None else revenue >= SCALE_REVENUE


_SIZE_KEYS = ("firm.industry", "staff.total", "finance.revenue", "finance.assets")

BUILTINS = {
    "builtin:size_class": Builtin(_SIZE_KEYS, _size_class, lambda lookup: _industry(lookup) is None),
    "builtin:is_sme": Builtin(_SIZE_KEYS, _is_sme, lambda lookup: _industry(lookup) is None),
    "builtin:reaches_scale_revenue": Builtin(("finance.main_revenue",), _reaches_scale_revenue),
    "builtin:building_loans": Builtin(buildingloans.KEYS, buildingloans.principal),
    "builtin:least_tax_rate": Builtin(taxrate.KEYS, taxrate.least_rate),
    "builtin:building_interest": Builtin(buildingloans.KEYS, buildingloans.interest),
}


def builtin_of(fact: Fact) -> Builtin:
    """The computation a fact names; that of a choice which follows from answers stands in its options. Raises KeyError."""
    if fact.formula == FROM_ANSWERS:
        return Builtin(sources(fact), lambda lookup: chosen(fact, lookup))
    return BUILTINS[fact.formula]
