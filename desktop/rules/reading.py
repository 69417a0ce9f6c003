"""Make a condition from the tables of a data file, or say exactly what is wrong with them.

One condition is one inline table. In full:

    { fact = "investment.fixed_assets", op = ">=", value = "200万元", clause = "三（一）", note = "…" }
    { fact = "energy.per_value_added@1", op = "<=", value = "0.5" }      # the year before the base year
    { fact = "project.directions", op = "has_any", value = ["informatized", "innovative"] }
    { fact = "firm.region", op = "within", value = "3415" }              # a code that begins so; a list: any of them
    { fact = "firm.above_scale", op = "==", value = true }
    { fact = "project.filing_date", op = "between", value = ["2020-01-01", "2020-12-31"] }   # both included
    { count = "equipment", op = ">=", value = 1 }
    { count = "equipment", where = { kind = ["robot"] }, op = ">=", value = 3 }      # rows with one of these options
    { sum = "loans.principal", where = { start = { op = ">=", value = "2026-01-01" } }, op = ">", value = "0元" }
    { sum = "loans.principal", where = { end = { since = "start", op = ">=", value = 1 } }, op = ">", value = "0元" }
                         # any cell by the operators of its type; with since: the years from that date of the row to this one
    { sum = "loans.principal", op = ">", value = "0元" }
    { ratio = ["finance.rd_expense", "finance.revenue"], op = ">=", value = "3%" }   # without %: a plain quotient

    { all = [ … ] }      { any = [ … ] }      { not = { … } }      { at_least = 2, of = [ … ] }
    { rule = { … }, exception = { … }, then = "yes" }     # then: "yes", "no", or "unknown" (the authority decides)
    { readings = [ { label = "从宽：…", condition = { … } }, { label = "从严：…", condition = { … } } ] }
    { use = "library_gate" }                              # a condition named under [conditions] of the same file

Ops: >= <= > < == != in not_in between before after has_any has_all only within. 以上/以下 are >= and <=.
`value` is written as a person would type it and is read by the fact's own parser; money always names its unit.
Options are given by key or by label.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.errors import BadData
from desktop.rules import bound
from desktop.rules.term import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    CountOperand,
    Exception_,
    FactOperand,
    Not,
    Op,
    Operand,
    RatioOperand,
    Reading,
    Readings,
    RowTest,
    SumOperand,
    Term,
    Where,
)
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue
    from desktop.facts.fact import Fact

Named = Mapping[str, Condition]

_TERM_KEYS = {"fact", "count", "sum", "ratio", "where", "op", "value", "clause", "note"}
_SHAPES = {
    "all": {"all"},
    "any": {"any"},
    "not": {"not"},
    "at_least": {"at_least", "of"},
    "rule": {"rule", "exception", "then"},
    "readings": {"readings"},
    "use": {"use"},
}


def read_condition(raw: object, catalogue: Catalogue, place: str, named: Named | None = None) -> Condition:
    """The condition that `raw` describes; BadData names `place` and what is wrong there."""
    return _Reader(catalogue, named or {}).read(raw, place)


class _Reader:
    def __init__(self, catalogue: Catalogue, named: Named) -> None:
        self.catalogue = catalogue
        self.named = named

    def read(self, raw: object, place: str) -> Condition:
        if not isinstance(raw, dict):
            raise bad(place, "条件要写成一个表，例如 { fact = …, op = …, value = … }")
        shape = next((key for key in _SHAPES if key in raw), None)
        extra = set(raw) - (_SHAPES[shape] if shape else _TERM_KEYS)
        if extra:
            raise bad(place, f"条件里有不认识的项“{'、'.join(sorted(extra))}”")
        return self.combination(shape, raw, place) if shape else self.term(raw, place)

    def combination(self, shape: str, raw: dict[str, object], place: str) -> Condition:
        match shape:
            case "all":
                return All(self.parts(raw["all"], place))
            case "any":
                return AnyOf(self.parts(raw["any"], place))
            case "not":
                return Not(self.read(raw["not"], f"{place} / not"))
            case "at_least":
                return self.at_least(raw, place)
            case "rule":
                return self.exception(raw, place)
            case "readings":
                return self.readings(raw["readings"], place)
            case _:
                return self.use(raw["use"], place)

    def parts(self, raw: object, place: str) -> tuple[Condition, ...]:
        if not isinstance(raw, list) or not raw:
            raise bad(place, "all、any、of 后面要有至少一个条件")
        return tuple(self.read(part, f"{place} / 第{n}项") for n, part in enumerate(raw, 1))

    def at_least(self, raw: dict[str, object], place: str) -> Condition:
        parts = self.parts(raw.get("of"), place)
        count = raw["at_least"]
        if not isinstance(count, int) or not 1 <= count <= len(parts):
            raise bad(place, f"at_least 要在 1 到 {len(parts)} 之间")
        return AtLeast(count, parts)

    def exception(self, raw: dict[str, object], place: str) -> Condition:
        then = raw.get("then", "yes")
        if then not in ("yes", "no", "unknown"):
            raise bad(place, "then 要写 yes、no 或 unknown")
        rule = self.read(raw["rule"], f"{place} / rule")
        return Exception_(rule, self.read(raw.get("exception"), f"{place} / exception"), Verdict(then))

    def readings(self, raw: object, place: str) -> Condition:
        if not isinstance(raw, list) or len(raw) < 2:
            raise bad(place, "readings 要有两种以上读法")
        made = []
        for n, part in enumerate(raw, 1):
            here = f"{place} / 读法{n}"
            if not isinstance(part, dict) or set(part) != {"label", "condition"}:
                raise bad(here, "一种读法要有 label 和 condition")
            made.append(Reading(str(part["label"]), self.read(part["condition"], here)))
        return Readings(tuple(made))

    def use(self, raw: object, place: str) -> Condition:
        if raw not in self.named:
            raise bad(place, f"没有名为“{raw}”的条件")
        return self.named[str(raw)]

    def term(self, raw: dict[str, object], place: str) -> Term:
        try:
            op = Op(raw.get("op"))
        except ValueError:
            raise bad(place, f"不认识的比较“{raw.get('op')}”") from None
        if "value" not in raw:
            raise bad(place, "缺 value")
        operand, fact = self.operand(raw, place)
        try:
            value = bound.read_bound(operand, fact, op, raw["value"])
        except bound.BadBound as problem:
            raise bad(place, str(problem)) from problem
        return _one(Term(operand, op, value, str(raw.get("clause", "")), str(raw.get("note", ""))))

    def operand(self, raw: dict[str, object], place: str) -> tuple[Operand, Fact | None]:
        where = self.where(raw, place)
        if "fact" in raw:
            operand = self.fact_operand(raw["fact"], place)
            return operand, self.catalogue[operand.key]
        if "count" in raw:
            return CountOperand(self.table(raw["count"], place).key, where), None
        if "sum" in raw:
            table, _, column = str(raw["sum"]).rpartition(".")
            if self.table(table, place).column(column) is None:
                raise bad(place, f"表“{table}”没有“{column}”这一列")
            return SumOperand(table, column, where), None
        if "ratio" in raw and isinstance(raw["ratio"], list) and len(raw["ratio"]) == 2:
            top, bottom = (self.fact_operand(part, place) for part in raw["ratio"])
            return RatioOperand(top, bottom, in_percent=str(raw["value"]).endswith(("%", "％"))), None
        raise bad(place, "条件要有 fact、count、sum 或 ratio")

    def fact_operand(self, raw: object, place: str) -> FactOperand:
        key, _, years = str(raw).partition("@")
        if key not in self.catalogue:
            raise bad(place, f"没有“{key}”这个数据项")
        if years and not (years.isdigit() and self.catalogue[key].years):
            raise bad(place, f"“{raw}”：只有按年填写的数据项才能取上一年")
        return FactOperand(key, int(years or 0))

    def table(self, raw: object, place: str) -> Fact:
        key = str(raw)
        if key not in self.catalogue or not self.catalogue[key].columns:
            raise bad(place, f"没有“{key}”这张表")
        return self.catalogue[key]

    def where(self, raw: dict[str, object], place: str) -> Where:
        kept = raw.get("where", {})
        if not isinstance(kept, dict) or (kept and "count" not in raw and "sum" not in raw):
            raise bad(place, "where 要和 count 或 sum 一起写，写成 { 列 = [选项] } 或 { 列 = { op = …, value = … } }")
        if not kept:
            return ()
        name = raw["count"] if "count" in raw else str(raw["sum"]).rpartition(".")[0]
        return read_where(kept, self.table(name, place), place)


def read_where(raw: object, table: Fact, place: str) -> Where:
    """The tests of a row that a table of columns describes; BadData names `place`."""
    if not isinstance(raw, dict):
        raise bad(place, "where 要写成 { 列 = [选项] } 或 { 列 = { op = …, value = … } }")
    return tuple(_row_test(str(name), test, table, f"{place} / where {name}") for name, test in raw.items())


def _row_test(name: str, raw: object, table: Fact, place: str) -> RowTest:
    """One test of a column; a list or a single option stands for "one of these"."""
    said = raw if isinstance(raw, dict) else {"op": "in", "value": raw}
    column, since = table.column(name), said.get("since", "")
    if column is None or (not isinstance(raw, dict) and not column.options):
        raise bad(place, f"表“{table.key}”没有“{name}”这一列，或者这一列没有选项、要写成 {{ op = …, value = … }}")
    if set(said) - {"op", "value", "since"} or "value" not in said:
        raise bad(place, "要写 op 和 value，日期列还可以写 since")
    if since and not (column.type in bound.DATES and _is_date(table, str(since))):
        raise bad(place, f"since 只能用在日期列，“{since}”要是同一张表里的日期列")
    try:
        op = Op(said.get("op"))
        return RowTest(name, op, bound.read_cell_bound(column, op, said["value"], in_years=bool(since)), str(since))
    except bound.BadBound as problem:
        raise bad(place, str(problem)) from problem
    except ValueError:
        raise bad(place, f"不认识的比较“{said.get('op')}”") from None


def _is_date(table: Fact, name: str) -> bool:
    column = table.column(name)
    return column is not None and column.type in bound.DATES


@lru_cache(maxsize=4096)
def _one(term: Term) -> Term:
    """Equal terms become one object, which is judged and put into words once for all the measures that share it."""
    return term


def bad(place: str, what: str) -> BadData:
    """The complaint about one place of a data file."""
    return BadData(f"数据文件有问题：{place}：{what}。", "请更正后重新载入。")
