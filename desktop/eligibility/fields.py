"""Read the fields of one table of a policy file; every complaint names file and place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias, TypeVar

from desktop.eligibility.standing import Standing, Validity
from desktop.rules.reading import bad

E = TypeVar("E", bound=Enum)
Table: TypeAlias = Mapping[str, object]

VALIDITY_KEYS = frozenset({"standing", "effective", "expires", "standing_note"})


def only(row: Table, allowed: set[str], place: str) -> None:
    """Complain about keys nobody reads: a misspelt one would be lost silently."""
    extra = set(row) - allowed
    if extra:
        raise bad(place, f"有不认识的项“{'、'.join(sorted(extra))}”")


def table(raw: object, allowed: set[str], place: str) -> Table:
    """A table with no other keys than these."""
    if not isinstance(raw, dict):
        raise bad(place, "这里要写成一个表")
    only(raw, allowed, place)
    return raw


def texts(row: Table, keys: tuple[str, ...], place: str) -> dict[str, str]:
    """The values of keys that must be there and be text."""
    absent = [key for key in keys if not isinstance(row.get(key), str)]
    if absent:
        raise bad(place, f"缺 {'、'.join(absent)}")
    return {key: str(row[key]) for key in keys}


def one_of(kind: type[E], raw: object, place: str) -> E:
    """The member of an enum with this value."""
    try:
        return kind(raw)
    except ValueError:
        known = "、".join(str(member.value) for member in kind)
        raise bad(place, f"“{raw}”要写成其中之一：{known}") from None


def validity(row: Table, outer: Validity, place: str) -> Validity:
    """Standing and dates; what is not written is the outer one's."""
    declared = one_of(Standing, row["standing"], place) if "standing" in row else outer.declared
    effective = _date(row, "effective", outer.effective, place)
    return Validity(declared, effective, _date(row, "expires", outer.expires, place))


def _date(row: Table, key: str, outer: dt.date | None, place: str) -> dt.date | None:
    raw = row.get(key, outer)
    if raw is None or (isinstance(raw, dt.date) and not isinstance(raw, dt.datetime)):
        return raw
    raise bad(place, f"{key} 要写成 TOML 日期，例如 2020-06-01")


def as_list(raw: object) -> list[object]:
    """A list, or nothing."""
    return raw if isinstance(raw, list) else []


def strings(raw: object) -> list[str]:
    """A list of texts, or nothing."""
    return [str(item) for item in as_list(raw)]
