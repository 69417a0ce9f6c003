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
        ["取得证明或办妥手续：智能工厂称号级别为“省级”", "同时核对：本年度新认定"]
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


def test_an_investment_says_what_it_costs_and_a_date_says_how_long_to_wait() -> None:
    money = term("investment.fixed_assets", ">=", 200 * WAN)
    (way,) = ways_to_qualify(money, case(investment__fixed_assets=150 * WAN))
    assert (way.yuan, way.changes[0].cost) == (50 * WAN, 50 * WAN)
    assert way.changes[0].effort == "企业可决定，多投入 50 万元"
    dated = term("project.filing_date", ">=", dt.date(2027, 1, 1))
    firm = case(project__filed=True, project__filing_date=dt.date(2026, 1, 1))
    (wait,) = ways_to_qualify(dated, firm, date=dt.date(2026, 11, 20))
    assert (wait.yuan, wait.until) == (0, dt.date(2027, 1, 1))
    assert wait.changes[0].effort == "等到日期，最早 2027年1月1日"


def test_a_document_a_date_and_a_decision_come_in_this_order_whatever_their_number() -> None:
    both = All((FILED, CITY))
    money = term("investment.fixed_assets", ">=", 200 * WAN)
    firm = case(project__filed=False, project__library="none", investment__fixed_assets=150 * WAN)
    assert [len(way.changes) for way in ways_to_qualify(AnyOf((money, both)), firm)] == [2, 1]


def test_the_cheaper_of_two_decisions_comes_first_and_a_new_description_last() -> None:
    content = term("project.directions", "has_any", ("informatized",))
    much, little = term("investment.fixed_assets", ">=", 900 * WAN), term("finance.rd_expense", ">=", 90 * WAN)
    firm = case(project__directions=("automated",), investment__fixed_assets=100 * WAN, finance__base_year=2025,
                finance__rd_expense={2025: 50 * WAN})  # fmt: skip
    ways = ways_to_qualify(AnyOf((content, much, little)), firm)
    assert [way.yuan / WAN for way in ways] == [40, 800, 0]
    assert ways[-1].changes[0].text == "改造方向增加“信息化”，前提是项目内容确实如此"


def test_what_has_happened_is_not_given_another_date() -> None:
    firm = case(project__filed=True, project__filing_date=dt.date(2026, 6, 1))
    early = term("project.filing_date", "<=", dt.date(2025, 12, 31))
    assert ways_to_qualify(early, firm, date=dt.date(2026, 11, 20)) == ()
    assert texts(early, firm)
    unfiled = case(project__filed=False)
    assert ways_to_qualify(early, unfiled, date=dt.date(2026, 11, 20)) == ()
    late = term("project.filing_date", ">=", dt.date(2020, 1, 1))
    (way,) = ways_to_qualify(late, unfiled, date=dt.date(2026, 11, 20))
    assert way.changes[1].target == dt.date(2026, 11, 20)


def test_readings_that_ask_for_more_and_less_are_said_once() -> None:
    loose, tight = ("informatized", "innovative"), ("informatized",)
    both = All((term("project.directions", "has_any", loose), term("project.directions", "has_any", tight)))
    assert texts(both, case()) == [["先核实：改造方向包含“信息化”"]]
    money = All((term("investment.fixed_assets", ">=", 200 * WAN), term("investment.fixed_assets", ">", 300 * WAN)))
    assert texts(money, case()) == [["先核实：固定资产投资高于 300 万元"]]
    titles = All((term("title.level", "in", ("city", "province")), term("title.level", "==", "province")))
    assert texts(titles, case()) == [["先核实：智能工厂称号级别为“省级”"]]


def test_who_has_the_higher_title_is_not_sent_for_the_lower_one() -> None:
    lower = term("title.level", "==", "city")
    assert texts(lower, case(title__level="none")) == [["取得证明或办妥手续：智能工厂称号级别为“市级”"]]
    assert ways_to_qualify(lower, case(title__level="province")) == ()
    higher = term("title.level", "==", "province")
    assert texts(higher, case(title__level="city")) == [["取得证明或办妥手续：智能工厂称号级别为“省级”"]]
