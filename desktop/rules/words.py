"""Terms, values and gaps in plain office Chinese: 固定资产投资不低于 200 万元（现为 150 万元，还差 50 万元）."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.facts.case import NOT_APPLICABLE, Blank, Known
from desktop.facts.fact import Column, Fact, FactType
from desktop.rules.gap import OPPOSITE, Gap
from desktop.rules.term import CountOperand, FactOperand, Op, Operand, RatioOperand, SumOperand, Term

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue
    from desktop.rules.term import RowTest, Where

TEN_THOUSAND = Decimal(10000)
_FEWEST_IN_SPAN = 4
_FINEST = Decimal("0.0001")
_YEARS_AGO = {0: "", 1: "（上一年）"}
_PHRASES: Mapping[Op, str] = {
    Op.GE: "不低于 {}",
    Op.LE: "不高于 {}",
    Op.GT: "高于 {}",
    Op.LT: "低于 {}",
    Op.EQ: "为{}",
    Op.NE: "不为{}",
    Op.IN: "为{}",
    Op.NOT_IN: "不为{}",
    Op.BEFORE: "早于 {}",
    Op.AFTER: "晚于 {}",
    Op.BETWEEN: "在 {} 之间",
    Op.HAS_ANY: "包含{}",
    Op.HAS_ALL: "同时包含{}",
    Op.ONLY: "只有{}",
    Op.WITHIN: "属于{}",
}
_NEGATED: Mapping[Op, str] = {
    Op.BETWEEN: "不在 {} 之间",
    Op.HAS_ANY: "不包含{}",
    Op.HAS_ALL: "不同时包含{}",
    Op.ONLY: "不只有{}",
    Op.WITHIN: "不属于{}",
}
_DATE_PHRASES: Mapping[Op, str] = {Op.GE: "不早于 {}", Op.LE: "不晚于 {}", Op.GT: "晚于 {}", Op.LT: "早于 {}"}
_RANK_PHRASES: Mapping[Op, str] = {Op.LE: "在前 {}以内", Op.GT: "在前 {}以外"}
_RANK_UNIT = "名"  # 不高于 3 名 could as well be the third place or a later one
_JOIN: Mapping[Op, str] = {Op.BETWEEN: " 至 ", Op.HAS_ALL: "、", Op.ONLY: "、", Op.NOT_IN: "、"}


def plain(number: Decimal) -> str:
    """A number without superfluous zeros, with thousands separators."""
    rounded = number if number == number.quantize(_FINEST) else number.quantize(_FINEST, ROUND_HALF_UP)
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount: Decimal) -> str:
    """Yuan below 1万, 万元 from there on."""
    if abs(amount) < TEN_THOUSAND:
        return f"{plain(amount)} 元"
    return f"{plain(amount / TEN_THOUSAND)} 万元"


def label(operand: Operand, catalogue: Catalogue) -> str:
    """What the operand is called."""
    match operand:
        case FactOperand(key=key, years_ago=years):
            return catalogue[key].label + _YEARS_AGO.get(years, f"（{years} 年前）")
        case RatioOperand(top=top, bottom=bottom):
            return f"{label(top, catalogue)}与{label(bottom, catalogue)}之比"
        case CountOperand(table=table, where=where):
            return f"{catalogue[table].label}{_where(catalogue[table], where)}的条数"
        case SumOperand(table=table, column=column, where=where):
            fact = catalogue[table]
            return f"{fact.label}{_where(fact, where)}的{column_of(fact, column).label}合计"


def _where(table: Fact, where: Where) -> str:
    return f"（{where_text(table, where)}）" if where else ""


def where_text(table: Fact, where: Where) -> str:
    """Which rows: 国产; 起息日不早于 2026年1月1日，到期日距起息日不低于 1 年."""
    return "，".join(_test_text(test, table) for test in where)


def _test_text(test: RowTest, table: Fact) -> str:
    column = column_of(table, test.column)
    items = test.value if isinstance(test.value, tuple) else (test.value,)
    if column.options and test.op in (Op.IN, Op.EQ):
        return "、".join(option.label for option in column.options if option.key in items)
    is_date = column.type in (FactType.DATE, FactType.MONTH) and not test.since
    phrase = _DATE_PHRASES.get(test.op, _PHRASES[test.op]) if is_date else _PHRASES[test.op]
    said = (f"{plain(Decimal(str(item)))} 年" if test.since else say_as(item, column) for item in items)
    return f"{measured(test, table)}{phrase.format(_JOIN.get(test.op, '或').join(said))}"


def measured(test: RowTest, table: Fact) -> str:
    """What a test looks at: 起息日; 到期日距起息日."""
    label = column_of(table, test.column).label
    return f"{label}距{column_of(table, test.since).label}" if test.since else label


def column_of(table: Fact, key: str) -> Column:
    """A column that is there."""
    column = table.column(key)
    assert column is not None, key
    return column


def measured_in(operand: Operand, catalogue: Catalogue) -> Fact | Column | None:
    """The fact or column that gives type, unit and options; None for a count or a ratio."""
    match operand:
        case FactOperand(key=key):
            return catalogue[key]
        case SumOperand(table=table, column=column):
            return column_of(catalogue[table], column)
        case _:
            return None


def say(value: object, operand: Operand, catalogue: Catalogue) -> str:
    """One known value of an operand."""
    if isinstance(operand, RatioOperand):
        return f"{plain(Decimal(str(value)))}{'%' if operand.in_percent else ''}"
    owner = measured_in(operand, catalogue)
    if owner is None:
        return f"{plain(Decimal(str(value)))} 条"
    if isinstance(value, tuple):
        return "、".join(say(item, operand, catalogue) for item in value) or "“无”"
    return say_as(value, owner)


def say_as(value: object, owner: Fact | Column) -> str:
    """One known value of a fact or of a column's cell."""
    if isinstance(value, bool):
        return "“是”" if value else "“否”"
    if isinstance(value, dt.date):
        return f"{value.year}年{value.month}月" + ("" if owner.type is FactType.MONTH else f"{value.day}日")
    if isinstance(value, Decimal | int):
        return _number(Decimal(value), owner)
    return _name(str(value), owner)


def _number(value: Decimal, owner: Fact | Column) -> str:
    if owner.type is FactType.MONEY:
        return money(value)
    if owner.type is FactType.YEAR:
        return f"{value} 年"
    if owner.type is FactType.PERCENT:
        return f"{plain(value)}%"
    return f"{plain(value)} {owner.unit}".rstrip()


def _name(value: str, owner: Fact | Column) -> str:
    option = next((o for o in owner.options if o.key == value), None)
    if option is not None:
        return f"“{option.label}”"
    if owner.type in (FactType.REGION, FactType.INDUSTRY):
        from desktop.values import codes

        name = (codes.region_name if owner.type is FactType.REGION else codes.industry_name)(value)
        return f"{name}（{value}）" if name else value
    return f"“{value}”"


@lru_cache(maxsize=4096)
def required(term: Term, negated: bool, catalogue: Catalogue) -> str:
    """What the term asks for: 不低于 200 万元. It doesn't depend on the firm, so it is said once."""
    turned = negated and term.op in OPPOSITE
    op = OPPOSITE[term.op] if turned else term.op
    phrase = _NEGATED[op] if negated and not turned else _PHRASES[op]
    if op in _DATE_PHRASES and isinstance(term.value, dt.date):
        phrase = _DATE_PHRASES[op]
    owner = measured_in(term.operand, catalogue)
    if op in _RANK_PHRASES and owner is not None and owner.unit == _RANK_UNIT:
        phrase = _RANK_PHRASES[op]
    if isinstance(term.value, bool):
        wanted = term.value is (op is Op.EQ)
        return f"为{say(wanted, term.operand, catalogue)}"
    if op is Op.GT and term.value == 0:
        return "大于 0"
    items = term.value if isinstance(term.value, tuple) else (term.value,)
    said = _industries(items, term.operand, catalogue) if term.op is Op.WITHIN else None
    joined = _JOIN.get(op, "或").join(said or (say(item, term.operand, catalogue) for item in items))
    return phrase.format(joined)


def _industries(items: Sequence[object], operand: Operand, catalogue: Catalogue) -> list[str] | None:
    """Industries that follow each other in the classification as one span: 农副食品加工业（13）至修理业（43）各大类.

    None for what is no list of two-digit industries.
    """
    owner = measured_in(operand, catalogue)
    codes = [str(item) for item in items]
    if owner is None or owner.type is not FactType.INDUSTRY or not all(len(c) == 2 and c.isdigit() for c in codes):
        return None
    spans: list[list[str]] = []
    for code in codes:
        if spans and int(code) == int(spans[-1][-1]) + 1:
            spans[-1].append(code)
        else:
            spans.append([code])
    names: list[str] = []
    for span in spans:
        ends = span if len(span) < _FEWEST_IN_SPAN else [span[0], span[-1]]
        said = [say(code, operand, catalogue) for code in ends]
        names += said if len(span) < _FEWEST_IN_SPAN else [f"{said[0]}至{said[1]}的各大类"]
    return names


def link(label: str) -> str:
    """What joins a label to what is asked: a label that is a question needs a colon."""
    return "：应" if "是否" in label else ""


def ought(required_text: str) -> str:
    """What is asked, after a label: 应为“市级”, 不应为“新建”."""
    return f"不应{required_text[1:]}" if required_text.startswith("不") else f"应{required_text}"


def current(value: Known, operand: Operand, catalogue: Catalogue) -> str:
    """The value as it is, "" when there is none."""
    if isinstance(value, Blank):
        return "不适用" if value is NOT_APPLICABLE else ""
    return say(value, operand, catalogue)


def gap_text(gap: Gap | None, term: Term, catalogue: Catalogue) -> str:
    """How much is missing or too much; "" when it cannot be measured."""
    if gap is None:
        return ""
    bound = term.value[0] if isinstance(term.value, tuple) else term.value
    if isinstance(bound, dt.date):
        return f"{'早' if gap.short else '晚'}了 {gap.amount} 天" if gap.amount else "正好在界限那一天"
    if gap.amount == 0:
        return "正好在界限上" if bound else ""
    return f"{'还差' if gap.short else '超出'} {_gap_amount(gap.amount, term.operand, catalogue)}"


def _gap_amount(amount: Decimal, operand: Operand, catalogue: Catalogue) -> str:
    owner = measured_in(operand, catalogue)
    if (isinstance(operand, RatioOperand) and operand.in_percent) or (owner and owner.type is FactType.PERCENT):
        return f"{plain(_upwards(amount))} 个百分点"
    if owner is not None and owner.type is FactType.MONEY:
        return money(amount.quantize(Decimal("0.01"), ROUND_UP))
    return say(_upwards(amount), operand, catalogue)


def _upwards(amount: Decimal) -> Decimal:
    return amount if amount == amount.quantize(_FINEST) else amount.quantize(_FINEST, ROUND_UP)
