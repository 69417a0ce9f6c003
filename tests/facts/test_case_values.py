"""What is known about a firm: typed, computed, hidden, estimated, and four ways of being blank."""

from decimal import Decimal

import pytest

from desktop.facts.case import (
    DONT_KNOW,
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    Case,
    Origin,
    OriginKind,
)
from tests.facts.smallfacts import case_of, small_catalogue

D = Decimal
PRESS = {"name": "压铸机", "origin": "domestic", "quantity": D(2), "unit_price": D(900)}
ROBOT = {"name": "机器人", "origin": "imported", "quantity": D(1), "unit_price": D(200)}


def test_nothing_answered_is_unknown() -> None:
    case = case_of()
    assert case.value("finance.revenue") is UNKNOWN
    assert case.value("equipment") is UNKNOWN
    assert case.rows("equipment") is UNKNOWN
    assert case.answer("finance.revenue") is None
    assert case.origin("finance.revenue") is None


def test_the_four_blanks_stay_apart() -> None:
    case = case_of(staff__total=DONT_KNOW, project__fixed=NOT_APPLICABLE, equipment=(), project__tags=())
    assert case.value("staff.total") is UNKNOWN
    answer = case.answer("staff.total")
    assert answer is not None
    assert answer.value is DONT_KNOW
    assert case.value("project.fixed") is NOT_APPLICABLE
    assert case.rows("equipment") == ()
    assert case.value("project.tags") == ()


def test_a_fact_that_nobody_declared_is_our_bug() -> None:
    with pytest.raises(KeyError):
        case_of().value("firm.unheard_of")


def test_a_yearly_figure_is_found_from_the_base_year_backwards() -> None:
    case = case_of(finance__base_year=2025, finance__revenue={2025: D(300), 2024: D(200)})
    assert [case.value("finance.revenue", ago) for ago in range(3)] == [D(300), D(200), UNKNOWN]
    assert case.series("finance.revenue") == {2025: D(300), 2024: D(200), 2023: UNKNOWN}


def test_without_a_stated_base_year_the_latest_figure_sets_it() -> None:
    case = case_of(finance__revenue={2023: D(1)}, finance__rd={2024: D(2)})
    assert case.base_year() == 2024
    assert case.value("finance.revenue") is UNKNOWN
    assert case.value("finance.revenue", 1) == 1
    assert case_of().base_year() is None
    assert case_of(staff__total=D(5)).series("finance.revenue") == {}


def test_a_bare_value_of_a_yearly_fact_is_the_base_year_s() -> None:
    case = case_of(finance__revenue=D(300))
    assert case.value("finance.revenue") == 300
    assert case.value("finance.revenue", 1) is UNKNOWN


def test_a_fact_that_is_not_yearly_has_no_earlier_value() -> None:
    assert case_of(staff__total=D(5)).value("staff.total", 1) is UNKNOWN


def test_intensity_is_computed_for_every_year_that_has_figures() -> None:
    case = case_of(finance__revenue={2025: D(200), 2024: D(0)}, finance__rd={2025: D(7), 2024: D(1)})
    assert case.value("finance.intensity") == D("3.5")
    assert case.value("finance.intensity", 1) is NOT_APPLICABLE
    assert case.value("finance.intensity", 2) is UNKNOWN


def test_growth_looks_one_year_back() -> None:
    case = case_of(finance__revenue={2025: D(120), 2024: D(100)})
    assert case.value("finance.growth") == 20


def test_a_derived_fact_is_never_asked_even_when_something_is_stored() -> None:
    case = case_of(finance__intensity={2025: D(99)}, finance__base_year=2025)
    assert case.value("finance.intensity") is UNKNOWN


def test_a_typed_value_wins_over_the_formula_and_both_can_be_seen() -> None:
    parts = {"finance__wages": {2025: D(30), 2024: D(10)}, "finance__surplus": {2025: D(12), 2024: D(5)}}
    case = case_of(finance__added={2025: D(50)}, **parts)
    assert case.value("finance.added") == 50
    assert case.computed("finance.added") == 42
    assert case.value("finance.added", 1) == 15
    assert case.origin("finance.added") == Origin(OriginKind.TYPED)
    assert case.origin("finance.added", 1) == Origin(OriginKind.COMPUTED)
    assert case_of(finance__added=DONT_KNOW, **parts).value("finance.added") == 42
    assert case_of(finance__added=NOT_APPLICABLE, **parts).value("finance.added") is NOT_APPLICABLE


def test_a_chain_of_formulas_uses_what_was_typed_in_the_middle() -> None:
    case = case_of(energy__total={2025: D(30)}, finance__added={2025: D(600_000)})
    assert case.value("energy.per_added") == D("0.5")
    assert case.computed("staff.total") is UNKNOWN


def test_an_answer_that_hides_others_keeps_them_but_they_count_nowhere() -> None:
    case = case_of(firm__high_tech=True, firm__certificate="GR1")
    assert case.value("firm.certificate") == "GR1"
    hidden = case.with_answer("firm.high_tech", Answer(value=False))
    assert hidden.is_hidden("firm.certificate")
    assert hidden.value("firm.certificate") is NOT_APPLICABLE
    assert hidden.origin("firm.certificate") is None
    assert not hidden.is_estimated("firm.certificate")
    assert hidden.answers["firm.certificate"].value == "GR1"
    shown_again = hidden.with_answer("firm.high_tech", Answer(value=True))
    assert shown_again.value("firm.certificate") == "GR1"


def test_an_unanswered_question_hides_nothing() -> None:
    assert not case_of(firm__certificate="GR1").is_hidden("firm.certificate")
    assert not case_of(firm__high_tech=DONT_KNOW).is_hidden("firm.certificate")
    assert case_of(firm__high_tech=NOT_APPLICABLE).is_hidden("firm.certificate")


def test_a_choice_or_several_choices_can_show_a_question() -> None:
    assert case_of(project__stage="a").is_hidden("project.progress")
    assert not case_of(project__stage="c").is_hidden("project.progress")
    assert not case_of(project__tags=("x", "y")).is_hidden("project.x_note")
    assert case_of(project__tags=("y",)).is_hidden("project.x_note")
    assert case_of(project__tags=()).is_hidden("project.x_note")


def test_a_figure_computed_from_a_hidden_one_does_not_apply() -> None:
    case = case_of(project__adds_land=False, project__land=D(10), project__fixed=D(3_000_000))
    assert case.value("project.per_mu") is NOT_APPLICABLE
    shown = case.with_answer("project.adds_land", Answer(value=True))
    assert shown.value("project.per_mu") == 30


def test_a_row_s_amount_is_quantity_times_price_unless_typed() -> None:
    case = case_of(equipment=(PRESS, {**ROBOT, "amount": D(199)}, {"name": "模具", "quantity": D(3)}))
    rows = case.rows("equipment")
    assert isinstance(rows, tuple)
    assert [row.get("amount") for row in rows] == [D(1800), D(199), None]
    assert case.value("equipment") == rows
    assert "amount" not in case.answers["equipment"].value[0]  # type: ignore[index, operator]


def test_tables_add_up() -> None:
    case = case_of(equipment=(PRESS, ROBOT))
    assert case.value("equipment.total") == 2000
    assert case.value("equipment.home_share") == 90
    assert case.value("equipment.rows") == 1


def test_an_unfinished_row_leaves_the_sum_open_and_an_empty_list_is_zero() -> None:
    assert case_of(equipment=(PRESS, {"name": "模具"})).value("equipment.total") is UNKNOWN
    assert case_of(equipment=()).value("equipment.total") == 0
    assert case_of(equipment=()).value("equipment.home_share") is NOT_APPLICABLE
    assert case_of().value("equipment.total") is UNKNOWN


def test_an_estimate_spreads_to_everything_computed_from_it() -> None:
    case = case_of(finance__rd={2025: D(7)}).with_answers(
        {"finance.revenue": Answer({2025: D(200)}, Origin(OriginKind.ESTIMATED, "按去年估"))}
    )
    assert case.is_estimated("finance.revenue")
    assert case.is_estimated("finance.intensity")
    assert case.origin("finance.intensity") == Origin(OriginKind.ESTIMATED)
    assert not case.is_estimated("finance.rd")
    assert not case.is_estimated("finance.growth"), "what has no value is not estimated"


def test_a_typed_value_stops_an_estimate() -> None:
    parts = {
        "finance.wages": Answer({2025: D(30)}, Origin(OriginKind.ESTIMATED)),
        "finance.surplus": Answer({2025: D(12)}),
    }
    case = case_of(energy__total={2025: D(30)}).with_answers(parts)
    assert case.is_estimated("energy.per_added")
    typed = case.with_answer("finance.added", Answer({2025: D(40)}))
    assert not typed.is_estimated("energy.per_added")
    assert typed.origin("energy.per_added") == Origin(OriginKind.COMPUTED)


def test_a_size_class_without_an_industry_is_an_estimate() -> None:
    case = case_of(staff__total=D(100), finance__revenue={2025: D(50_000_000)})
    assert case.value("firm.size_class") == "small"
    assert case.origin("firm.size_class") == Origin(OriginKind.ESTIMATED)
    sure = case.with_answer("firm.industry", Answer("3391"))
    assert sure.origin("firm.size_class") == Origin(OriginKind.COMPUTED)
    assert sure.value("firm.is_sme") is True
    assert case.with_answer("firm.industry", Answer("6610")).value("firm.size_class") is NOT_APPLICABLE


def test_the_scale_line_is_reached_at_twenty_million_exactly() -> None:
    assert case_of(finance__main_revenue={2025: D(20_000_000)}).value("firm.reaches") is True
    assert case_of(finance__main_revenue={2025: D("19999999.99")}).value("firm.reaches") is False
    assert case_of().value("firm.reaches") is UNKNOWN


def test_a_changed_case_is_a_new_one_and_the_old_stays_as_it_was() -> None:
    case = case_of(staff__total=D(5), project__fixed=D(1))
    assert case.value("staff.total") == 5
    more = case.with_answer("staff.total", Answer(D(6)))
    less = case.without("staff.total", "project.fixed")
    assert case.value("staff.total") == 5
    assert more.value("staff.total") == 6
    assert list(less) == []
    assert list(case.with_answer("staff.total", None)) == ["project.fixed"]
    with pytest.raises(TypeError):
        case.answers["staff.total"] = Answer(D(7))  # type: ignore[index]


def test_a_case_knows_which_facts_move_when_one_does() -> None:
    assert small_catalogue().dependents("finance.wages") == ("finance.added", "energy.per_added")
    assert small_catalogue().dependents("project.adds_land") == ("project.land", "project.per_mu")
    assert Case(small_catalogue()).catalogue is small_catalogue()
