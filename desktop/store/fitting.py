"""Whether a stored value still fits its fact, after an update may have changed the catalogue."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from desktop.facts.case import Blank, Known
from desktop.facts.fact import Column, Fact, FactType, Option

_DECIMALS = {FactType.MONEY, FactType.NUMBER, FactType.INTEGER, FactType.PERCENT}
_DATES = {FactType.DATE, FactType.MONTH}


def fits(fact: Fact, value: Known) -> bool:
    """True when the value has the shape the fact's type promises; a yearly fact may have a bare value."""
    if isinstance(value, Blank):
        return True
    if fact.type is FactType.TABLE:
        return isinstance(value, tuple) and all(_row_fits(fact, row) for row in value)
    if fact.years and isinstance(value, Mapping):
        return all(isinstance(year, int) and _cell_fits(fact.type, fact.options, part) for year, part in value.items())
    return _cell_fits(fact.type, fact.options, value)


def _row_fits(fact: Fact, row: object) -> bool:
    if not isinstance(row, Mapping):
        return False
    columns: dict[str, Column] = {column.key: column for column in fact.columns}
    return all(
        key in columns and _cell_fits(columns[key].type, columns[key].options, cell) for key, cell in row.items()
    )


def _cell_fits(kind: FactType, options: tuple[Option, ...], value: object) -> bool:
    keys = {option.key for option in options}
    if kind in _DECIMALS:
        return isinstance(value, Decimal)
    if kind in _DATES:
        return isinstance(value, dt.date)
    if kind is FactType.YEAR:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind is FactType.BOOL:
        return isinstance(value, bool)
    if kind is FactType.CHOICE:
        return value in keys
    if kind is FactType.MULTI:
        return isinstance(value, tuple) and all(part in keys for part in value)
    return isinstance(value, str)
