"""What a firm is told it could do."""

import datetime as dt
from decimal import Decimal

from smallfirm import WAN, case, term

from desktop.facts.case import Case
from desktop.rules.evaluate import judge
from desktop.rules.term import All, AnyOf, Condition, FactOperand, Op, RatioOperand, Term
from desktop.rules.verdict import Verdict
from desktop.rules.ways import apply, ways_to_qualify

FILED = term("project.filed", "==", True)
CITY = term("project.library", "==", "city")


def texts(condition: Condition, firm: Case) -> list[list[str]]:
    ways = ways_to_qualify(condition, firm)
    assert all(judge(condition, apply(way, firm)).verdict is Verdict.YES for way in ways)
    return [[step.text for step in way.changes] for way in ways]


def test_a_firm_that_qualifies_needs_no_way() -> None:
    assert ways_to_qualify(FILED, case(project__filed=True)) == ()


def test_a_paper_is_cheaper_than_an_investment() -> None:
    money = term("investment.fixed_assets", ">=", 200 * WAN)
    assert texts(AnyOf((money, FILED)), case(project__filed=False, investment__fixed_assets=150 * WAN)) == [
        ["取得证明或办妥手续：已办理备案"],
        ["把固定资产投资从 150 万元提高到 200 万元"],
    ]


def test_the_smaller_investment_comes_first() -> None:
    plan = AnyOf((
        term("investment.fixed_assets", ">=", 500 * WAN),
        All((term("investment.fixed_assets", ">=", 300 * WAN), FILED)),
    ))  # fmt: skip
    firm = case(project__filed=True, investment__fixed_assets=100 * WAN)
    assert texts(plan, firm) == [
        ["把固定资产投资从 100 万元提高到 300 万元"],
        ["把固定资产投资从 100 万元提高到 500 万元"],
    ]


def test_two_limits_on_one_figure_become_one_change() -> None:
    inside = All((
        term("investment.fixed_assets", ">=", 200 * WAN),
        term("investment.fixed_assets", ">=", 300 * WAN),
        term("investment.fixed_assets", "<=", 400 * WAN),
    ))  # fmt: skip
    assert texts(inside, case(investment__fixed_assets=100 * WAN)) == [["把固定资产投资从 100 万元提高到 300 万元"]]


def test_contradicting_limits_offer_nothing() -> None:
    never = All((
        term("investment.fixed_assets", ">=", 300 * WAN),
        term("investment.fixed_assets", "<", 200 * WAN),
    ))  # fmt: skip
    assert ways_to_qualify(never, case(investment__fixed_assets=100 * WAN)) == ()


def test_a_hidden_fact_is_reached_through_what_hides_it() -> None:
    new_title = All((term("title.level", "==", "province"), term("title.new", "==", True)))
    assert texts(new_title, case(title__level="none")) == [
        ["取得证明或办妥手续：智能工厂称号级别为“省级”", "取得证明或办妥手续：本年度新认定"]
    ]


def test_a_hidden_date_needs_the_filing_first() -> None:
    dated = term("project.filing_date", ">=", dt.date(2020, 1, 1))
    assert texts(dated, case(project__filed=False)) == [
        ["取得证明或办妥手续：已办理备案", "等待：备案日期到 2020年1月1日"]
    ]


def test_what_nobody_knows_is_checked_before_anything_is_changed() -> None:
    firm = case(project__library="none")
    assert texts(AnyOf((FILED, CITY)), firm) == [
        ["先核实：是否已办理备案：应为“是”"],
        ["取得证明或办妥手续：项目库情况为“已入市级库”"],
    ]


def test_a_density_is_reached_by_the_investment_and_not_by_the_land_it_has() -> None:
    dense = term("investment.per_mu", ">=", Decimal(300))
    firm = case(investment__fixed_assets=2000 * WAN, project__site_area=Decimal(10))
    assert texts(dense, firm) == [["把固定资产投资从 2,000 万元提高到 3,000 万元"]]


def test_a_share_is_reached_by_its_upper_part() -> None:
    share = Term(RatioOperand(FactOperand("finance.rd_expense"), FactOperand("finance.revenue")), Op.GE, Decimal(3))
    firm = case(finance__base_year=2025, finance__rd_expense={2025: 50 * WAN, 2024: 7 * WAN},
                finance__revenue={2025: 3000 * WAN})  # fmt: skip
    (way,) = ways_to_qualify(share, firm)
    assert [step.text for step in way.changes] == ["把研发费用从 50 万元提高到 90 万元"]
    assert apply(way, firm).value("finance.rd_expense", 1) == 7 * WAN


def test_no_more_ways_are_listed_than_asked_for() -> None:
    options = AnyOf(tuple(term("investment.fixed_assets", ">=", n * WAN) for n in range(200, 300, 10)))
    assert len(ways_to_qualify(options, case(investment__fixed_assets=WAN), limit=3)) == 3
