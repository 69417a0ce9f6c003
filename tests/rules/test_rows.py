"""Rows of a table by date, kind and term: which count, what an empty cell leaves open, and what a firm can do about it."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from randomrules import NUMBERS, ORDER, values
from smallfirm import CATALOGUE, WAN, case

from desktop.facts.case import Case, Known
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Change, When
from desktop.rules.evaluate import judge
from desktop.rules.explain import deciding, missing, tree
from desktop.rules.rowchange import table_steps
from desktop.rules.rows import row_counts
from desktop.rules.step import StepKind
from desktop.rules.term import CountOperand, Op, RowTest, SumOperand, Term
from desktop.rules.verdict import Verdict
from desktop.rules.ways import ways_to_qualify

YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
TODAY = dt.date(2026, 11, 20)


NEW = RowTest("bought", Op.GE, dt.date(2026, 1, 1))
LASTS = RowTest("used_to", Op.GE, Decimal(1), since="bought")
SPENT = Term(SumOperand("equipment", "amount", (NEW,)), Op.GT, Decimal(0))


def machine(name: str, bought: str = "", **cells: Known) -> dict[str, Known]:
    dated = {"bought": dt.date.fromisoformat(bought)} if bought else {}
    return {"name": name, "amount": 5 * WAN, **dated, **cells}


OLD, FRESH, UNDATED = machine("旧机床", "2025-12-31"), machine("新机床", "2026-01-01"), machine("没日期")


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ((), NO),
        ((OLD,), NO),
        ((FRESH,), YES),
        ((UNDATED,), OPEN),
        ((OLD, UNDATED), OPEN),
        ((OLD, UNDATED, FRESH), YES),
        (({"name": "没金额", "bought": dt.date(2026, 3, 1)},), OPEN),
        (({"name": "没金额", "bought": dt.date(2025, 3, 1)},), NO),
    ],
)
def test_a_row_counts_by_its_date_and_an_empty_cell_is_no_no(rows: tuple[Known, ...], verdict: Verdict) -> None:
    judged = judge(SPENT, case(equipment=rows))
    assert judged.verdict is verdict
    assert missing(judged) == (["equipment"] if verdict is OPEN else [])


@pytest.mark.parametrize(
    ("op", "bound", "verdict"),
    [
        (Op.GE, 1, YES),
        (Op.GE, 2, OPEN),
        (Op.GE, 3, NO),
        (Op.GT, 1, OPEN),
        (Op.GT, 2, NO),
        (Op.LE, 2, YES),
        (Op.LE, 1, OPEN),
        (Op.LE, 0, NO),
        (Op.LT, 3, YES),
        (Op.LT, 1, NO),
        (Op.EQ, 1, OPEN),
        (Op.NE, 5, OPEN),
    ],
)
def test_one_row_that_counts_and_one_that_may_are_from_one_to_two(op: Op, bound: int, verdict: Verdict) -> None:
    judged = judge(Term(CountOperand("equipment", (NEW,)), op, Decimal(bound)), case(equipment=(FRESH, UNDATED, OLD)))
    assert judged.verdict is verdict


def test_a_figure_that_may_fall_is_not_settled_by_what_is_known_of_it() -> None:
    columns = tuple(
        column if column.key != "amount" else type(column)("amount", "金额", column.type, unit="元", signed=True)
        for column in CATALOGUE["equipment"].columns
    )
    facts = [fact if fact.key != "equipment" else type(fact)(fact.key, fact.type, fact.label, "", columns=columns)
             for fact in CATALOGUE.facts.values()]  # fmt: skip
    firm = case(equipment=(FRESH, {"name": "没金额", "bought": dt.date(2026, 3, 1)}))
    assert judge(SPENT, firm).verdict is YES
    assert judge(SPENT, Case(Catalogue(facts), firm.answers)).verdict is OPEN


@pytest.mark.parametrize(("end", "verdict"), [("2027-02-28", NO), ("2027-03-01", YES), ("", OPEN)])
def test_a_row_counts_by_the_years_from_one_date_to_another(end: str, verdict: Verdict) -> None:
    cells: dict[str, Known] = {"used_to": dt.date.fromisoformat(end)} if end else {}
    term = Term(CountOperand("equipment", (LASTS,)), Op.GE, Decimal(1))
    judged = judge(term, case(equipment=(machine("机床", "2026-03-01", **cells),)))
    assert judged.verdict is verdict
    (reason,) = deciding(judged)
    assert reason.label == "设备清单（用到哪天距购置日期不低于 1 年）的条数"


def test_the_explanation_names_the_row_its_date_and_what_is_needed() -> None:
    [line] = tree(judge(SPENT, case(equipment=(OLD, UNDATED))))
    assert line.text == (
        "设备清单（购置日期不早于 2026年1月1日）的金额合计大于 0"
        "（待补充；不算的：第1行“旧机床”，购置日期 2025年12月31日；没有填的：第2行“没日期”，购置日期）"
    )
    (reason,) = deciding(judge(SPENT, case(equipment=(OLD,))))
    assert reason.rows == "不算的：第1行“旧机床”，购置日期 2025年12月31日"
    assert reason.short.endswith(f"（{reason.rows}）")
    (met,) = deciding(judge(SPENT, case(equipment=(OLD, FRESH))))
    assert (met.value_text, met.rows) == ("5 万元", "")


def test_of_many_rows_that_fall_out_a_few_are_named() -> None:
    (reason,) = deciding(judge(SPENT, case(equipment=(OLD,) * 5)))
    assert reason.rows.count("旧机床") == 3
    assert reason.rows.endswith("等 5 行")


def steps(firm: Case, term: Term = SPENT, date: dt.date | None = TODAY) -> list[tuple[StepKind, str]]:
    return [(step.kind, step.text) for way in ways_to_qualify(term, firm, date=date) for step in way.changes]


def test_an_empty_date_is_to_be_found_out_and_no_date_is_ever_altered() -> None:
    assert steps(case(equipment=(OLD, UNDATED))) == [
        (StepKind.CONFIRM, "先核实：第2行“没日期”，购置日期不早于 2026年1月1日")
    ]
    [way] = ways_to_qualify(SPENT, case(equipment=(OLD,)), date=TODAY)
    [step] = way.changes
    assert isinstance(step.target, tuple)
    assert step.target[0] == OLD
    assert step.target[1]["bought"] == TODAY  # type: ignore[call-overload,index]


KEPT = Term(SumOperand("equipment", "amount", (NEW, LASTS)), Op.GT, Decimal(0))


def test_a_last_day_that_is_filled_in_stays_when_the_first_is_to_be_found_out() -> None:
    """A way that altered it would promise what the row excludes."""
    early = case(equipment=(machine("早到期", used_to=dt.date(2026, 6, 1)),))
    assert [step.kind for step in table_steps(KEPT, False, early, None)] == [StepKind.DECISION]
    firm = case(equipment=(machine("晚到期", used_to=dt.date(2028, 6, 1)),))
    for term in (KEPT, Term(SumOperand("equipment", "amount", (LASTS,)), Op.GT, Decimal(0))):
        [step] = table_steps(term, False, firm, None)
        assert step.kind is StepKind.CONFIRM
        [row] = step.target  # type: ignore[misc]
        assert row["used_to"] == dt.date(2028, 6, 1)
        assert row_counts((LASTS,), row) is YES


def test_a_new_row_is_a_decision_and_its_date_lies_ahead() -> None:
    assert steps(case(equipment=(OLD,))) == [
        (StepKind.DECISION, "新增购置日期不早于 2026年1月1日的设备清单，金额按实际发生")
    ]
    past = Term(
        SumOperand("equipment", "amount", (RowTest("bought", Op.LE, dt.date(2025, 12, 31)),)), Op.GT, Decimal(0)
    )
    assert steps(case(equipment=(FRESH,)), past) == []


def test_what_may_no_longer_be_decided_is_not_offered() -> None:
    table = CATALOGUE["equipment"]
    closed = type(table)(table.key, table.type, table.label, "", columns=table.columns, change=Change.DECISION,
                         change_when=(When("project.stage", ("started",)),))  # fmt: skip
    facts = [closed if fact.key == "equipment" else fact for fact in CATALOGUE.facts.values()]
    for stage, offered in (("started", 1), ("completed", 0)):
        firm = Case(Catalogue(facts), case(equipment=(OLD,), project__stage=stage).answers)
        assert len(steps(firm)) == offered


@given(st.lists(values(CATALOGUE["equipment"], whole=True), min_size=1, max_size=1), st.data())
def test_filling_an_empty_cell_never_flips_a_settled_verdict(tables: list[Known], data: st.DataObject) -> None:
    [rows] = tables
    assert isinstance(rows, tuple)
    thinned = tuple({key: cell for key, cell in dict(row).items() if data.draw(st.booleans())} for row in rows)  # type: ignore[call-overload]
    where = data.draw(st.sampled_from([(), (NEW,), (LASTS,), (NEW, LASTS)]))
    operand = data.draw(st.sampled_from([CountOperand("equipment", where), SumOperand("equipment", "amount", where)]))
    term = Term(operand, data.draw(ORDER), data.draw(NUMBERS))
    less, more = (judge(term, case(equipment=some)).verdict for some in (thinned, rows))
    assert less in (OPEN, more)
