"""How a policy fixes an amount, as data: fixed, rate, per unit, tiers, interest, a choice, capped, or not written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.facts.formula import Formula
from desktop.rules.term import Condition, Where

NO_RULE_THAT_DAY = "这一天没有对应的标准，未计入"


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

    Only loans that pass one of `where` count, all of them when there is none; of these, one that doesn't pass one of
    `surely` may or may not count, as the policy can be read. `limits` cap the principal of all together.
    """

    points: Quantity
    table: str
    years: Decimal
    where: tuple[Where, ...] = ()
    surely: tuple[Where, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Period:
    """The rule from the first to the last of these days; None is without an end."""

    since: dt.date | None
    until: dt.date | None
    rule: AmountRule

    def holds(self, date: dt.date) -> bool:
        """True on every day of the period, both ends included."""
        return (self.since is None or date >= self.since) and (self.until is None or date <= self.until)


@dataclass(frozen=True, slots=True)
class Dated:
    """Amounts that follow each other, the earliest first; on a day between two periods there is none."""

    periods: tuple[Period, ...]


Form: TypeAlias = Fixed | Rate | PerUnit | Tiers | Interest | Choose | UpTo | Unspecified | Dated


@dataclass(frozen=True, slots=True)
class AmountRule:
    """A form with its caps (the lowest counts) and the note shown with every result.

    `within` is what the year can take (its tax): it caps a figure that is known, and makes none of one that is not.
    `later` says what becomes of the rest, "" when it is lost. `sure` caps the low end only: what may be promised while a
    firm may yet pay less than it states. A Dated form has all this in its periods.
    """

    kind: MoneyKind
    form: Form
    caps: tuple[Quantity, ...] = ()
    note: str = ""
    within: tuple[Quantity, ...] = ()
    later: str = ""
    sure: tuple[Quantity, ...] = ()

    def on(self, date: dt.date | None) -> AmountRule:
        """The rule of that day; without a day the latest one. On a day without a rule an amount nobody can name."""
        if not isinstance(self.form, Dated):
            return self
        if date is None:
            return self.form.periods[-1].rule
        found = next((period.rule for period in self.form.periods if period.holds(date)), None)
        return found or AmountRule(self.kind, Unspecified(), note=NO_RULE_THAT_DAY)
