"""Judge a case against the indicators: a pure function of the two."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.diagnosis.area import Area
from desktop.diagnosis.comparison import Comparison
from desktop.diagnosis.direction import propose
from desktop.diagnosis.gaps import honours_gap, level_gap, quantity_gap
from desktop.diagnosis.gate import judge_gates
from desktop.diagnosis.indicator import Indicator, Kind, OptionScore
from desktop.diagnosis.indicators import Indicators
from desktop.diagnosis.missing import missing_facts
from desktop.diagnosis.regional import compare
from desktop.diagnosis.result import AreaResult, Assessment, ItemResult, Status
from desktop.diagnosis.score import honours_score, quantity_score, weighted_mean
from desktop.facts.case import NOT_APPLICABLE, Blank, Case
from desktop.rules.dependence import to_ask
from desktop.values.quantity import measured

CHOSEN_NOT_APPLICABLE = "您选了“不适用”，这一项不计分。"
ZERO_DIVISOR = "作分母的数是 0，这一项算不出来，不计分。"
RETIRED_OPTION = "原来选的选项已经不在清单里，请重新选。"


def assess(case: Case, indicators: Indicators) -> Assessment:
    """Scores, levels, gaps, gates and directions of `case`; what is unknown or not applicable counts nowhere."""
    areas = tuple(assess_area(case, indicators, area) for area in Area)
    gates, directions = judge_gates(case, indicators.gates), propose(areas, indicators.directions)
    return Assessment(indicators, areas, gates, directions)


def assess_area(case: Case, indicators: Indicators, area: Area) -> AreaResult:
    """One area alone, for a page that shows only it."""
    items = tuple(assess_item(case, indicator) for indicator in indicators.of(area))
    score = weighted_mean((item.indicator.weight, item.score) for item in items if item.score is not None)
    scored = _weight(items, Status.SCORED)
    applicable = scored + _weight(items, Status.UNKNOWN)
    share = scored / applicable if applicable else Decimal(1)
    targets = compare(case, indicators.area_targets(area), items)
    beside = tuple(_with_targets(item, targets) for item in items)
    return AreaResult(area, score, indicators.levels.of(score), share, beside, targets)


def _with_targets(item: ItemResult, targets: tuple[Comparison, ...]) -> ItemResult:
    own = tuple(one for one in targets if one.target.indicator == item.indicator.id)
    return replace(item, targets=own) if own else item


def assess_item(case: Case, indicator: Indicator) -> ItemResult:
    """One indicator for a case."""
    exempt = _exemption(case, indicator)
    if exempt:
        return ItemResult(indicator, Status.NOT_APPLICABLE, note=exempt)
    if indicator.kind is Kind.QUANTITY:
        return _quantity(case, indicator)
    return _chosen(case, indicator)


def _weight(items: tuple[ItemResult, ...], status: Status) -> Decimal:
    return sum((item.indicator.weight for item in items if item.status is status), Decimal(0))


def _exemption(case: Case, indicator: Indicator) -> str:
    for exemption in indicator.exemptions:
        value = exemption.value.evaluate(case.value)
        if isinstance(value, Decimal) and value <= exemption.at_most:
            return f"{exemption.text}，这一项不计分。"
    if any(case.value(key, back) is NOT_APPLICABLE for key, back in indicator.operands):
        return CHOSEN_NOT_APPLICABLE
    return ""


def _quantity(case: Case, indicator: Indicator) -> ItemResult:
    assert indicator.formula is not None
    assert indicator.benchmarks is not None
    value = indicator.formula.evaluate(case.value)
    if value is NOT_APPLICABLE:
        return ItemResult(indicator, Status.NOT_APPLICABLE, note=ZERO_DIVISOR)
    if isinstance(value, Blank):
        return ItemResult(indicator, Status.UNKNOWN, missing=missing_facts(case, indicator))
    estimated = any(case.is_estimated(key, back) for key, back in indicator.operands)
    text = f"{'约 ' if estimated else ''}{measured(value, indicator.unit, places=indicator.decimals)}"
    if indicator.most is not None and value > indicator.most:
        note = f"算出来超过 {measured(indicator.most, indicator.unit)}，请核对{_quoted(indicator)}。"
        return ItemResult(indicator, Status.UNKNOWN, value, text, note=note, missing=indicator.facts)
    return ItemResult(
        indicator,
        Status.SCORED,
        value,
        text,
        quantity_score(value, indicator.benchmarks),
        quantity_gap(indicator, value, case.value),
        estimated=estimated,
    )


def _chosen(case: Case, indicator: Indicator) -> ItemResult:
    value = case.value(indicator.facts[0])
    if isinstance(value, Blank):
        return ItemResult(indicator, Status.UNKNOWN, missing=to_ask(case, indicator.facts[0]) or indicator.facts)
    keys = _option_keys(value)
    options = tuple(option for option in indicator.options if option.key in keys)
    if len(options) != len(keys):
        return ItemResult(indicator, Status.UNKNOWN, note=RETIRED_OPTION, missing=indicator.facts)
    if indicator.kind is Kind.HONOURS:
        return _honours(indicator, options)
    chosen = options[0]
    return ItemResult(indicator, Status.SCORED, chosen.key, chosen.label, chosen.score, level_gap(indicator, chosen))


def _honours(indicator: Indicator, options: tuple[OptionScore, ...]) -> ItemResult:
    score = honours_score(option.score for option in options)
    text = "；".join(option.label for option in options) or "都没有"
    gap = honours_gap(indicator, options, score)
    return ItemResult(indicator, Status.SCORED, tuple(option.key for option in options), text, score, gap)


def _option_keys(value: object) -> frozenset[str]:
    if isinstance(value, bool):
        return frozenset({"yes" if value else "no"})
    return frozenset(value) if isinstance(value, tuple) else frozenset({str(value)})


def _quoted(indicator: Indicator) -> str:
    return "和".join(f"“{label}”" for label in indicator.fact_labels)
