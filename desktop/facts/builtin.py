"""Formulas that are a table or a threshold rather than arithmetic, named `builtin:…` in the fact files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.facts import buildingloans, taxrate
from desktop.facts.following import FROM_ANSWERS, chosen, sources
from desktop.facts.known import Blank, Known
from desktop.facts.sizeclass import SizeClass, is_sme, size_class

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.facts.fact import Fact

PREFIX = "builtin:"
SCALE_REVENUE = Decimal(20_000_000)


@dataclass(frozen=True, slots=True)
class Builtin:
    """A named computation; `assumed` says whether it rests on an assumption for this case."""

    keys: tuple[str, ...]
    compute: Callable[[Case], Known]
    assumed: Callable[[Case], bool] = lambda case: False

    @property
    def operands(self) -> tuple[tuple[str, int], ...]:
        """(key, years ago) of what it reads."""
        return tuple((key, 0) for key in self.keys)


def _known(case: Case, key: str) -> Decimal | None:
    value = case.value(key) if key in case.catalogue else None
    return value if isinstance(value, Decimal) else None


def _industry(case: Case) -> str | None:
    value = case.value("firm.industry") if "firm.industry" in case.catalogue else None
    return value if isinstance(value, str) else None


def _size_class(case: Case) -> Known:
    found = size_class(*_size_inputs(case))
    return found.value if isinstance(found, SizeClass) else found


def _is_sme(case: Case) -> Known:
    return is_sme(*_size_inputs(case))


def _size_inputs(case: Case) -> tuple[str | None, Decimal | None, Decimal | None, Decimal | None]:
    figures = (_known(case, key) for key in ("staff.total", "finance.revenue", "finance.assets"))
    people, revenue, assets = figures
    return _industry(case), people, revenue, assets


def _reaches_scale_revenue(case: Case) -> Known:
    """规模以上工业: annual main business revenue of 20 million yuan and more (统计局口径, since 2011)."""
    revenue = _known(case, "finance.main_revenue")
    return Blank.UNKNOWN if revenue is None else revenue >= SCALE_REVENUE


_SIZE_KEYS = ("firm.industry", "staff.total", "finance.revenue", "finance.assets")

BUILTINS = {
    "builtin:size_class": Builtin(_SIZE_KEYS, _size_class, lambda case: _industry(case) is None),
    "builtin:is_sme": Builtin(_SIZE_KEYS, _is_sme, lambda case: _industry(case) is None),
    "builtin:reaches_scale_revenue": Builtin(("finance.main_revenue",), _reaches_scale_revenue),
    "builtin:building_loans": Builtin(buildingloans.KEYS, buildingloans.principal),
    "builtin:least_tax_rate": Builtin(taxrate.KEYS, taxrate.least_rate),
    "builtin:building_interest": Builtin(buildingloans.KEYS, buildingloans.interest),
}


def builtin_of(fact: Fact) -> Builtin:
    """The computation a fact names; that of a choice which follows from answers stands in its options. Raises KeyError."""
    if fact.formula == FROM_ANSWERS:
        return Builtin(sources(fact), lambda case: chosen(fact, case.value))
    return BUILTINS[fact.formula]
