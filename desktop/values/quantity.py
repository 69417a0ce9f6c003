"""Showing numbers: grouped by thousands, exact, without trailing zeros."""

from decimal import ROUND_HALF_UP, Decimal

from desktop.values.number import EXACT


def format_number(value: Decimal, *, places: int | None = None, least: int = 0) -> str:
    """`1234.50` as "1,234.5"; exact unless `places` rounds it (half up); `least` decimals are always shown.

    Zero has no sign and no number is shown in scientific notation.
    """
    if places is not None and -int(value.as_tuple().exponent) > places:
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)
    if value == 0:
        value = Decimal(0)
    whole, _, fraction = f"{value:,f}".partition(".")
    fraction = fraction.rstrip("0").ljust(least, "0")
    return f"{whole}.{fraction}" if fraction else whole


def with_unit(text: str, unit: str) -> str:
    """ "42 台", "40%": a percent sign stands at its figure."""
    return f"{text}{unit}" if unit in ("%", "％") else f"{text} {unit}".rstrip()


def measured(value: Decimal, unit: str, *, places: int | None = None) -> str:
    """A number with its unit."""
    return with_unit(format_number(value, places=places), unit)
