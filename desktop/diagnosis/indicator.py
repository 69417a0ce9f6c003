"""What is measured in an area, as the data files declare it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from desktop.diagnosis.area import Area
from desktop.diagnosis.benchmark import Benchmarks
from desktop.diagnosis.source import Source, Support, Verification

if TYPE_CHECKING:
    from desktop.facts.formula import Formula


class Kind(Enum):
    """How an indicator gets its points."""

    QUANTITY = "quantity"  # a formula over facts, held against benchmarks
    LEVEL = "level"  # one option of a CHOICE fact, or yes/no of a BOOL fact
    HONOURS = "honours"  # the chosen options of a MULTI fact, added up to 100


@dataclass(frozen=True, slots=True)
class OptionScore:
    """What choosing an option is worth; the points are always our own 参考值.

    `named_in` is the document whose wording the option follows, when there is one.
    """

    key: str
    label: str
    score: Decimal
    named_in: Source | None = None
    verified: Verification = Verification.HEURISTIC


@dataclass(frozen=True, slots=True)
class Exemption:
    """The indicator does not concern the firm when `value` is at most `at_most`; `text` tells why."""

    value: Formula
    at_most: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Lever:
    """The fact a firm would move to get further; `text` has `{n}` for how many more of it."""

    fact: str
    text: str
    scale: Decimal  # stored units for one counted unit: 10000 yuan for 万元, else 1


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measured or chosen item of an area.

    `facts` are the fact keys it rests on (a yearly look-back counts as the same fact), `fact_labels`
    their names. A QUANTITY has `formula` and `benchmarks`; the other kinds have `options`.
    `most` is the largest value that can be true; above it the answers contradict each other.
    """

    id: str
    area: Area
    label: str
    kind: Kind
    weight: Decimal
    facts: tuple[str, ...]
    fact_labels: tuple[str, ...]
    basis: str
    advice: str
    evidence: tuple[str, ...]
    measures: tuple[str, ...]
    other_supports: tuple[Support, ...]
    note: str = ""
    unit: str = "分"
    formula: Formula | None = None
    benchmarks: Benchmarks | None = None
    most: Decimal | None = None
    decimals: int = 1
    lever: Lever | None = None
    exemptions: tuple[Exemption, ...] = ()
    not_applicable_when: str = ""
    options: tuple[OptionScore, ...] = ()

    @property
    def operands(self) -> tuple[tuple[str, int], ...]:
        """(key, years ago) of what it rests on."""
        return self.formula.operands if self.formula else tuple((key, 0) for key in self.facts)

    def option(self, key: str) -> OptionScore | None:
        """The option with this key, or None."""
        return next((option for option in self.options if option.key == key), None)
