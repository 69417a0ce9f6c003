"""Which of the six areas a renovation project should take up."""

from collections.abc import Iterable
from decimal import Decimal

from desktop.diagnosis.indicators import DirectionRule
from desktop.diagnosis.result import AreaResult, Direction
from desktop.diagnosis.score import shown
from desktop.values.quantity import format_number

NAMED_GAPS = 3


def propose(areas: Iterable[AreaResult], rule: DirectionRule) -> tuple[Direction, ...]:
    """Weak areas answered well enough, weakest first; an unanswered area is never called weak."""
    weak = [(area.score, area) for area in areas if area.score is not None and _is_weak(area, area.score, rule)]
    weak.sort(key=lambda pair: pair[0])
    return tuple(_direction(area, score, rule) for score, area in weak[: rule.limit])


def _is_weak(area: AreaResult, score: Decimal, rule: DirectionRule) -> bool:
    return score < rule.below and area.answered_share >= rule.answered


def _direction(area: AreaResult, score: Decimal, rule: DirectionRule) -> Direction:
    gaps = area.gaps()[:NAMED_GAPS]
    names = "、".join(f"{gap.indicator.label}" for gap in gaps)
    text = f"{area.area.label}得 {shown(score)} 分，不到 {format_number(rule.below)} 分；先补：{names}。"
    return Direction(area.area, score, gaps, text)
