"""The diagnosis in words for the screen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.diagnosis.score import shown
from desktop.values.quantity import format_number, measured

if TYPE_CHECKING:
    from desktop.diagnosis.benchmark import Mark
    from desktop.diagnosis.comparison import Comparison
    from desktop.diagnosis.result import AreaResult, ItemResult

TARGETS_TITLE = "区域目标（文件给一个省市定的数，目标年多已过去，只供比较，不是及格线）"


def score_text(score: Decimal | None) -> str:
    """52.3 分, or that there is nothing to score yet."""
    return "待补充" if score is None else f"{shown(score)} 分"


def share_text(result: AreaResult) -> str:
    """How much of the area the score rests on."""
    return f"已答 {int(result.answered_share * 100)}%"


def level_text(result: AreaResult) -> str:
    """The borrowed level, always called a reference."""
    if result.score is None:
        return ""
    return f"参考{result.level.label}" if result.level else "参考：未到一级"


def gain_text(item: ItemResult) -> str:
    """What closing the gap would add to the area's score."""
    return f"补齐可加 {shown(item.lost)} 分"


def gap_line(item: ItemResult) -> str:
    """Where the firm is and how far it is to the next line."""
    parts = (f"现在：{item.value_text}" if item.value_text else "", item.gap_text)
    return "；".join(part for part in parts if part)


def mark_text(item: ItemResult, mark: Mark) -> str:
    """入门 40%（参考值）; with the document where the figure has one."""
    unit = item.indicator.unit
    origin = "参考值" if mark.is_reference else f"{mark.source.title}，{mark.verified.label}"
    caliber = f"；口径：{mark.caliber}" if mark.caliber else ""
    return f"{mark.step.label} {measured(mark.value, unit)}（{origin}{caliber}）"


def target_text(one: Comparison) -> str:
    """The firm's own figure beside that of a document, with whom the document means and where it stands."""
    target = one.target
    note = f"。{target.note}" if target.note else ""
    return f"{target.label}：{one.text}（{target.document.title} {target.clause}）{note}"


def option_lines(item: ItemResult) -> list[str]:
    """What each choice of an item is worth; the points are our own."""
    return [f"{option.label}：{format_number(option.score)} 分" for option in item.indicator.options]
