"""One policy document and its measures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.eligibility.amounts.rule import Quantity
from desktop.eligibility.measure import Measure
from desktop.eligibility.standing import Validity
from desktop.rules.term import Condition


class StackingRule(Enum):
    """What a policy says about receiving several amounts of one group."""

    SUM = "sum"  # they add up
    BEST = "best"  # only the highest
    UNWRITTEN = "unwritten"  # it says nothing: between the highest single one and the sum


@dataclass(frozen=True, slots=True)
class Stacking:
    """How the amounts of one group combine."""

    group: str
    rule: StackingRule
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cap:
    """What the amounts of one group may come to together (the lowest counts).

    `sure` caps the low end only. What the group leaves is all that the group `rest`, of another kind of money, comes to.
    """

    group: str
    values: tuple[Quantity, ...] = ()
    note: str = ""
    rest: str = ""
    rest_note: str = ""
    sure: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """A document with issuer, number, region and dates.

    `region` is a GB/T 2260 prefix ("" for the whole country), `scope` the condition for being inside it;
    the measures' conditions contain it already.
    """

    id: str
    title: str
    short_title: str
    issuer: str
    number: str
    region: str
    validity: Validity
    standing_note: str = ""
    source: str = ""
    scope: Condition | None = None
    stacking: tuple[Stacking, ...] = ()
    measures: tuple[Measure, ...] = ()
    caps: tuple[Cap, ...] = ()

    def stacking_rule(self, group: str) -> StackingRule:
        """The rule of a group; a group nobody described adds up to an interval."""
        return next((s.rule for s in self.stacking if s.group == group), StackingRule.UNWRITTEN)
