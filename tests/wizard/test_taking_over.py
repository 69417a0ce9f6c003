"""What comes from a workbook or last year's case never silently overwrites what the firm typed."""

from decimal import Decimal

from desktop.facts.known import DONT_KNOW, Answer, Origin, OriginKind
from desktop.wizard.importing import Conflict
from desktop.wizard.session import Session

FIXED = "investment.fixed_assets"
REVENUE = "finance.revenue"
CELL = Origin(OriginKind.IMPORTED, "企业数据.xlsx / 财务 / C7")


def imported(value: object) -> Answer:
    return Answer(value, CELL)  # type: ignore[arg-type]


def test_new_equal_and_contradicting_answers_are_told_apart(session: Session) -> None:
    session.type_text("firm.name", "甲公司")
    session.type_text(FIXED, "500")
    incoming = {"firm.name": imported("乙公司"), FIXED: imported(Decimal(5000000)), "project.name": imported("改造")}
    plan = session.plan_import(incoming)
    assert dict(plan.new) == {"project.name": imported("改造")}
    assert plan.same == (FIXED,)
    assert plan.conflicts == (Conflict("firm.name", Answer("甲公司"), imported("乙公司")),)
    assert session.answer("project.name") is None


def test_of_the_contradictions_only_the_chosen_ones_are_taken_over(session: Session) -> None:
    session.type_text("firm.name", "甲公司")
    session.type_text(FIXED, "500")
    plan = session.plan_import({"firm.name": imported("乙公司"), FIXED: imported(Decimal(1))})
    assert session.apply_import(plan, {FIXED}) == {FIXED}
    assert session.value("firm.name") == "甲公司"
    assert session.answer(FIXED) == imported(Decimal(1))


def test_an_import_is_one_step_to_take_back(session: Session) -> None:
    plan = session.plan_import({"firm.name": imported("乙公司"), FIXED: imported(Decimal(1))})
    session.apply_import(plan)
    session.undo()
    assert session.answer("firm.name") is None
    assert session.answer(FIXED) is None
    assert session.plan_import({}).is_empty


def test_figures_of_different_years_go_together_and_those_of_the_same_year_are_asked(session: Session) -> None:
    session.type_text("finance.base_year", "2025")
    session.type_text(REVENUE, "1200")
    other_years = session.plan_import({REVENUE: imported({2024: Decimal(1)})})
    assert dict(other_years.new) == {REVENUE: imported({2025: Decimal(12000000), 2024: Decimal(1)})}
    same_year = session.plan_import({REVENUE: imported({2025: Decimal(1), 2024: Decimal(1)})})
    assert [conflict.key for conflict in same_year.conflicts] == [REVENUE]
    bare = session.plan_import({REVENUE: imported(Decimal(12000000))})
    assert bare.same == (REVENUE,)


def test_text_that_could_not_be_read_is_not_thrown_away_unasked(session: Session) -> None:
    session.type_text(FIXED, "约500万")
    plan = session.plan_import({FIXED: imported(Decimal(1))})
    assert plan.conflicts == (Conflict(FIXED, None, imported(Decimal(1)), ("约500万",)),)
    session.apply_import(plan, {FIXED})
    assert session.drafts(FIXED) == {}


def test_not_known_yet_gives_way_to_a_figure_and_never_the_other_way_round(session: Session) -> None:
    session.set_blank(FIXED, DONT_KNOW)
    session.type_text("firm.name", "甲公司")
    plan = session.plan_import({FIXED: imported(Decimal(1)), "firm.name": imported(DONT_KNOW)})
    assert dict(plan.new) == {FIXED: imported(Decimal(1))}
    assert plan.same == ("firm.name",)


def test_facts_that_are_computed_or_not_in_the_catalogue_are_left_out(session: Session) -> None:
    plan = session.plan_import({"finance.debt_ratio": imported(Decimal(1)), "no.such": imported("x")})
    assert plan.is_empty
    assert plan.same == ()


def test_last_years_answers_are_carried_over_but_the_year_is_asked_anew(session: Session) -> None:
    first = session.case_id
    session.type_text("finance.base_year", "2025")
    session.type_text(REVENUE, "1200")
    session.type_text("firm.name", "甲公司")
    session.type_text("project.name", "一期")
    session.create_case("二期")
    assert first is not None
    session.apply_import(session.plan_carry(first, {"firm", "finance"}))
    assert session.answer("firm.name") == Answer("甲公司", Origin(OriginKind.CARRIED, "压铸单元改造"))
    assert session.answer("project.name") is None
    assert session.answer("finance.base_year") is None
    session.type_text("finance.base_year", "2026")
    assert session.value(REVENUE, 1) == Decimal(12000000)
