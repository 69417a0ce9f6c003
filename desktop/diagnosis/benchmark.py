"""The three lines a measured value is held against."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from desktop.diagnosis.source import Source, Verification


class Step(Enum):
    """One of the three lines of a benchmark."""

    ENTRY = "entry"
    GOOD = "good"
    LEADING = "leading"

    @property
    def label(self) -> str:
        """Its Chinese name."""
        return _LABELS[self]

    @property
    def score(self) -> Decimal:
        """What reaching the line is worth."""
        return _SCORES[self]


_LABELS = {Step.ENTRY: "入门", Step.GOOD: "良好", Step.LEADING: "领先"}
_SCORES = {Step.ENTRY: Decimal(40), Step.GOOD: Decimal(70), Step.LEADING: Decimal(100)}


@dataclass(frozen=True, slots=True)
class Mark:
    """One line with its origin; `caliber` says where its definition differs from the indicator's."""

    step: Step
    value: Decimal
    source: Source
    verified: Verification
    caliber: str = ""

    @property
    def is_reference(self) -> bool:
        """True when the line is our own 参考值."""
        return self.verified.is_reference


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """Entry, good and leading in the indicator's unit, and the value that scores nothing.

    `zero` is 0 when more is better and twice the entry line when less is better, unless the data say otherwise.
    """

    entry: Mark
    good: Mark
    leading: Mark
    lower_is_better: bool
    zero: Decimal

    @property
    def marks(self) -> tuple[Mark, Mark, Mark]:
        """The three lines from the easiest to the hardest."""
        return (self.entry, self.good, self.leading)

    def mark(self, step: Step) -> Mark:
        """The line of one step."""
        return {Step.ENTRY: self.entry, Step.GOOD: self.good, Step.LEADING: self.leading}[step]

    @property
    def is_ordered(self) -> bool:
        """True when each line is strictly harder than the one before, beginning with `zero`."""
        values = (self.zero, *(mark.value for mark in self.marks))
        pairs = pairwise(values)
        return all(b < a if self.lower_is_better else a < b for a, b in pairs)

    def reaches(self, value: Decimal, mark: Mark) -> bool:
        """True when `value` is at the line or better."""
        return value <= mark.value if self.lower_is_better else value >= mark.value

    def reached(self, value: Decimal) -> Mark | None:
        """The hardest line `value` reaches, or None."""
        return next((mark for mark in reversed(self.marks) if self.reaches(value, mark)), None)

    def ahead(self, value: Decimal) -> Mark | None:
        """The next line `value` has not reached, or None when it leads."""
        return next((mark for mark in self.marks if not self.reaches(value, mark)), None)

    def with_value(self, step: Step, value: Decimal) -> "Benchmarks":
        """A copy with one line moved; the zero of a lower-is-better benchmark moves with its entry line."""
        moved = replace(self.mark(step), value=value)
        zero = 2 * value if self.lower_is_better and step is Step.ENTRY else self.zero
        lines = {one: self.mark(one) for one in Step} | {step: moved}
        return Benchmarks(lines[Step.ENTRY], lines[Step.GOOD], lines[Step.LEADING], self.lower_is_better, zero)
