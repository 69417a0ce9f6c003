"""Whether an amount is worked out from money: a rate of an area or of a percentage would be nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.rule import (
    AmountRule,
    Choose,
    Computed,
    Dated,
    Form,
    Interest,
    PerUnit,
    Quantity,
    Rate,
    Tiers,
)
from desktop.facts.expression import Aggregate, Expression, Negation, Number, Operation, Reference
from desktop.facts.fact import FactType

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

_MONEY, _PLAIN, _ANY = 1, 0, None  # the power of money in a quantity; a large constant may be either
_LARGE = 10_000  # yuan: a constant from here on may be a sum of money


def not_money(rule: AmountRule, catalogue: Catalogue) -> Iterator[str]:
    """What is wrong with the amount's quantities, each in words."""
    if isinstance(rule.form, Dated):
        for period in rule.form.periods:
            yield from not_money(period.rule, catalogue)
        return
    for name, quantity, power in _quantities(rule.form):
        yield from _wrong(name, quantity, power, catalogue)
    yield from (f"rate 的 {share * 100:f}% 比全额还多" for share in _shares(rule.form) if share > 1)
    for name, quantities in (("cap", rule.caps), ("within", rule.within), ("sure", rule.sure)):
        for quantity in quantities:
            yield from _wrong(name, quantity, _MONEY, catalogue)


def _shares(form: Form) -> Iterator[Decimal]:
    if isinstance(form, Rate):
        yield form.high
    elif isinstance(form, Choose):
        for option in form.options:
            yield from _shares(option.form)


def _quantities(form: Form) -> Iterator[tuple[str, Quantity, int]]:
    match form:
        case Rate(base=base, limits=limits):
            yield "of", base, _MONEY
            yield from (("of_cap", limit, _MONEY) for limit in limits)
        case PerUnit(count=count):
            yield "count", count, _PLAIN
        case Tiers(base=base):
            yield "of", base, _MONEY
        case Interest(points=points, limits=limits):
            yield "interest", points, _PLAIN
            yield from (("of_cap", limit, _MONEY) for limit in limits)
        case Choose(options=options):
            for option in options:
                yield from _quantities(option.form)


def _wrong(name: str, quantity: Quantity, wanted: int, catalogue: Catalogue) -> Iterator[str]:
    if isinstance(quantity, Decimal):
        if wanted == _PLAIN and name == "count":
            yield f"{name} 写成了金额"
    elif (found := power_of(quantity, catalogue)) not in (wanted, _ANY):
        kind = {_MONEY: "一笔钱", _PLAIN: "一个没有单位的数"}.get(found, "几笔钱相乘或相除")
        yield f"{name} 的“{quantity.text}”算出来是{kind}，不是{'一笔钱' if wanted == _MONEY else '个数或比例'}"


def power_of(quantity: Computed, catalogue: Catalogue) -> int | None:
    """1 for money, 0 for a number; None when a constant leaves it open. Sums of unlike things count as neither (2)."""
    return _power(quantity.formula.expression, catalogue)


def _power(expression: Expression, catalogue: Catalogue) -> int | None:
    match expression:
        case Number(value=value):
            return _ANY if value >= _LARGE else _PLAIN
        case Reference(key=key):
            return _MONEY if catalogue[key].type is FactType.MONEY else _PLAIN
        case Negation(part=part):
            return _power(part, catalogue)
        case Aggregate(table=table, column=column):
            found = catalogue[table].column(column) if column else None
            return _MONEY if found is not None and found.type is FactType.MONEY else _PLAIN
        case Operation(sign=sign, left=left, right=right):
            return _joined(sign, _power(left, catalogue), _power(right, catalogue))


def _joined(sign: str, left: int | None, right: int | None) -> int | None:
    if sign in "+-":
        known = {power for power in (left, right) if power is not None}
        return _ANY if not known else known.pop() if len(known) == 1 else 2
    if _ANY in (left, right) and _MONEY not in (left, right):
        return _ANY
    return (left or 0) + (right or 0) * (1 if sign == "*" else -1)
