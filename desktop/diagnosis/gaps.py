"""How far it is to the next line, in plain Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_UP, Decimal

from desktop.diagnosis.benchmark import Mark
from desktop.diagnosis.indicator import Indicator, OptionScore
from desktop.diagnosis.score import FULL
from desktop.facts.expression import Lookup
from desktop.values.quantity import format_number, measured

NAMED_OPTIONS = 3


def quantity_gap(indicator: Indicator, value: Decimal, lookup: Lookup) -> str:
    """ "离良好（40 %）还差 12.5 个百分点，约再联网 8 台"; "" when the value leads."""
    benchmarks = indicator.benchmarks
    mark = benchmarks.ahead(value) if benchmarks else None
    if benchmarks is None or mark is None:
        return ""
    distance = abs(mark.value - value).quantize(Decimal(1).scaleb(-indicator.decimals), ROUND_UP)
    unit = "个百分点" if indicator.unit == "%" else indicator.unit
    verb = "还要再降" if benchmarks.lower_is_better else "还差"
    text = f"离{mark.step.label}（{mark_text(indicator, mark)}）{verb} {format_number(distance)} {unit}"
    step = _lever_text(indicator, value, mark, lookup)
    return f"{text}，{step}" if step else text


def mark_text(indicator: Indicator, mark: Mark) -> str:
    """A line with its unit, marked when it is our own: "40%", "参考值 60%"."""
    text = measured(mark.value, indicator.unit)
    return f"参考值 {text}" if mark.is_reference else text


def level_gap(indicator: Indicator, chosen: OptionScore) -> str:
    """The next better option; "" at the best one."""
    better = [option for option in indicator.options if option.score > chosen.score]
    if not better:
        return ""
    following = min(better, key=lambda option: option.score)
    return f"再上一档：{following.label}，这一项可得 {format_number(following.score)} 分"


def honours_gap(indicator: Indicator, chosen: tuple[OptionScore, ...], score: Decimal) -> str:
    """The options worth most that are not yet held; "" at full marks."""
    held = {option.key for option in chosen}
    open_ = sorted((option for option in indicator.options if option.key not in held), key=lambda option: -option.score)
    if score >= FULL or not open_:
        return ""
    return "还可以做：" + "；".join(f"{o.label}（{format_number(o.score)} 分）" for o in open_[:NAMED_OPTIONS])


def _lever_text(indicator: Indicator, value: Decimal, mark: Mark, lookup: Lookup) -> str:
    """How many more of the lever's fact would reach the line; "" unless the answer is certain."""
    lever = indicator.lever
    if lever is None or indicator.formula is None:
        return ""
    now = lookup(lever.fact, 0)
    if not isinstance(now, Decimal):
        return ""
    slope = _moved(indicator, lookup, {lever.fact: now + lever.scale})
    if slope is None or slope == value:
        return ""
    count = ((mark.value - value) / (slope - value)).to_integral_value(ROUND_CEILING)
    after = _moved(indicator, lookup, {lever.fact: now + count * lever.scale})
    certain = after is not None and indicator.benchmarks is not None and indicator.benchmarks.reaches(after, mark)
    within = after is not None and (indicator.most is None or after <= indicator.most)
    return lever.text.replace("{n}", format_number(count)) if certain and within and count > 0 else ""


def _moved(indicator: Indicator, lookup: Lookup, changes: Mapping[str, Decimal]) -> Decimal | None:
    assert indicator.formula is not None
    moved = indicator.formula.evaluate(
        lambda key, back: changes[key] if not back and key in changes else lookup(key, back)
    )
    return moved if isinstance(moved, Decimal) else None
