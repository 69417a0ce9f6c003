"""Which facts a measure reads: for its verdict, and for its money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.rule import Choose, Computed, Dated, Interest, PerUnit, Rate, Tiers
from desktop.rules.term import facts_of

if TYPE_CHECKING:
    from desktop.eligibility.amounts.rule import AmountRule, Form, Quantity
    from desktop.eligibility.measure import Measure


def measure_facts(measure: Measure) -> Iterator[str]:
    """Every fact a measure's verdict or amount reads; may repeat."""
    for condition in (measure.applies_when, measure.condition, measure.relevance, measure.had, measure.fits_when):
        if condition is not None:
            yield from facts_of(condition)
    if measure.amount is not None:
        yield from amount_facts(measure.amount)


def amount_facts(rule: AmountRule) -> Iterator[str]:
    """Every fact an amount is worked out from; may repeat."""
    if isinstance(rule.form, Dated):
        for period in rule.form.periods:
            yield from amount_facts(period.rule)
        return
    yield from _quantity_facts((*rule.caps, *rule.within, *rule.sure))
    yield from _form_facts(rule.form)


def _form_facts(form: Form) -> Iterator[str]:
    match form:
        case Rate(base=base, limits=limits):
            yield from _quantity_facts((base, *limits))
        case PerUnit(count=count):
            yield from _quantity_facts((count,))
        case Tiers(base=base):
            yield from _quantity_facts((base,))
        case Interest(points=points, table=table, limits=limits):
            yield table
            yield from _quantity_facts((points, *limits))
        case Choose(options=options):
            for option in options:
                if option.when is not None:
                    yield from facts_of(option.when)
                yield from _form_facts(option.form)


def _quantity_facts(quantities: Iterable[Quantity]) -> Iterator[str]:
    for quantity in quantities:
        if isinstance(quantity, Computed):
            yield from (name for name, _ in quantity.formula.operands)
