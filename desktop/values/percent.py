"""Percentages: Decimal percentage points, 50 is 50 %."""

from decimal import Decimal

from desktop.errors import BadValue
from desktop.values.number import read_quantity
from desktop.values.quantity import format_number
from desktop.values.text import shown


def parse_percent(text: str) -> Decimal:
    """Percentage points of `50`, `50%`, `50％`; a bare 0.5 is 0.5 %. Raises BadValue."""
    quantity = read_quantity(text)
    if quantity.scale or quantity.unit not in ("", "%"):
        raise BadValue(f"“{shown(text)}”不像一个百分比。", "请填百分数，例如 50 或 50%。")
    return quantity.amount


def format_percent(value: Decimal, *, with_unit: bool = True, places: int | None = None) -> str:
    """ "12.5%", exact unless `places` rounds it; without the sign when `with_unit` is False."""
    return format_number(value, places=places) + ("%" if with_unit else "")
