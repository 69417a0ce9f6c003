"""A firm's answers, worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.diagnosis.area import Area
from desktop.diagnosis.assess import assess, assess_item
from desktop.diagnosis.indicator import Kind
from desktop.diagnosis.result import Status
from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, Answer, Case, Origin, OriginKind
from desktop.facts.fact import FactType
from desktop.facts.following import sources
from desktop.facts.reading import load_catalogue

LOSS = {  # value added of −5万元, as it may follow from its four parts
    "finance.labour_compensation": "10万元",
    "finance.net_production_tax": "0元",
    "finance.depreciation": "5万元",
    "finance.operating_surplus": "-20万元",
}
NETWORKED = {"informatized.equipment_total": 60, "informatized.equipment_networked": 18}


def item(case_of, indicators, id, facts):
    return assess_item(case_of(facts), indicators[id])


def test_a_firm_that_answered_nothing_has_no_score_and_no_zero(case_of, indicators):
    result = assess(case_of({}), indicators)
    assert [area.area for area in result.areas] == list(Area)
    for area in result.areas:
        assert area.score is None
        assert area.level is None
        assert area.answered_share == 0
        assert all(i.status is Status.UNKNOWN and i.score is None for i in area.items)
    assert result.gaps() == []
    assert result.directions == ()


def test_18_of_60_machines_on_line_are_30_percent_and_55_points(case_of, indicators):
    result = item(case_of, indicators, "informatized.device_network", NETWORKED)
    assert result.value == 30
    assert result.value_text == "30%"
    assert result.score == 55  # 40 + 30 × (30 − 20) / (40 − 20)
    assert result.reached.step.label == "入门"


def test_value_added_per_head_is_reckoned_in_ten_thousand_yuan(case_of, indicators):
    facts = {"finance.value_added": "3630万元", "staff.total": 100}
    result = item(case_of, indicators, "high_end.labor_productivity", facts)
    assert result.value == Decimal("36.3")
    assert result.value_text == "36.3 万元/人"
    assert result.score == 70


def test_patents_are_counted_per_hundred_million_of_revenue(case_of, indicators):
    facts = {"innovative.valid_invention_patents": 1, "finance.revenue": "2亿"}
    result = item(case_of, indicators, "innovative.patent_density", facts)
    assert result.value == Decimal("0.5")
    assert result.score.quantize(Decimal("0.01")) == Decimal("52.35")  # 40 + 30 × (0.5 − 0.36) / 0.34


def test_energy_per_value_added_is_better_when_lower(case_of, indicators):
    facts = {"energy.total": 500, "finance.value_added": "1000万元"}
    result = item(case_of, indicators, "green.energy_intensity", facts)
    assert result.value == Decimal("0.5")
    assert result.score == 100
    assert result.gap_text == ""


def test_energy_intensity_is_compared_with_the_year_before(case_of, indicators):
    facts = {
        "energy.total": {"2025": 950, "2024": 1000},
        "finance.value_added": {"2025": "1000万元", "2024": "1000万元"},
    }
    result = item(case_of, indicators, "green.energy_drop", facts)
    assert result.value == 5
    assert result.score == 100


def test_a_level_earns_what_its_option_is_worth(case_of, indicators):
    result = item(case_of, indicators, "high_end.equipment_level", {"high_end.equipment_level": "l2"})
    assert (result.value, result.score) == ("l2", 55)
    assert result.value_text == indicators["high_end.equipment_level"].option("l2").label


def test_three_systems_add_up(case_of, indicators):
    facts = {"informatized.core_systems": ["mes", "erp", "wms"]}
    result = item(case_of, indicators, "informatized.core_systems", facts)
    assert result.score == 18 + 18 + 8


def test_none_of_the_honours_is_an_answer_worth_zero(case_of, indicators):
    none = {"high_end.quality_honours": [], "innovative.new_title": []}
    result = item(case_of, indicators, "high_end.brand_quality", none)
    assert result.status is Status.SCORED
    assert result.score == 0
    assert result.value_text == "都没有"


def test_an_unanswered_half_of_a_share_leaves_it_unknown_and_names_what_is_missing(case_of, indicators):
    result = item(case_of, indicators, "informatized.device_network", {"informatized.equipment_total": 60})
    assert result.status is Status.UNKNOWN
    assert result.missing == ("informatized.equipment_networked",)


def test_missing_figures_of_a_derived_fact_are_asked_where_they_come_from(case_of, indicators):
    result = item(case_of, indicators, "green.energy_drop", {})
    assert set(result.missing) == {"energy.total", "finance.value_added"}


def test_dont_know_is_not_an_answer(case_of, indicators):
    facts = {**NETWORKED, "informatized.equipment_networked": DONT_KNOW}
    assert item(case_of, indicators, "informatized.device_network", facts).status is Status.UNKNOWN


def test_more_machines_on_line_than_there_are_is_asked_back_and_not_scored(case_of, indicators):
    facts = {**NETWORKED, "informatized.equipment_networked": 70}
    result = item(case_of, indicators, "informatized.device_network", facts)
    assert result.status is Status.UNKNOWN
    assert result.score is None
    assert result.note.startswith("算出来超过 100%，请核对")


@pytest.mark.parametrize(
    ("id", "facts"),
    [
        ("automated.hazard", {"automated.hazard_posts": 0}),
        ("innovative.patent_growth", {"innovative.patents_granted": {"2025": 3, "2024": 0}}),
        ("informatized.design_tool", {"staff.designers": 0}),
        ("green.solid", {"energy.solid_waste_generated": 0, "energy.solid_waste_stock_used": 0}),
        ("green.water_reuse", {"energy.fresh_water": 0, "energy.reused_water": 0}),
        ("green.energy_intensity", {**LOSS, "energy.total": 80}),
        ("green.water", {**LOSS, "energy.fresh_water": 80}),
        ("innovative.rd", {"finance.rd_expense": "5万元", "finance.revenue": 0}),
        ("automated.efficiency", {"automated.units_per_hour_before": 0, "automated.units_per_hour_after": 4}),
    ],
)
def test_what_cannot_concern_the_firm_is_not_applicable_and_says_why(case_of, indicators, id, facts):
    result = item(case_of, indicators, id, facts)
    assert result.status is Status.NOT_APPLICABLE
    assert result.score is None
    assert result.note.endswith("不计分。")


def test_a_firm_may_say_that_an_indicator_does_not_concern_it(case_of, indicators):
    facts = {"green.energy_benchmark": NOT_APPLICABLE, "intelligent.oee_availability": NOT_APPLICABLE}
    result = assess(case_of(facts), indicators)
    assert result.item("green.energy_benchmark").status is Status.NOT_APPLICABLE
    assert result.item("intelligent.oee").status is Status.NOT_APPLICABLE
    assert result[Area.GREEN].answered_share == 0


def test_an_area_weighs_only_what_is_answered_and_applies(case_of, indicators):
    facts = {
        **NETWORKED,  # weight 9, 55 points
        "informatized.integration": "l3",  # weight 9, 75 points
        "informatized.remote": "l0",  # weight 6, 0 points
        "staff.designers": 0,  # weight 8, not applicable
    }
    area = assess(case_of(facts), indicators)[Area.INFORMATIZED]
    assert area.score == Decimal(9 * 55 + 9 * 75) / 24
    assert area.answered_share == Decimal(24) / 92
    assert area.level.label == "二级"


def holding(fact, rank):
    """Answers of a firm whose highest honour this is: of what gives it the first, and nothing else."""
    firsts = {when.fact: when.values[0] for when in fact.options[rank].given_by[:1]}
    return {key: answer(load_catalogue()[key], firsts.get(key)) for key in sources(fact)}


def answer(fact, value):
    if fact.type is FactType.MULTI:
        return [value] if value else []
    return value == "yes" if fact.type is FactType.BOOL else value or fact.options[0].key


def best(catalogue, indicators):
    """Every choice at its best, every honour held, every count complete."""
    facts = {"high_end.quality_honours": [option.key for option in catalogue["high_end.quality_honours"].options]}
    for one in indicators.items:
        if one.kind is Kind.QUANTITY:
            facts |= {key: 1 for key in one.facts if not catalogue[key].is_derived}
        elif one.kind is Kind.HONOURS:
            facts |= {key: [option.key for option in one.options] for key in one.facts if not catalogue[key].is_derived}
        elif catalogue[one.facts[0]].is_derived:
            highest = catalogue[one.facts[0]].options[-1].given_by[0]
            facts[highest.fact] = answer(catalogue[highest.fact], highest.values[0])
        else:
            facts[one.facts[0]] = one.options[-1].key
    money = {key: "10000万元" for key in facts if catalogue[key].type is FactType.MONEY}
    special = {
        "intelligent.cmmm_score": 5,
        "intelligent.scene_links_covered": 5,
        "intelligent.ai_scenes": 9,
        "intelligent.oee_availability": 95,
        "intelligent.oee_performance": 96,
        "intelligent.oee_quality": 99,
        "staff.total": 8,
        "staff.rd": 8,
        "automated.units_per_hour_before": 1,
        "automated.units_per_hour_after": 2,
        "automated.defect_rate_before": 2,
        "automated.defect_rate_after": 0,
        "energy.total": {"2025": 1, "2024": 2},
        "finance.value_added": {"2025": "10000万元", "2024": "10000万元"},
        "energy.fresh_water": 1,
        "energy.reused_water": 99,
        "energy.solid_waste_stock_used": 0,
        "green.ec_platform_functions": 12,
        "innovative.valid_invention_patents": 9,
        "innovative.patents_granted": {"2025": 9, "2024": 3},
        "innovative.class1_ip": 9,
        "innovative.achievements_3y": 20,
    }
    return facts | money | special


def test_a_firm_at_its_best_has_100_points_in_all_six_areas(case_of, catalogue, indicators):
    result = assess(case_of(best(catalogue, indicators)), indicators)
    assert [(a.area, a.score, a.answered_share) for a in result.areas] == [(a, 100, 1) for a in Area]
    assert {a.level.label for a in result.areas} == {"四级"}
    assert result.gaps() == []
    assert result.directions == ()


@given(data=st.data())
def test_taking_answers_away_never_scores_them_as_zero(data, case_of, catalogue, indicators):
    facts = best(catalogue, indicators)
    kept = data.draw(st.sets(st.sampled_from(sorted(facts)), max_size=len(facts)))
    result = assess(case_of({key: facts[key] for key in kept}), indicators)
    for area in result.areas:
        assert area.score in (None, 100)
        assert 0 <= area.answered_share <= 1
        assert (area.score is None) == (area.answered_share == 0)


@given(data=st.data())
def test_a_better_level_never_lowers_its_area(data, case_of, catalogue, indicators):
    levels = [one for one in indicators.items if one.kind is Kind.LEVEL]

    def at(one, rank):
        fact = catalogue[one.facts[0]]
        return holding(fact, rank) if fact.is_derived else {fact.key: one.options[rank].key}

    chosen = {}
    for one in levels:
        chosen |= at(one, data.draw(st.integers(0, len(one.options) - 1)))
    raised = data.draw(st.sampled_from(levels))
    before = assess(case_of(chosen), indicators)[raised.area]
    after = assess(case_of({**chosen, **at(raised, -1)}), indicators)[raised.area]
    assert after.score >= before.score


def test_an_option_that_was_withdrawn_is_asked_again(catalogue, indicators):
    case = Case(catalogue, {"high_end.equipment_level": Answer("l9")})
    result = assess_item(case, indicators["high_end.equipment_level"])
    assert result.status is Status.UNKNOWN
    assert "重新选" in result.note


def test_a_share_that_rests_on_an_estimate_says_about(catalogue, indicators):
    guessed = Origin(OriginKind.ESTIMATED)
    case = Case(
        catalogue,
        {
            "informatized.equipment_total": Answer(Decimal(60)),
            "informatized.equipment_networked": Answer(Decimal(18), guessed),
        },
    )
    result = assess_item(case, indicators["informatized.device_network"])
    assert result.estimated
    assert result.value_text == "约 30%"
