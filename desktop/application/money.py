"""Intervals and totals of money in words, the same in every paper."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.rules.words import money

if TYPE_CHECKING:
    from desktop.eligibility.totals import Total


def span_text(low: Decimal, high: Decimal) -> str:
    """50 万元; 不超过 20 万元; 120 万元至 170 万元."""
    if low == high:
        return money(high)
    return f"不超过 {money(high)}" if low == 0 else f"{money(low)}至 {money(high)}"


def total_text(total: Total | None) -> str:
    """One kind of money of several measures with their number; "—" for none."""
    if total is None:
        return "—"
    rest = f"{total.uncounted} 项未计入" if total.uncounted else ""
    if not total.count:
        return rest
    return f"{span_text(total.low, total.high)}\n{total.count} 项{'，' if rest else ''}{rest}"
