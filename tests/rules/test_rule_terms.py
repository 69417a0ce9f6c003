"""Every operator and every way of not knowing, one sentence each."""

import datetime as dt
from decimal import Decimal

import pytest
from smallfirm import WAN, case, term

from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, Known
from desktop.rules.evaluate import judge
from desktop.rules.explain import deciding, missing, tree
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
    RatioOperand,
    RowTest,
    SumOperand,
    Term,
)
from desktop.rules.verdict import Verdict

YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
FILED, ABOVE = term("project.filed", "==", True), term("firm.above_scale", "==", True)
RD = RatioOperand(FactOperand("finance.rd_expense"), FactOperand("finance.revenue"))
ROBOTS = CountOperand("equipment", (RowTest("kind", Op.IN, ("robot",)),))
TWO_MACHINES = ({"kind": "robot", "amount": Decimal(80000)}, {"kind": "other", "amount": Decimal(5000)})


@pytest.mark.parametrize(
    ("op", "bound", "value", "verdict"),
    [
        (">=", 200 * WAN, 200 * WAN, YES),
        (">", 200 * WAN, 200 * WAN, NO),
        ("<=", 200 * WAN, 200 * WAN, YES),
        ("<", 200 * WAN, 200 * WAN, NO),
        ("==", 200 * WAN, Decimal("2000000.00"), YES),
        ("!=", 200 * WAN, 201 * WAN, YES),
        ("between", (100 * WAN, 200 * WAN), 200 * WAN, YES),
        ("between", (100 * WAN, 200 * WAN), 200 * WAN + Decimal("0.01"), NO),
    ],
)
def test_以上_and_以下_include_the_number_itself(op: str, bound: object, value: Decimal, verdict: Verdict) -> None:
    assert judge(term("investment.fixed_assets", op, bound), case(investment__fixed_assets=value)).verdict is verdict


@pytest.mark.parametrize(
    ("op", "chosen", "verdict"),
    [
        ("has_any", ("informatized", "automated"), YES),
        ("has_any", (), NO),
        ("has_all", ("informatized",), NO),
        ("has_all", ("high_end", "informatized", "innovative"), YES),
        ("only", ("informatized",), YES),
        ("only", ("informatized", "automated"), NO),
        ("only", (), NO),
    ],
)
def test_directions_are_compared_as_sets(op: str, chosen: tuple[str, ...], verdict: Verdict) -> None:
    wanted = term("project.directions", op, ("informatized", "innovative"))
    assert judge(wanted, case(project__directions=chosen)).verdict is verdict


def test_a_filing_on_the_day_itself_is_neither_before_nor_after_it() -> None:
    firm = case(project__filed=True, project__filing_date=dt.date(2020, 6, 1))
    for op, verdict in (("before", NO), ("after", NO), (">=", YES), ("<=", YES)):
        assert judge(term("project.filing_date", op, dt.date(2020, 6, 1)), firm).verdict is verdict


def test_a_late_filing_is_said_in_days() -> None:
    firm = case(project__filed=True, project__filing_date=dt.date(2020, 6, 11))
    (reason,) = deciding(judge(term("project.filing_date", "<=", dt.date(2020, 6, 1)), firm))
    assert (reason.required_text, reason.value_text, reason.gap_text) == (
        "不晚于 2020年6月1日",
        "2020年6月11日",
        "晚了 10 天",
    )


def test_not_answered_and_not_known_yet_are_open_and_not_applicable_is_no() -> None:
    for blank, verdict in ((DONT_KNOW, UNKNOWN), (NOT_APPLICABLE, NO)):
        assert judge(FILED, case(project__filed=blank)).verdict is verdict
    assert judge(FILED, case()).verdict is UNKNOWN
    assert [line.text for line in tree(judge(FILED, case(project__filed=DONT_KNOW)))] == [
        "是否已办理备案：应为“是”（暂不清楚）"
    ]


def test_the_ratio_of_two_figures_is_judged_in_percent() -> None:
    needed = Term(RD, Op.GE, Decimal(3))
    firm = case(finance__rd_expense=60 * WAN, finance__revenue=3000 * WAN)
    (reason,) = deciding(judge(needed, firm))
    assert (reason.label, reason.value_text, reason.gap_text) == ("研发费用与营业收入之比", "2%", "还差 1 个百分点")
    assert judge(needed, case(finance__rd_expense=90 * WAN, finance__revenue=3000 * WAN)).verdict is YES
    assert judge(needed, case(finance__rd_expense=90 * WAN, finance__revenue=Decimal(0))).verdict is NO
    assert missing(judge(needed, case(finance__rd_expense=90 * WAN))) == ["finance.revenue"]


def test_growth_compares_with_the_year_before() -> None:
    firm = case(finance__revenue={2025: 1200 * WAN, 2024: 1000 * WAN})
    growth = RatioOperand(FactOperand("finance.revenue"), FactOperand("finance.revenue", 1))
    assert judge(Term(growth, Op.GE, Decimal(120)), firm).verdict is YES
    assert judge(term("finance.revenue@1", ">=", 1100 * WAN), firm).verdict is NO


def test_rows_of_a_table_are_counted_and_summed() -> None:
    firm = case(equipment=TWO_MACHINES)
    assert judge(Term(ROBOTS, Op.GE, Decimal(1)), firm).verdict is YES
    total = Term(SumOperand("equipment", "amount"), Op.GE, 9 * WAN)
    (reason,) = deciding(judge(total, firm))
    assert (reason.label, reason.value_text, reason.gap_text) == (
        "设备清单的金额合计",
        "8.5 万元",
        "还差 5,000 元",
    )


def test_an_empty_table_is_no_and_an_unanswered_one_is_open() -> None:
    one = Term(CountOperand("equipment"), Op.GE, Decimal(1))
    assert judge(one, case(equipment=())).verdict is NO
    assert judge(one, case()).verdict is UNKNOWN
    assert missing(judge(one, case())) == ["equipment"]


def test_an_empty_cell_leaves_count_and_sum_open() -> None:
    firm = case(equipment=({"amount": Decimal(5)}, {"kind": "robot"}))
    assert judge(Term(ROBOTS, Op.GE, Decimal(2)), firm).verdict is UNKNOWN
    assert judge(Term(ROBOTS, Op.EQ, Decimal(1)), firm).verdict is UNKNOWN
    assert judge(Term(SumOperand("equipment", "amount"), Op.GE, Decimal(6)), firm).verdict is UNKNOWN
    assert judge(Term(CountOperand("equipment"), Op.EQ, Decimal(2)), firm).verdict is YES


@pytest.mark.parametrize(
    ("then", "rule", "exception", "verdict"),
    [
        (YES, NO, YES, YES),
        (YES, NO, NO, NO),
        (YES, NO, UNKNOWN, UNKNOWN),
        (YES, YES, UNKNOWN, YES),
        (NO, YES, UNKNOWN, UNKNOWN),
        (NO, YES, YES, NO),
        (NO, NO, UNKNOWN, NO),
        (UNKNOWN, YES, YES, UNKNOWN),
        (UNKNOWN, YES, UNKNOWN, UNKNOWN),
        (UNKNOWN, YES, NO, YES),
    ],
)
def test_an_exception_overrides_only_when_known_true(
    then: Verdict, rule: Verdict, exception: Verdict, verdict: Verdict
) -> None:
    known = {YES: True, NO: False}
    answers: dict[str, Known] = {
        key: known[v] for key, v in (("project__filed", rule), ("firm__above_scale", exception)) if v in known
    }
    judged = judge(Exception_(FILED, ABOVE, then), case(**answers))
    assert judged.verdict is verdict
    assert {r.verdict for r in deciding(judged)} == {verdict} or then is UNKNOWN


def test_at_least_two_of_three_is_settled_as_soon_as_it_can_be() -> None:
    big = term("investment.fixed_assets", ">=", 200 * WAN)
    two = AtLeast(2, (FILED, ABOVE, big))
    assert judge(two, case(project__filed=True, firm__above_scale=True)).verdict is YES
    assert judge(two, case(project__filed=False, firm__above_scale=False)).verdict is NO
    assert judge(two, case(project__filed=True)).verdict is UNKNOWN
    assert tree(judge(two, case()))[0].text == "以下 3 项中至少满足 2 项："


def test_a_forbidden_thing_is_explained_in_positive_words() -> None:
    ban = Not(AnyOf((term("project.library", "in", ("none",)), term("investment.fixed_assets", "<", 50 * WAN))))
    (reason,) = deciding(judge(ban, case(project__library="city", investment__fixed_assets=20 * WAN)))
    assert (reason.required_text, reason.verdict) == ("不低于 50 万元", NO)


def test_a_date_that_may_yet_be_hidden_settles_nothing_and_asks_what_hides_it() -> None:
    late = term("project.filing_date", ">=", dt.date(2020, 1, 1))
    firm = case(project__filing_date=dt.date(2021, 1, 1))
    assert judge(late, firm).verdict is UNKNOWN
    assert missing(judge(late, firm)) == ["project.filed"]
    assert missing(judge(late, case())) == ["project.filed", "project.filing_date"]
    assert judge(late, case(project__filed=False)).verdict is NO


def test_the_size_of_a_firm_is_not_settled_by_a_supposed_industry() -> None:
    sme = term("firm.is_sme", "==", True)
    firm = case(staff__total=Decimal(50), finance__revenue=3000 * WAN)
    assert judge(sme, firm).verdict is UNKNOWN
    assert missing(judge(sme, firm)) == ["firm.industry"]
    assert missing(judge(sme, case())) == ["firm.industry", "staff.total", "finance.revenue"]
    assert judge(sme, case(**{**_plain(firm), "firm__industry": "3391"})).verdict is YES


def _plain(firm: object) -> dict[str, Known]:
    return {key.replace(".", "__"): answer.value for key, answer in firm.answers.items()}  # type: ignore[attr-defined]


def test_a_derived_figure_asks_for_what_it_is_computed_from() -> None:
    dense = term("investment.per_mu", ">=", Decimal(300))
    assert missing(judge(dense, case())) == ["investment.fixed_assets", "project.site_area"]
    assert missing(judge(dense, case(project__site_area=Decimal(10)))) == ["investment.fixed_assets"]


def test_the_fact_that_decides_most_is_asked_first() -> None:
    alone = term("project.library", "==", "city")
    some = AnyOf((FILED, ABOVE, term("investment.fixed_assets", ">=", 200 * WAN)))
    assert missing(judge(All((some, alone)), case()))[0] == "project.library"
    assert missing(judge(All((some, alone)), case(project__library="city", project__filed=True))) == []


def test_a_fact_used_twice_is_asked_once_and_earlier() -> None:
    thrice: Condition = AnyOf((All((FILED, ABOVE)), All((FILED, term("firm.region", "within", ("3415",))))))
    assert missing(judge(thrice, case()))[0] == "project.filed"
    assert len(missing(judge(thrice, case()))) == 3


def test_industries_that_follow_each_other_are_said_as_a_span_and_others_by_name() -> None:
    manufacturing = tuple(str(code) for code in range(13, 44))
    span = tree(judge(term("firm.industry", "within", (*manufacturing, "65")), case(firm__industry="3392")))[0].text
    assert "农副食品加工业（13）至金属制品、机械和设备修理业（43）的各大类或软件和信息技术服务业（65）" in span
    assert "纺织业" not in span
    gap = tree(judge(term("firm.industry", "within", ("13", "14", "16", "17")), case(firm__industry="3392")))[0].text
    assert all(f"（{code}）" in gap for code in (13, 14, 16, 17))
    assert "至" not in gap
