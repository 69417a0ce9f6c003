"""What an area page shows of the diagnosis, in words ready for the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.ui.desk import Desk
from desktop.ui.results.scorebar import Position
from desktop.values.quantity import measured

if TYPE_CHECKING:
    from desktop.diagnosis.result import AreaResult, ItemResult
    from desktop.wizard.steps import Step


@dataclass(frozen=True, slots=True)
class AreaSummary:
    """The head of an area page."""

    score: str
    words: str


def area_result(desk: Desk, step: Step) -> AreaResult | None:
    """The diagnosis of the area a step asks about."""
    assessment = desk.assessment()
    return None if assessment is None or step.area is None else assessment[step.area]


def summary(desk: Desk, step: Step) -> AreaSummary:
    """Score, level and the share it rests on."""
    result = area_result(desk, step)
    if result is None or result.score is None:
        return AreaSummary("— 分", "答出一项就开始计分，不清楚的先空着，不会被当成没有。")
    level = f"参考水平：{result.level.label}。" if result.level else ""
    share = f"按权重算已答 {result.answered_share * 100:.0f}%，得分只看答过的项。"
    return AreaSummary(f"{result.score:.0f} 分", level + share)


def bars(desk: Desk, step: Step) -> Mapping[str, str]:
    """Each quantity of the area, and the fact on this page under which its bar stands."""
    order = [key for section in step.sections for key in section.facts]
    result = area_result(desk, step)
    places: dict[str, str] = {}
    for item in result.items if result else ():
        here = [key for key in order if key in item.indicator.facts]
        if item.benchmarks and here:
            places[item.indicator.id] = here[-1]
    return places


def position(desk: Desk, step: Step, indicator: str) -> Position | None:
    """Where a quantity stands; None when it doesn't concern the firm."""
    result = area_result(desk, step)
    item = next((i for i in result.items if i.indicator.id == indicator), None) if result else None
    if item is None or item.status.value == "not_applicable":
        return None
    return Position(item.indicator.label, item.score, item.value_text, _marks(item), item.benchmarks[0].is_reference)


def _marks(item: ItemResult) -> tuple[str, str, str]:
    first, second, third = (measured(mark.value, item.indicator.unit) for mark in item.benchmarks)
    return (first, second, third)
