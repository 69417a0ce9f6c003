"""Working out a formula for a case, also with a figure changed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from desktop.diagnosis.indicator import Indicator
from desktop.facts.case import Blank, Case, Known
from desktop.facts.formula import Formula
from desktop.rules.dependence import inputs

Lookup: TypeAlias = Callable[[str, int], Known]  # fact key, years back


def measure(formula: Formula, lookup: Lookup) -> Decimal | Blank:
    """The formula's value; UNKNOWN when a figure is missing, NOT_APPLICABLE when it would divide by zero."""
    return formula.evaluate(lookup)


def case_lookup(case: Case) -> Lookup:
    """Look figures up in a case."""
    return case.value


def needed(indicator: Indicator) -> tuple[tuple[str, int], ...]:
    """Fact keys with years back that the indicator rests on."""
    return indicator.formula.operands if indicator.formula else tuple((key, 0) for key in indicator.facts)


def missing_facts(case: Case, indicator: Indicator) -> tuple[str, ...]:
    """The facts to ask for before the indicator can be worked out; a derived fact gives way to what it comes from."""
    blank = (key for key, back in needed(indicator) if isinstance(case.value(key, back), Blank))
    asked = (name for key in blank for name in inputs(case.catalogue, key) or (key,))
    return tuple(dict.fromkeys(asked))
