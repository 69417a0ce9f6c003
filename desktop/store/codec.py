"""Answers as JSON text that names its own types.

The text says what each value is (`{"decimal": "12.50"}`), so that a change of a fact's unit or type in a later
catalogue can never turn a stored figure into another one: money is yuan here whatever unit the screen shows.
"""

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from desktop.facts.case import Blank, Known, Value


def encode(value: Value) -> str:
    """Text of a value; decimals keep the digits they were given."""
    return storable(json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")))


def storable(text: str) -> str:
    """The text without halves of characters, which no file can hold; a broken paste may bring them."""
    return text.encode("utf-8", "replace").decode("utf-8")


def decode(text: str) -> Value:
    """The value that `encode` wrote; raises ValueError for any other text."""
    try:
        value: Value = _value(json.loads(text))
    except (TypeError, KeyError, AttributeError, ArithmeticError) as problem:
        raise ValueError(f"not a stored value: {text[:80]}") from problem
    return value


def encode_known(value: Known) -> tuple[str, str]:
    """State and text of a value or a blank, as two columns."""
    if isinstance(value, Blank):
        return value.value, ""
    return "value", encode(value)


def decode_known(state: str, text: str) -> Known:
    """The value or blank that two columns hold."""
    return decode(text) if state == "value" else Blank(state)


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        return {"years": {str(year): _plain(part) for year, part in value.items()}}
    if isinstance(value, tuple | list):
        if value and isinstance(value[0], Mapping):
            return {"rows": [{key: _plain(cell) for key, cell in row.items()} for row in value]}
        return [_plain(part) for part in value]
    raise TypeError(f"cannot be stored: {type(value).__name__}")


def _value(plain: Any) -> Any:
    if isinstance(plain, bool | int | str):
        return plain
    if isinstance(plain, list):
        return tuple(_value(part) for part in plain)
    [(kind, content)] = plain.items()
    if kind == "decimal":
        return Decimal(content)
    if kind == "date":
        return dt.date.fromisoformat(content)
    if kind == "years":
        return {int(year): _value(part) for year, part in content.items()}
    if kind == "rows":
        return tuple({key: _value(cell) for key, cell in row.items()} for row in content)
    raise ValueError(f"unknown kind: {kind}")
