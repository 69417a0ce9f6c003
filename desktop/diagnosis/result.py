"""What the diagnosis says about one case: items, areas, and the whole."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.diagnosis.area import Area
from desktop.diagnosis.benchmark import Mark
from desktop.diagnosis.comparison import Comparison
from desktop.diagnosis.gate import GateResult
from desktop.diagnosis.indicator import Indicator
from desktop.diagnosis.indicators import Indicators, Level
from desktop.diagnosis.score import FULL


class Status(Enum):
    """Whether an item counts: only SCORED items enter the area's score."""

    SCORED = "scored"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One indicator for one case.

    `value` is a Decimal in the indicator's unit, an option key, a tuple of option keys, or None;
    `score` is exact and None unless SCORED; `note` says why an item does not count;
    `missing` are the facts to supply; `estimated` marks a value that rests on an estimate. `targets` are what the
    firm's own region set itself for the same quantity.
    """

    indicator: Indicator
    status: Status
    value: Decimal | str | tuple[str, ...] | None = None
    value_text: str = ""
    score: Decimal | None = None
    gap_text: str = ""
    note: str = ""
    missing: tuple[str, ...] = ()
    estimated: bool = False
    targets: tuple[Comparison, ...] = ()

    @property
    def benchmarks(self) -> tuple[Mark, ...]:
        """Entry, good and leading; empty for chosen items."""
        return self.indicator.benchmarks.marks if self.indicator.benchmarks else ()

    @property
    def reached(self) -> Mark | None:
        """The hardest line a measured value reaches."""
        if self.indicator.benchmarks is None or not isinstance(self.value, Decimal):
            return None
        return self.indicator.benchmarks.reached(self.value)

    @property
    def advice(self) -> str:
        """What to do about it first."""
        return self.indicator.advice

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the firm would show for it."""
        return self.indicator.evidence

    @property
    def measures(self) -> tuple[str, ...]:
        """Ids of the measures that closing the gap would open."""
        return self.indicator.measures

    @property
    def lost(self) -> Decimal:
        """Weight × shortfall in points of the area's score; 0 unless SCORED."""
        return self.indicator.weight * (FULL - self.score) / FULL if self.score is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class AreaResult:
    """One area for one case.

    `score` is exact and None when nothing in the area counts; `answered_share` is the part (0–1) of the
    applicable weight that the score rests on; `level` is borrowed and only a 参考. `targets` are all 区域目标 of
    the firm's region in this area, also those it has no figure of the same quantity for.
    """

    area: Area
    score: Decimal | None
    level: Level | None
    answered_share: Decimal
    items: tuple[ItemResult, ...]
    targets: tuple[Comparison, ...] = ()

    def gaps(self) -> tuple[ItemResult, ...]:
        """Scored items below full marks, the costliest first; equals keep the file's order."""
        return ranked(self.items)


@dataclass(frozen=True, slots=True)
class Direction:
    """A proposed direction of the renovation project, with the gaps that argue for it."""

    area: Area
    score: Decimal
    gaps: tuple[ItemResult, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """A case's scores, levels, gaps, gates and proposed directions, the weakest area first; made by `assess`."""

    indicators: Indicators
    areas: tuple[AreaResult, ...]
    gates: tuple[GateResult, ...]
    directions: tuple[Direction, ...]

    def __getitem__(self, area: Area) -> AreaResult:
        """The result of one area."""
        return next(result for result in self.areas if result.area is area)

    def item(self, id: str) -> ItemResult:
        """The result of one indicator; KeyError when there is none."""
        found = next((item for area in self.areas for item in area.items if item.indicator.id == id), None)
        if found is None:
            raise KeyError(id)
        return found

    def gaps(self) -> list[ItemResult]:
        """Every gap of the six areas, ranked by weight × shortfall."""
        return list(ranked(tuple(item for area in self.areas for item in area.items)))

    def targets(self) -> tuple[Comparison, ...]:
        """区域目标 of the firm's region in every area, for comparison only."""
        return tuple(one for result in self.areas for one in result.targets)

    def targets_of(self, measure: str) -> tuple[Comparison, ...]:
        """Those that a policy measure tells of."""
        return tuple(one for one in self.targets() if one.target.measure == measure)


def ranked(items: tuple[ItemResult, ...]) -> tuple[ItemResult, ...]:
    """Items that lose points, the costliest first; equals keep their order."""
    return tuple(sorted((item for item in items if item.lost > 0), key=lambda item: -item.lost))
