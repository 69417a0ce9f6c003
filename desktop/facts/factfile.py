"""Reading group files: TOML to facts. What a fact may say is in the table of keys below."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop.errors import BadData
from desktop.facts.catalogue import Group
from desktop.facts.fact import NUMERIC, Change, Column, Fact, FactType, Option, When
from desktop.values.number import shift

MONEY_UNITS = {"元": 0, "万元": 4, "亿元": 8}
_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_FACT_KEYS = frozenset(
    [
        "key",
        "type",
        "label",
        "help",
        "unit",
        "example",
        "options",
        "columns",
        "years",
        "limit",
        "min",
        "max",
        "signed",
        "formula",
        "overridable",
        "when",
        "change",
        "source",
        "verified",
        "personal",
        "ladder",
        "change_when",
    ]
)
_COLUMN_KEYS = frozenset(
    ["key", "label", "type", "unit", "options", "required", "formula", "help", "example", "signed", "width"]
)


class Place:
    """Where in which file we are, for sentences about bad data."""

    def __init__(self, file: str, key: str = "") -> None:
        self.file, self.key = file, key

    def at(self, key: str) -> Place:
        """The same file at another key."""
        return Place(self.file, key)

    def bad(self, what: str, repair: str) -> BadData:
        """The error to raise: file, key and what is wrong; then the repair."""
        where = f"{self.file} 的 {self.key}" if self.key else self.file
        return BadData(f"{where}：{what}。", repair)


def read_groups(folder: Path) -> tuple[list[Group], list[Fact], dict[str, Place]]:
    """Groups and facts of every `*.toml` in the folder by `order`, and where each fact stands."""
    files = sorted(folder.glob("[!_]*.toml"))
    if not files:
        raise BadData(f"{folder.name} 文件夹里没有字段文件。", "请重新安装程序。")
    loaded = [(_load(path), Place(path.name)) for path in files]
    loaded.sort(key=lambda pair: (_whole(pair[0], "order", pair[1]), pair[1].file))
    groups: list[Group] = []
    facts: list[Fact] = []
    places: dict[str, Place] = {}
    for data, place in loaded:
        group = Group(_text(data, "group", place), _text(data, "title", place), _whole(data, "order", place))
        groups.append(group)
        for raw in _tables(data, "fact", place):
            fact = read_fact(raw, group.key, place)
            if fact.key in places:
                raise place.at(fact.key).bad(f"这个字段在 {places[fact.key].file} 里已经有了", "请删去其中一个。")
            places[fact.key] = place.at(fact.key)
            facts.append(fact)
    return groups, facts, places


def read_fact(raw: Mapping[str, Any], group: str, place: Place) -> Fact:
    """One `[[fact]]` table as a Fact; raises BadData."""
    key = _text(raw, "key", place)
    place = place.at(key)
    if not _KEY.fullmatch(key):
        raise place.bad("key 只能用小写字母、数字、下划线和点", "请改 key。")
    _refuse_strangers(raw, _FACT_KEYS, place)
    kind = _enum(FactType, raw.get("type"), "type", place)
    return Fact(
        key=key,
        type=kind,
        label=_text(raw, "label", place),
        help=_text(raw, "help", place),
        unit=_unit(raw, kind, place),
        example=_text(raw, "example", place, ""),
        group=group,
        options=_options(raw, kind, place),
        columns=_columns(raw, kind, place),
        years=_whole(raw, "years", place),
        limit=_whole(raw, "limit", place),
        minimum=_bound(raw, "min", kind, place),
        maximum=_bound(raw, "max", kind, place),
        formula=_text(raw, "formula", place, ""),
        overridable=_flag(raw, "overridable", place),
        when=_when(raw, "when", place),
        change=_enum(Change, raw.get("change", "decision"), "change", place),
        source=_text(raw, "source", place, ""),
        verified=_text(raw, "verified", place, ""),
        personal=_flag(raw, "personal", place),
        ladder=_ladder(raw, kind, place),
        change_when=_whens(raw, "change_when", place),
    )


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadData(f"{path.name} 读不出来（{problem}）。", "请按 TOML 的写法改好并存成 UTF-8。") from problem


def _text(raw: Mapping[str, Any], name: str, place: Place, default: str | None = None) -> str:
    value = raw.get(name, default)
    if value is None:
        raise place.bad(f"缺 {name}", f"请补上 {name}。")
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise place.bad(f"{name} 要是一段文字", f"请改 {name}。")
    return value


def _whole(raw: Mapping[str, Any], name: str, place: Place) -> int:
    value = raw.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise place.bad(f"{name} 要是 0 或正整数", f"请改 {name}。")
    return value


def _flag(raw: Mapping[str, Any], name: str, place: Place) -> bool:
    value = raw.get(name, False)
    if not isinstance(value, bool):
        raise place.bad(f"{name} 只能是 true 或 false", f"请改 {name}。")
    return value


def _ladder(raw: Mapping[str, Any], kind: FactType, place: Place) -> bool:
    ladder = _flag(raw, "ladder", place)
    if ladder and kind is not FactType.CHOICE:
        raise place.bad("ladder 只用在单选上", "请删去 ladder 或改 type。")
    return ladder


def _tables(raw: Mapping[str, Any], name: str, place: Place) -> list[Mapping[str, Any]]:
    value = raw.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise place.bad(f"{name} 要是一组表", f"请改 {name}。")
    return value


def _enum(kinds: Callable[[Any], Any], value: Any, name: str, place: Place) -> Any:
    try:
        return kinds(value)
    except ValueError:
        known = "、".join(one.value for one in kinds)  # type: ignore[attr-defined]
        raise place.bad(f"{name} 没有“{value}”这一种", f"可用的有：{known}。") from None


def _refuse_strangers(raw: Mapping[str, Any], known: frozenset[str], place: Place) -> None:
    strangers = sorted(set(raw) - known)
    if strangers:
        raise place.bad(f"不认识 {'、'.join(strangers)}", f"可用的有：{'、'.join(sorted(known))}。")


def _unit(raw: Mapping[str, Any], kind: FactType, place: Place) -> str:
    unit = _text(raw, "unit", place, "%" if kind is FactType.PERCENT else "")
    if kind is FactType.MONEY and unit not in MONEY_UNITS:
        raise place.bad(f"金额的 unit 不能是“{unit}”", "请写 万元 或 元。")
    return unit


def _options(raw: Mapping[str, Any], kind: FactType, place: Place) -> tuple[Option, ...]:
    options = tuple(_option(one, place) for one in _tables(raw, "options", place))
    chosen = kind in (FactType.CHOICE, FactType.MULTI)
    if chosen and not options:
        raise place.bad("没有选项", "请写 options。")
    if options and not chosen:
        raise place.bad(f"{kind.value} 类型不用选项", "请删去 options 或改 type。")
    for names in ([o.key for o in options], [o.label for o in options]):
        if len(set(names)) < len(names):
            raise place.bad("有两个选项重了", "请改 options。")
    return options


def _option(raw: Mapping[str, Any], place: Place) -> Option:
    _refuse_strangers(raw, frozenset({"key", "label", "help", "given_by"}), place)
    return Option(
        _text(raw, "key", place),
        _text(raw, "label", place),
        _text(raw, "help", place, ""),
        _whens(raw, "given_by", place),
    )


def _columns(raw: Mapping[str, Any], kind: FactType, place: Place) -> tuple[Column, ...]:
    columns = tuple(_column(one, place) for one in _tables(raw, "columns", place))
    if bool(columns) is not (kind is FactType.TABLE):
        raise place.bad("columns 和 type 对不上", "只有 table 类型写 columns，而且必须写。")
    for names in ([c.key for c in columns], [c.label for c in columns]):
        if len(set(names)) < len(names):
            raise place.bad("有两列重了", "请改 columns。")
    return columns


def _column(raw: Mapping[str, Any], place: Place) -> Column:
    key = _text(raw, "key", place)
    place = place.at(f"{place.key} / {key}")
    _refuse_strangers(raw, _COLUMN_KEYS, place)
    kind = _enum(FactType, raw.get("type"), "type", place)
    if kind is FactType.TABLE:
        raise place.bad("表格里不能再有表格", "请改 type。")
    return Column(
        key=key,
        label=_text(raw, "label", place),
        type=kind,
        unit=_unit(raw, kind, place),
        options=_options(raw, kind, place),
        required=_flag(raw, "required", place),
        formula=_text(raw, "formula", place, ""),
        help=_text(raw, "help", place, ""),
        example=_text(raw, "example", place, ""),
        signed=_flag(raw, "signed", place),
        width=_whole(raw, "width", place),
    )


def _when(raw: Mapping[str, Any], name: str, place: Place) -> When | None:
    when = raw.get(name)
    if when is None:
        return None
    values = when.get("values") if isinstance(when, dict) else None
    if not isinstance(values, list) or not values or not all(isinstance(v, str) for v in values):
        raise place.bad(f"{name} 的写法不对", f'请写成 {name} = {{ fact = "…", values = ["…"] }}。')
    _refuse_strangers(when, frozenset({"fact", "values"}), place)
    return When(_text(when, "fact", place), tuple(values))


def _whens(raw: Mapping[str, Any], name: str, place: Place) -> tuple[When, ...]:
    """One demand or a list of them."""
    given = raw.get(name)
    found = (_when({name: one}, name, place) for one in (given if isinstance(given, list) else [given]))
    return tuple(when for when in found if when is not None)


def _bound(raw: Mapping[str, Any], name: str, kind: FactType, place: Place) -> Decimal | None:
    """Bounds are written in the fact's unit; figures that are not signed start at 0."""
    value = raw.get(name)
    if value is None:
        return Decimal(0) if name == "min" and kind in NUMERIC and not _flag(raw, "signed", place) else None
    if kind not in NUMERIC or isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise place.bad(f"{name} 要是数字，而且只用于数字类字段", f"请改 {name}。")
    return shift(Decimal(value), MONEY_UNITS[raw["unit"]]) if kind is FactType.MONEY else Decimal(value)
