"""Everything the diagnosis is made of, read from resources/indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.diagnosis.area import Area
from desktop.diagnosis.benchmark import Step
from desktop.diagnosis.gate import Gate
from desktop.diagnosis.indicator import Indicator
from desktop.diagnosis.source import Source, Support
from desktop.diagnosis.target import Target, TargetKind
from desktop.errors import BadValue


@dataclass(frozen=True, slots=True)
class Level:
    """One of the four levels of an area's score, reached at `at` points."""

    label: str
    at: Decimal


@dataclass(frozen=True, slots=True)
class Levels:
    """The ladder of levels with its origin; borrowed, so always shown as 参考."""

    steps: tuple[Level, ...]
    source: Source
    note: str

    def of(self, score: Decimal | None) -> Level | None:
        """The highest level `score` reaches; None below the first or without a score."""
        if score is None:
            return None
        return next((level for level in reversed(self.steps) if score >= level.at), None)


@dataclass(frozen=True, slots=True)
class DirectionRule:
    """When an area is proposed: score under `below`, at least `answered` of its weight answered, at most `limit` areas."""

    below: Decimal
    answered: Decimal
    limit: int
    note: str


@dataclass(frozen=True, slots=True)
class AreaText:
    """What the user reads about an area before its questions."""

    area: Area
    intro: str
    clause: str


@dataclass(frozen=True, slots=True)
class Indicators:
    """All indicators, levels, gates and regional targets; immutable."""

    items: tuple[Indicator, ...]
    texts: tuple[AreaText, ...]
    levels: Levels
    directions: DirectionRule
    gates: tuple[Gate, ...]
    targets: tuple[Target, ...]
    sources: tuple[Source, ...]
    general_measures: tuple[str, ...]
    general_supports: tuple[Support, ...]

    def __getitem__(self, id: str) -> Indicator:
        """The indicator with this id; KeyError when there is none."""
        found = next((item for item in self.items if item.id == id), None)
        if found is None:
            raise KeyError(id)
        return found

    def of(self, area: Area) -> tuple[Indicator, ...]:
        """The indicators of one area in file order."""
        return tuple(item for item in self.items if item.area is area)

    def text(self, area: Area) -> AreaText:
        """Intro and clause of one area."""
        return next(text for text in self.texts if text.area is area)

    def using(self, fact: str) -> tuple[Indicator, ...]:
        """The indicators that rest on this fact: why it is asked."""
        return tuple(item for item in self.items if fact in item.facts)

    def area_targets(self, area: Area) -> tuple[Target, ...]:
        """区域目标 of one area, of every region; awards, conditions and baselines are not among them."""
        return tuple(t for t in self.targets if t.area is area and t.kind is TargetKind.TARGET)

    def with_reference_values(self, changes: Mapping[str, Mapping[Step, Decimal]]) -> Indicators:
        """A copy whose 参考值 are the user's own; keyed by indicator id, then line.

        Raises BadValue for a line that rests on a document, or lines that would no longer rise.
        """
        return replace(self, items=tuple(_changed(item, changes.get(item.id, {})) for item in self.items))


def _changed(item: Indicator, changes: Mapping[Step, Decimal]) -> Indicator:
    benchmarks = item.benchmarks
    if not changes:
        return item
    if benchmarks is None:
        raise BadValue(f"“{item.label}”没有可以改的参考值。")
    for step, value in changes.items():
        if not benchmarks.mark(step).is_reference:
            raise BadValue(f"“{item.label}”的{step.label}线有文件出处，不能改。", "只有标着“参考值”的可以改。")
        benchmarks = benchmarks.with_value(step, value)
    if not benchmarks.is_ordered:
        raise BadValue(f"“{item.label}”的入门、良好、领先三条线要一条比一条高。", "请按从易到难重新填写。")
    return replace(item, benchmarks=benchmarks)
