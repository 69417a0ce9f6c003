"""What facts promise each other: formulas and `when` name real facts, columns and options, and never turn in circles."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from desktop.facts.builtin import BUILTINS, PREFIX, builtin_of
from desktop.facts.catalogue import Catalogue
from desktop.facts.expression import Aggregate
from desktop.facts.fact import NUMERIC, Change, Fact, FactType, When
from desktop.facts.factfile import Place
from desktop.facts.following import FROM_ANSWERS, follows
from desktop.facts.formula import Formula, FormulaSyntax, parse_formula


def check_catalogue(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    """Raises BadData for the first fact that names what isn't there."""
    for fact in catalogue.facts.values():
        place = places[fact.key]
        _check_when("when", fact.when, catalogue, place)
        for when in fact.change_when:
            _check_when("change_when", when, catalogue, place)
        _check_change(fact, place)
        _check_options(fact, catalogue, place)
        _check_formula(fact, catalogue, place)
        _check_columns(fact, place)
    _check_circles(catalogue, places)


def _check_when(name: str, when: When | None, catalogue: Catalogue, place: Place) -> None:
    if when is None:
        return
    other = catalogue.get(when.fact)
    if other is None:
        raise place.bad(f"{name} 里的 {when.fact} 不存在", _nearest(when.fact, catalogue))
    known = ("yes", "no") if other.type is FactType.BOOL else tuple(o.key for o in other.options)
    strangers = [value for value in when.values if value not in known]
    if strangers:
        raise place.bad(
            f"{name} 里的“{strangers[0]}”不是 {other.key} 的选项", f"可用的有：{'、'.join(known) or '（没有选项）'}。"
        )


def _check_change(fact: Fact, place: Place) -> None:
    if fact.change is Change.FOLLOWS and fact.when is None:
        raise place.bad('change = "follows" 要跟着别的字段，却没有 when', "请补上 when 或改 change。")


def _check_options(fact: Fact, catalogue: Catalogue, place: Place) -> None:
    """Options say what gives them where, and only where, the choice follows from answers."""
    for when in (when for option in fact.options for when in option.given_by):
        _check_when("given_by", when, catalogue, place)
    named = [bool(option.given_by) for option in fact.options]
    named += [bool(option.given_by) for column in fact.columns for option in column.options]
    if not follows(fact):
        if any(named):
            raise place.bad(
                "选项写了 given_by，却不由别的回答得出", f'请写 formula = "{FROM_ANSWERS}" 或删去 given_by。'
            )
        return
    wanted = [False, *[True] * (len(named) - 1)] if fact.type is FactType.CHOICE else [True] * len(named)
    if fact.type not in (FactType.CHOICE, FactType.MULTI) or fact.years or fact.overridable or named != wanted:
        raise place.bad(
            "由别的回答得出的选择写得不对", "单选的第一个选项不写 given_by，其余都写；多选的都写；不按年、不另填。"
        )


def _check_formula(fact: Fact, catalogue: Catalogue, place: Place) -> None:
    if fact.overridable and not fact.formula:
        raise place.bad("写了 overridable 却没有 formula", "请补上 formula 或删去 overridable。")
    if not fact.formula:
        return
    if fact.formula.startswith(PREFIX):
        if fact.formula not in (*BUILTINS, FROM_ANSWERS):
            raise place.bad(f"没有“{fact.formula}”这种算法", f"可用的有：{'、'.join([*BUILTINS, FROM_ANSWERS])}。")
        operands: tuple[tuple[str, int], ...] = builtin_of(fact).operands
    else:
        if fact.type not in NUMERIC:
            raise place.bad("有公式的字段要是数字类型", "请改 type 或删去 formula。")
        formula = _read(fact.formula, place)
        _check_operands(formula, catalogue, place)
        operands = formula.operands
    for key, _ in operands:
        if key not in catalogue:
            raise place.bad(f"公式里的 {key} 不存在", _nearest(key, catalogue))


def _read(text: str, place: Place) -> Formula:
    try:
        return parse_formula(text)
    except FormulaSyntax as problem:
        raise place.bad(str(problem), "请改 formula。") from problem


def _check_operands(formula: Formula, catalogue: Catalogue, place: Place) -> None:
    for aggregate in formula.aggregates:
        _check_aggregate(aggregate, catalogue, place)
    tables = {aggregate.table for aggregate in formula.aggregates}
    for key in formula.keys:
        fact = catalogue.get(key)
        if fact is not None and key not in tables and fact.type not in NUMERIC | {FactType.YEAR}:
            raise place.bad(f"公式里的 {key} 不是数字", "请改 formula。")


def _check_aggregate(aggregate: Aggregate, catalogue: Catalogue, place: Place) -> None:
    table = catalogue.get(aggregate.table)
    if table is None or table.type is not FactType.TABLE:
        raise place.bad(f"公式里的 {aggregate.table} 不是表格", _nearest(aggregate.table, catalogue))
    if aggregate.column:
        column = table.column(aggregate.column)
        if column is None or column.type not in NUMERIC:
            raise place.bad(f"{table.key} 没有可以相加的列 {aggregate.column}", "请改 formula。")
    for one in aggregate.where:
        column = table.column(one.column)
        if column is None or column.option(one.option) is None:
            raise place.bad(f"{table.key} 的列 {one.column} 没有选项 {one.option}", "请改 formula。")


def _check_columns(fact: Fact, place: Place) -> None:
    """A computed column reads columns before it, so that one pass fills a row."""
    before: set[str] = set()
    for column in fact.columns:
        if column.formula:
            formula = _read(column.formula, place)
            if formula.aggregates or not before.issuperset(formula.keys) or column.type not in NUMERIC:
                raise place.bad(f"列 {column.key} 的公式只能用它前面的数字列", "请改这一列的 formula。")
        if column.type in NUMERIC:
            before.add(column.key)


def _check_circles(catalogue: Catalogue, places: Mapping[str, Place]) -> None:
    settled: set[str] = set()
    for start in catalogue:
        _walk(start, (), catalogue, settled, places)


def _walk(
    key: str, trail: tuple[str, ...], catalogue: Catalogue, settled: set[str], places: Mapping[str, Place]
) -> None:
    if key in settled:
        return
    if key in trail:
        circle = " → ".join((*trail[trail.index(key) :], key))
        raise places[key].bad(f"公式或 when 绕成了圈：{circle}", "请改其中一个，使它不再依赖自己。")
    for other in catalogue.rests_on(key):
        _walk(other, (*trail, key), catalogue, settled, places)
    settled.add(key)


def _nearest(key: str, catalogue: Catalogue) -> str:
    near = get_close_matches(key, list(catalogue), n=1)
    return f"是不是 {near[0]}？" if near else "请改成已有的字段。"
