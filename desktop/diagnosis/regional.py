"""区域目标 of the firm's own region, each beside the firm's own figure of the same quantity."""

from collections.abc import Iterable
from decimal import Decimal

from desktop.diagnosis.comparison import Comparison
from desktop.diagnosis.result import ItemResult
from desktop.diagnosis.target import Target
from desktop.facts.case import Case
from desktop.values.quantity import measured

WAITING, PASSED_BY = "待补充", "不适用"


def compare(case: Case, targets: Iterable[Target], items: Iterable[ItemResult]) -> tuple[Comparison, ...]:
    """The targets made for the firm's region and industry, those with a figure of the firm first.

    A firm that has not said where it is gets none: what another province set itself is no yardstick for it.
    """
    region, industry = (_code(case, key) for key in ("firm.region", "firm.industry"))
    by_id = {item.indicator.id: item for item in items}
    made = (
        Comparison(target, _own(case, target, by_id.get(target.indicator)))
        for target in targets
        if target.is_for(region, industry)
    )
    return tuple(sorted(made, key=lambda one: not one.own))


def _code(case: Case, key: str) -> str:
    value = case.value(key)
    return value if isinstance(value, str) else ""


def _own(case: Case, target: Target, item: ItemResult | None) -> str:
    """In the target's own way of counting when the figures for it are there, else as the indicator counts it."""
    if item is None:
        return ""
    if item.note:
        return WAITING if item.missing else PASSED_BY
    value = target.formula.evaluate(case.value) if target.formula else None
    if target.formula and isinstance(value, Decimal):
        estimated = any(case.is_estimated(key, back) for key, back in target.formula.operands)
        return f"{'约 ' if estimated else ''}{measured(value, target.unit, places=item.indicator.decimals)}"
    if not item.value_text:
        return WAITING
    return f"{item.value_text}（{target.caliber}）" if target.caliber else item.value_text
