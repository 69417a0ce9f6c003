"""Reading one table of a form file strictly: every key is known, every value has its type."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from desktop.errors import BadData

if TYPE_CHECKING:
    from desktop.facts.formula import Formula

Kind = TypeVar("Kind")
Choice = TypeVar("Choice", bound=Enum)


class Entry:
    """A TOML table that remembers where it stands; `done` refuses keys nobody asked for."""

    def __init__(self, raw: object, place: str) -> None:
        if not isinstance(raw, Mapping):
            raise BadData(f"{place}应当是一张表。", "请检查数据文件。")
        self.raw: Mapping[str, Any] = raw
        self.place = place
        self._asked: set[str] = set()

    def _take(self, key: str, kind: type[Kind], default: Kind | None) -> Kind:
        self._asked.add(key)
        value = self.raw.get(key, default)
        if value is None:
            raise BadData(f"{self.place}缺少“{key}”。", "请补上后再装入。")
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise BadData(f"{self.place}的“{key}”写法不对。", "请检查数据文件。")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A string; without default it must be there."""
        return self._take(key, str, default)

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        return self._take(key, bool, default)

    def number(self, key: str, default: int = 0) -> int:
        """A whole number."""
        return self._take(key, int, default)

    def choice(self, key: str, kind: type[Choice], default: str | None = None) -> Choice:
        """One of the values of an enum."""
        name = self.text(key, default)
        try:
            return kind(name)
        except ValueError:
            raise BadData(f"{self.place}的“{key}”写成了“{name}”，不认识。", "请检查拼写。") from None

    def formula(self, key: str) -> Formula:
        """A formula in the grammar of `desktop.facts.formula`."""
        from desktop.facts.formula import FormulaSyntax, parse_formula

        try:
            return parse_formula(self.text(key))
        except FormulaSyntax as problem:
            raise BadData(f"{self.place}的“{key}”读不懂：{problem}", "请检查公式。") from problem

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty when absent."""
        items: list[Any] = self._take(key, list, [])
        if not all(isinstance(item, str) for item in items):
            raise BadData(f"{self.place}的“{key}”应当是一列文字。", "请检查数据文件。")
        return tuple(items)

    def entries(self, key: str) -> list[Entry]:
        """A list of tables; empty when absent."""
        items: list[Any] = self._take(key, list, [])
        return [Entry(item, f"{self.place} {key} 第{n}项") for n, item in enumerate(items, 1)]

    def any(self, key: str) -> object | None:
        """Whatever stands there, or None."""
        self._asked.add(key)
        return self.raw.get(key)

    def done(self) -> None:
        """Raise BadData when a key was never asked for: most likely a slip of the pen."""
        unknown = sorted(set(self.raw) - self._asked)
        if unknown:
            raise BadData(f"{self.place}有不认识的“{unknown[0]}”。", "请检查拼写。")


def read_entry(path: Path) -> Entry:
    """The whole of a TOML file as one entry."""
    import tomllib

    try:
        return Entry(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise BadData(
            f"数据文件 {path.parent.name}/{path.name} 读不出来：{problem}。", "请重新安装或换一个数据文件。"
        ) from problem
