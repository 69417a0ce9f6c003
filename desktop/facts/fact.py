"""What can be asked: the declaration of one fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.facts.known import NOT_APPLICABLE, Blank, Known


class FactType(Enum):
    """How a fact's answer is typed, stored and shown. The comment gives the Python value."""

    TEXT = "text"  # str, one line
    LONGTEXT = "longtext"  # str, several lines; `limit` is the number of characters the form suggests
    MONEY = "money"  # Decimal yuan, whatever `unit` it is shown in
    NUMBER = "number"  # Decimal in `unit`
    INTEGER = "integer"  # Decimal, whole
    PERCENT = "percent"  # Decimal percentage points: 50 is 50 %
    DATE = "date"  # datetime.date
    MONTH = "month"  # datetime.date, day 1
    YEAR = "year"  # int
    BOOL = "bool"  # bool
    CHOICE = "choice"  # str, an option's key
    MULTI = "multi"  # tuple of option keys in the options' order; () means none of them
    USCC = "uscc"  # str, GB 32100
    INDUSTRY = "industry"  # str, GB/T 4754-2017 code without letter, e.g. "3391"
    REGION = "region"  # str, GB/T 2260, six digits
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    PROJECT_CODE = "project_code"
    TABLE = "table"  # tuple of Row


NUMERIC = frozenset({FactType.MONEY, FactType.NUMBER, FactType.INTEGER, FactType.PERCENT})


class Change(Enum):
    """What it takes to change a fact, for ways to qualify."""

    DECISION = "decision"  # the firm may decide it
    DOCUMENT = "document"  # a document, certificate or filing to obtain
    DATE = "date"  # a date to wait for
    FOLLOWS = "follows"  # comes with a new answer to the fact that shows it, never alone: a title's date, 本年度新认定
    FIXED = "fixed"  # what the firm is or has been; never offered as a change


def short_label(label: str) -> str:
    """ "从业人员数（平均用工人数）" as "从业人员数"; a label that is all brackets stays."""
    return re.sub(r"（[^（）]*）", "", label).strip() or label


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a CHOICE or MULTI fact; `given_by` are the answers it follows from where nobody is asked."""

    key: str
    label: str
    help: str = ""
    given_by: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a TABLE fact; `formula` (over other column keys) makes it computed."""

    key: str
    label: str
    type: FactType
    unit: str = ""
    options: tuple[Option, ...] = ()
    required: bool = False
    formula: str = ""
    help: str = ""
    example: str = ""
    signed: bool = False
    width: int = 0

    @property
    def short_label(self) -> str:
        """The label without its remarks in brackets, for use inside a sentence."""
        return short_label(self.label)

    def option(self, key: str) -> Option | None:
        """The option with this key, or None."""
        return next((o for o in self.options if o.key == key), None)


@dataclass(frozen=True, slots=True)
class When:
    """`fact` is one of `values` ("yes"/"no" for BOOL), or not yet known."""

    fact: str
    values: tuple[str, ...]

    def is_known_not(self, chosen: Known) -> bool:
        """True when it is known that what the fact has is none of these; a question that doesn't apply has none."""
        if isinstance(chosen, Blank):
            return chosen is NOT_APPLICABLE
        if isinstance(chosen, bool):
            return ("yes" if chosen else "no") not in self.values
        if isinstance(chosen, tuple):
            return not set(self.values).intersection(str(one) for one in chosen)
        return str(chosen) not in self.values


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that can be known about a firm or its project.

    `years` > 0 makes it yearly: the base year and the years before it. `formula` makes it derived;
    `overridable` lets the user type a value that then wins over the formula. It counts only while `when` holds.
    `change` says what changing it takes, possible only while all of `change_when` hold. `ladder`: the options stand from low
    to high, and who has climbed one is never advised to go back down.
    """

    key: str
    type: FactType
    label: str
    help: str
    unit: str = ""
    example: str = ""
    group: str = ""
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    years: int = 0
    limit: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    formula: str = ""
    overridable: bool = False
    when: When | None = None
    change: Change = Change.DECISION
    source: str = ""
    verified: str = ""
    personal: bool = False
    ladder: bool = False
    change_when: tuple[When, ...] = ()

    @property
    def is_derived(self) -> bool:
        """True for a fact that is never asked because it follows by arithmetic."""
        return bool(self.formula) and not self.overridable

    @property
    def is_yearly(self) -> bool:
        """True for a fact with one value per year."""
        return self.years > 0

    @property
    def short_label(self) -> str:
        """The label without its remarks in brackets, for use inside a sentence."""
        return short_label(self.label)

    def option(self, key: str) -> Option | None:
        """The option with this key, or None."""
        return next((o for o in self.options if o.key == key), None)

    def column(self, key: str) -> Column | None:
        """The column with this key, or None."""
        return next((c for c in self.columns if c.key == key), None)
