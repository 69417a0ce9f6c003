"""How a policy fixes an amount, as data: fixed, rate, per unit, tiers, interest, a choice, capped, or not written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from desktop.eligibility.amount import MoneyKind
from desktop.facts.formula import Formula
from desktop.rules.term import Condition


@dataclass(frozen=True, slots=True)
class Computed:
    """A quantity from facts: `text` as written, a fact key or a formula."""

    text: str
    formula: Formula


Quantity: TypeAlias = Decimal | Computed


@dataclass(frozen=True, slots=True)
class Fixed:
    """A sum of money."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of a base; two different rates make an interval. `limits` cap the base before the rate."""

    low: Decimal
    high: Decimal
    base: Quantity
    limits: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class PerUnit:
    """So much for each."""

    price: Decimal
    count: Quantity


@dataclass(frozen=True, slots=True)
class Tier:
    """The part of the base up to `upto` (None: without end): a rate of it, or a fixed sum."""

    upto: Decimal | None
    rate: Decimal | None
    fixed: Decimal | None


@dataclass(frozen=True, slots=True)
class Tiers:
    """By size of the base: progressive applies each rate to its own slice, else one tier applies to the whole."""

    base: Quantity
    tiers: tuple[Tier, ...]
    progressive: bool = False


@dataclass(frozen=True, slots=True)
class Interest:
    """Percentage points a year on each loan of a table, for its term but at most `years`.

    Loans from before `since` or shorter than `min_years` don't count; `limits` cap the principal of all together.
    """

    points: Quantity
    table: str
    years: Decimal
    min_years: Decimal = Decimal(0)
    since: dt.date | None = None
    limits: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One amount of a choice; without a condition it is what remains."""

    when: Condition | None
    form: Form


@dataclass(frozen=True, slots=True)
class Choose:
    """The first option that holds."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class UpTo:
    """Anything from nothing to the caps: the authority decides."""


@dataclass(frozen=True, slots=True)
class Unspecified:
    """The policy gives no figure: 未计入."""


Form: TypeAlias = Fixed | Rate | PerUnit | Tiers | Interest | Choose | UpTo | Unspecified


@dataclass(frozen=True, slots=True)
class AmountRule:
    """A form with its caps (the lowest counts) and the note shown with every result.

    `sure` caps the low end only: what lies above it comes in later years or not at all (a deduction carried forward).
    """

    kind: MoneyKind
    form: Form
    caps: tuple[Quantity, ...] = ()
    note: str = ""
    sure: tuple[Quantity, ...] = ()
