"""What a fact may be worth: a value, or one of three ways of having none; and where it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TypeAlias


class Blank(Enum):
    """The three ways of having no value; an empty table or () is a value, not a blank."""

    UNKNOWN = "unknown"  # nobody answered
    DONT_KNOW = "dont_know"  # the user said: not known yet
    NOT_APPLICABLE = "not_applicable"  # the question does not concern this firm


UNKNOWN = Blank.UNKNOWN
DONT_KNOW = Blank.DONT_KNOW
NOT_APPLICABLE = Blank.NOT_APPLICABLE

Scalar: TypeAlias = str | int | bool | Decimal | dt.date | tuple[str, ...]
Row: TypeAlias = Mapping[str, Scalar]  # column key -> value; a missing key is an empty cell
Yearly: TypeAlias = Mapping[int, Scalar]  # year -> value
Value: TypeAlias = Scalar | tuple[Row, ...] | Yearly
Known: TypeAlias = Value | Blank


class OriginKind(Enum):
    """Where an answer came from."""

    TYPED = "typed"
    IMPORTED = "imported"
    COMPUTED = "computed"
    ESTIMATED = "estimated"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from; `place` reads like "企业数据.xlsx / 财务 / C7"."""

    kind: OriginKind = OriginKind.TYPED
    place: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A value (or a blank the user chose) with its origin."""

    value: Known
    origin: Origin = Origin()
