"""Three sentences that say what an area's result means."""

from desktop.diagnosis.direction import NAMED_GAPS
from desktop.diagnosis.indicators import Indicators
from desktop.diagnosis.result import AreaResult, Status
from desktop.diagnosis.score import shown

STRONG = 70


def summary(result: AreaResult, indicators: Indicators) -> tuple[str, ...]:
    """Where the area stands, what is strong, what to fix first; one sentence when nothing is answered."""
    name = result.area.label
    if result.score is None:
        return (f"{name}还没有可以计分的答题，先不评分。",)
    return tuple(part for part in (_standing(result, indicators), _strong(result), _weak(result)) if part)


def share_text(result: AreaResult) -> str:
    """The answered share as the user reads it: "67%"; never shown as 100% while something is open."""
    whole = int(result.answered_share * 100)
    return f"{whole}%"


def _standing(result: AreaResult, indicators: Indicators) -> str:
    assert result.score is not None
    level = f"，参考等级{result.level.label}" if result.level else "，还不到一级（参考）"
    text = f"{result.area.label}得 {shown(result.score)} 分{level}，按权重已答 {share_text(result)}"
    thin = result.answered_share < indicators.directions.answered
    return f"{text}；答题不到一半，得分只反映已答的部分。" if thin else f"{text}。"


def _strong(result: AreaResult) -> str:
    scored = [(item.score, item) for item in result.items if item.score is not None and item.score >= STRONG]
    scored.sort(key=lambda pair: -pair[0] * pair[1].indicator.weight)
    names = "、".join(item.indicator.label for _, item in scored[:NAMED_GAPS])
    return f"做得好的是{names}。" if names else ""


def _weak(result: AreaResult) -> str:
    gaps = result.gaps()[:NAMED_GAPS]
    if not gaps:
        open_ = sum(item.status is Status.UNKNOWN for item in result.items)
        return f"已答的各项都是满分，还有 {open_} 项没有答。" if open_ else "各项都是满分。"
    return "最值得先补的是" + "、".join(gap.indicator.label for gap in gaps) + "。"
