"""Which figures a condition and an amount read, in the order in which they are met."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.eligibility.amounts.rule import (
    AmountRule,
    Choose,
    Computed,
    Form,
    Interest,
    PerUnit,
    Quantity,
    Rate,
    Tiers,
)
from desktop.rules.term import (
    Condition,
    CountOperand,
    FactOperand,
    RatioOperand,
    SumOperand,
    terms,
)

Place = tuple[str, int]  # fact, years before the base year


def condition_places(condition: Condition | None) -> list[Place]:
    """The figures of a condition, each once."""
    found: dict[Place, None] = {}
    for term in terms(condition) if condition is not None else ():
        match term.operand:
            case FactOperand(key=key, years_ago=ago):
                found[key, ago] = None
            case RatioOperand(top=top, bottom=bottom):
                found[top.key, top.years_ago] = None
                found[bottom.key, bottom.years_ago] = None
            case CountOperand(table=table) | SumOperand(table=table):
                found[table, 0] = None
    return list(found)


def amount_places(rule: AmountRule | None) -> list[Place]:
    """The figures of an amount, each once."""
    if rule is None:
        return []
    found = [*_form_places(rule.form), *_quantity_places(*rule.caps, *rule.within)]
    return list(dict.fromkeys(found))


def _form_places(form: Form) -> Iterator[Place]:
    match form:
        case Rate(base=base, limits=limits):
            yield from _quantity_places(base, *limits)
        case PerUnit(count=count):
            yield from _quantity_places(count)
        case Tiers(base=base):
            yield from _quantity_places(base)
        case Interest(points=points, table=table, limits=limits):
            yield table, 0
            yield from _quantity_places(points, *limits)
        case Choose(options=options):
            for option in options:
                yield from condition_places(option.when)
                yield from _form_places(option.form)


def _quantity_places(*quantities: Quantity) -> Iterator[Place]:
    for quantity in quantities:
        if isinstance(quantity, Computed):
            yield from quantity.formula.operands
