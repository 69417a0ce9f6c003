"""The lowest income tax rate that the answers speak for: no saving may be promised at more than the firm pays.

财政部 税务总局公告2023年第12号, from explanations of it: to the end of 2027 a small firm bears 5 % (income 300 万元,
300 people, assets 5,000 万元, each at most). 20 % is the nominal rate of these firms: who states it pays 5.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.facts.known import UNKNOWN, Known

if TYPE_CHECKING:
    from desktop.facts.expression import Lookup

RATE, INCOME = "tax.rate", "tax.taxable_income"
BOUNDS = {
    INCOME: Decimal(3_000_000),
    "staff.total": Decimal(300),
    "finance.assets": Decimal(50_000_000),
}
KEYS = (RATE, *BOUNDS)
OF_SMALL, NOMINAL = Decimal(5), Decimal(20)


def least_rate(lookup: Lookup) -> Known:
    """In percent; open while the firm may yet be a small one that pays less than it states. A loss pays nothing at any."""
    stated, income = lookup(RATE, 0), lookup(INCOME, 0)
    if not isinstance(stated, Decimal):
        return UNKNOWN
    if stated <= OF_SMALL or (isinstance(income, Decimal) and income <= 0):
        return stated
    is_small = _is_small(lookup)
    if is_small is None and stated != NOMINAL:
        return UNKNOWN
    return stated if is_small is False else OF_SMALL


def _is_small(lookup: Lookup) -> bool | None:
    """None while an answer is missing that could tell."""
    known = {key: lookup(key, 0) for key in BOUNDS}
    if any(isinstance(value, Decimal) and value > BOUNDS[key] for key, value in known.items()):
        return False
    return True if all(isinstance(value, Decimal) for value in known.values()) else None
