"""Reading one table of a data file strictly: every key is known, every value has its type; mistakes name the place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from desktop.errors import BadData
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Fact
from desktop.facts.formula import Formula, FormulaSyntax, parse_formula

RESTORE = "请恢复原来的数据文件，或重新安装。"
E = TypeVar("E", bound=Enum)


class Entry:
    """One table of a data file. Every value must be asked for: `done` refuses what was not."""

    def __init__(self, table: object, place: str) -> None:
        self.place = place
        if not isinstance(table, Mapping):
            raise self.bad("要写成一个表")
        self.table: Mapping[str, Any] = table
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self.table

    def bad(self, problem: str, repair: str = RESTORE) -> BadData:
        """The error to raise for this place."""
        return BadData(f"数据文件 {self.place}：{problem}。", repair)

    def raw(self, key: str) -> object:
        """The value as TOML gave it, or None."""
        self._asked.add(key)
        return self.table.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required unless a default is given."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or (not value and default is None):
            raise self.bad(f"缺“{key}”，或不是文字")
        return value

    def number(self, key: str) -> Decimal:
        """An exact number written as text or as a whole number."""
        value = self.raw(key)
        try:
            if isinstance(value, bool) or not isinstance(value, str | int):
                raise InvalidOperation
            number = Decimal(value)
        except InvalidOperation:
            raise self.bad(f"“{key}”要写成加引号的数字") from None
        if not number.is_finite():
            raise self.bad(f"“{key}”不是一个数")
        return number

    def whole(self, key: str, default: int = 0) -> int:
        """A whole number."""
        value = self.raw(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.bad(f"“{key}”要写成整数")
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self.raw(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.bad(f"“{key}”要写成 true 或 false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when the key is missing."""
        value = self.raw(key) or []
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            raise self.bad(f"“{key}”要写成文字的列表")
        return tuple(value)

    def one_of(self, key: str, kinds: type[E], default: E | None = None) -> E:
        """A member of an enum by its value."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        try:
            return kinds(value)
        except ValueError:
            raise self.bad(f"“{key}”里的“{value}”不认识") from None

    def formula(self, key: str) -> Formula:
        """A formula in the grammar of `desktop.facts.formula`."""
        try:
            return parse_formula(self.text(key))
        except FormulaSyntax as problem:
            raise self.bad(f"“{key}”读不懂：{problem}", "请检查公式。") from None

    def entry(self, key: str) -> Entry:
        """The table under `key`."""
        return Entry(self.raw(key), f"{self.place} / {key}")

    def entries(self, key: str, name: str = "") -> list[Entry]:
        """The tables of an array; `name` is the key that tells them apart in errors."""
        value = self.raw(key) or []
        if not isinstance(value, list):
            raise self.bad(f"“{key}”要写成表的列表")
        return [
            Entry(part, f"{self.place} / {key} {_name(part, name) or f'第 {n} 项'}") for n, part in enumerate(value, 1)
        ]

    def done(self) -> None:
        """Refuse keys nobody asked for: they are misspelt."""
        extra = sorted(set(self.table) - self._asked)
        if extra:
            raise self.bad(f"有不认识的项“{'、'.join(extra)}”")


def read_file(path: Path, name: str = "") -> Entry:
    """The top table of one file, called by its own name or another; raises BadData when it is missing or not TOML."""
    place = name or path.name
    try:
        return Entry(tomllib.loads(path.read_text(encoding="utf-8")), place)
    except OSError:
        raise BadData(f"缺少数据文件 {place}。", "请重新安装。") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadData(f"数据文件 {place} 读不出来：{problem}。", RESTORE) from None


def known_fact(key: str, entry: Entry, catalogue: Catalogue) -> Fact:
    """The fact of this key, or BadData naming the place."""
    if key not in catalogue:
        raise entry.bad(f"没有“{key}”这个数据项", "请检查拼写。")
    return catalogue[key]


def refuse_twins(names: Iterable[str], place: str) -> None:
    """Raise BadData when a name comes twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise BadData(f"数据文件 {place}：“{name}”出现了两次。", RESTORE)
        seen.add(name)


def _name(part: object, key: str) -> str:
    return str(part.get(key, "")) if isinstance(part, dict) and key else ""
