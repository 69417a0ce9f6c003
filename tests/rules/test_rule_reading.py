"""Conditions as data: what can be written, and what is said about what cannot."""

import datetime as dt
import tomllib
from decimal import Decimal

import pytest
from smallfirm import CATALOGUE, WAN

from desktop.errors import BadData
from desktop.rules import reading
from desktop.rules.reading import read_condition
from desktop.rules.term import (
    All,
    AnyOf,
    AtLeast,
    CountOperand,
    Exception_,
    FactOperand,
    Not,
    Op,
    RatioOperand,
    Readings,
    RowTest,
    SumOperand,
    Term,
)
from desktop.rules.verdict import Verdict

FILED = '{ fact = "project.filed", op = "==", value = true }'


def read(text: str) -> object:
    return read_condition(tomllib.loads(f"it = {text}")["it"], CATALOGUE, "la2020.toml / 入库")


def test_money_is_read_in_the_unit_it_names() -> None:
    found = read(
        '{ fact = "investment.fixed_assets", op = ">=", value = "200万元", clause = "三（一）", note = "含本数" }'
    )
    assert found == Term(FactOperand("investment.fixed_assets"), Op.GE, 200 * WAN, "三（一）", "含本数")


def test_options_may_be_named_by_key_or_by_label() -> None:
    found = read('{ fact = "project.directions", op = "has_any", value = ["informatized", "创新化"] }')
    assert found == Term(FactOperand("project.directions"), Op.HAS_ANY, ("informatized", "innovative"))


def test_every_combination_can_be_written() -> None:
    assert isinstance(read(f"{{ all = [{FILED}] }}"), All)
    assert isinstance(read(f"{{ any = [{FILED}, {FILED}] }}"), AnyOf)
    assert isinstance(read(f"{{ not = {FILED} }}"), Not)
    assert read(f"{{ at_least = 1, of = [{FILED}] }}") == AtLeast(1, (read(FILED),))  # type: ignore[arg-type]
    found = read(f'{{ rule = {FILED}, exception = {FILED}, then = "no" }}')
    assert isinstance(found, Exception_)
    assert found.then is Verdict.NO
    readings = read(
        f'{{ readings = [{{ label = "从宽", condition = {FILED} }}, {{ label = "从严", condition = {FILED} }}] }}'
    )
    assert isinstance(readings, Readings)


def test_tables_years_and_ratios_can_be_tested() -> None:
    found = read('{ count = "equipment", where = { kind = ["robot"] }, op = ">=", value = 3 }')
    assert found == Term(CountOperand("equipment", (RowTest("kind", Op.IN, ("robot",)),)), Op.GE, Decimal(3))
    found = read(
        '{ sum = "equipment.amount", where = { bought = { op = ">=", value = "2026-01-01" } }, op = ">", value = "0元" }'
    )
    assert found.operand == SumOperand("equipment", "amount", (RowTest("bought", Op.GE, dt.date(2026, 1, 1)),))  # type: ignore[union-attr]
    found = read(
        '{ count = "equipment", where = { used_to = { since = "bought", op = ">=", value = 1 } }, op = ">", value = 0 }'
    )
    assert found.operand == CountOperand("equipment", (RowTest("used_to", Op.GE, Decimal(1), "bought"),))  # type: ignore[union-attr]
    found = read('{ sum = "equipment.amount", op = ">", value = "1.5万元" }')
    assert found == Term(SumOperand("equipment", "amount"), Op.GT, Decimal(15000))
    found = read('{ ratio = ["finance.rd_expense", "finance.revenue"], op = ">=", value = "3%" }')
    assert found == Term(
        RatioOperand(FactOperand("finance.rd_expense"), FactOperand("finance.revenue")), Op.GE, Decimal(3)
    )
    found = read('{ fact = "finance.revenue@1", op = ">=", value = "2000万元" }')
    assert found == Term(FactOperand("finance.revenue", 1), Op.GE, 2000 * WAN)


def test_a_region_is_tested_by_the_beginning_of_its_code() -> None:
    assert read('{ fact = "firm.region", op = "within", value = "3415" }') == Term(
        FactOperand("firm.region"), Op.WITHIN, ("3415",)
    )


def rows(where: str) -> str:
    return f'{{ count = "equipment", where = {{ {where} }}, op = ">", value = 0 }}'


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{ fact = "firm.nothing", op = "==", value = true }', "没有“firm.nothing”这个数据项"),
        ('{ fact = "investment.fixed_assets", op = ">=", value = "200" }', "要写明单位"),
        ('{ fact = "investment.fixed_assets", op = ">=", value = "约200万元" }', "约200万元"),
        ('{ fact = "investment.fixed_assets", op = "has_any", value = ["1"] }', "不能用“has_any”比较"),
        ('{ fact = "project.filed", op = "~", value = true }', "不认识的比较“~”"),
        ('{ fact = "project.filed", op = "==", value = "yes" }', "要与 true 或 false 比较"),
        ('{ fact = "project.filed", op = "==" }', "缺 value"),
        ('{ fact = "project.filed", op = "==", value = true, unit = "" }', "不认识的项“unit”"),
        ('{ fact = "project.directions", op = "has_any", value = ["数字化"] }', "没有“数字化”这个选项"),
        ('{ fact = "project.directions", op = "has_any", value = [] }', "value 不能是空的"),
        ('{ fact = "project.filed@1", op = "==", value = true }', "只有按年填写"),
        ('{ fact = "investment.fixed_assets", op = "between", value = ["3万元", "1万元"] }', "[小, 大]"),
        ('{ sum = "equipment.weight", op = ">", value = "1" }', "没有“weight”这一列"),
        ('{ count = "firm.region", op = ">", value = 1 }', "没有“firm.region”这张表"),
        ('{ count = "equipment", where = { kind = ["boat"] }, op = ">", value = 1 }', "where"),
        (rows("weight = 1"), "没有“weight”这一列"),
        (rows('bought = "2026-01-01"'), "要写成 { op"),
        (rows('bought = { op = "has_any", value = "2026-01-01" }'), "不能用“has_any”比较"),
        (rows('bought = { op = "~", value = "2026-01-01" }'), "不认识的比较“~”"),
        (rows('bought = { op = ">=", value = "去年" }'), "去年"),
        (rows('bought = { op = ">=" }'), "要写 op 和 value"),
        (rows('bought = { op = ">=", value = "2026-01-01", unit = "日" }'), "要写 op 和 value"),
        (rows('amount = { op = ">=", value = "3" }'), "要写明单位"),
        (rows('amount = { since = "bought", op = ">=", value = 1 }'), "since 只能用在日期列"),
        (rows('used_to = { since = "kind", op = ">=", value = 1 }'), "since 只能用在日期列"),
        (rows('used_to = { since = "bought", op = ">=", value = "一年" }'), "整数年"),
        ('{ fact = "project.filed", where = { a = 1 }, op = "==", value = true }', "where 要和 count 或 sum 一起写"),
        ("{ all = [] }", "至少一个条件"),
        (f"{{ at_least = 3, of = [{FILED}] }}", "at_least 要在 1 到 1 之间"),
        (f'{{ readings = [{{ label = "一种", condition = {FILED} }}] }}', "两种以上读法"),
        (f'{{ rule = {FILED}, exception = {FILED}, then = "maybe" }}', "then 要写"),
        ('{ use = "gate" }', "没有名为“gate”的条件"),
        ("3", "条件要写成一个表"),
        ('{ op = "==", value = 1 }', "条件要有 fact、count、sum 或 ratio"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, complaint: str) -> None:
    with pytest.raises(BadData) as problem:
        read(text)
    assert "la2020.toml / 入库" in problem.value.sentence
    assert complaint in problem.value.sentence
    assert problem.value.next_step


def test_the_examples_of_the_manual_of_conditions_can_be_read() -> None:
    """Those that use facts of this small firm, so that the docstring stays true."""
    assert reading.__doc__
    lines = [line.split("#")[0].strip() for line in reading.__doc__.splitlines()]
    known = [line for line in lines if line.startswith(("{ fact", "{ count", "{ ratio")) and "…" not in line]
    tried = 0
    for line in known:
        facts = tomllib.loads(f"it = {line}")["it"]
        if all(
            str(key).partition("@")[0] in CATALOGUE for key in [facts.get("fact", "equipment"), *facts.get("ratio", [])]
        ):
            read(line)
            tried += 1
    assert tried >= 6
