"""Totals of money in words, the same in every paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import span_text

if TYPE_CHECKING:
    from desktop.eligibility.combination.totals import Total


def total_text(total: Total | None) -> str:
    """One kind of money of several measures with their number; "—" for none."""
    if total is None:
        return "—"
    rest = f"{total.uncounted} 项未计入" if total.uncounted else ""
    if not total.count:
        return rest
    return f"{span_text(total.low, total.high)}\n{total.count} 项{'，' if rest else ''}{rest}"
