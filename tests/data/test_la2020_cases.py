"""六安 2020 judged for firms whose answer is known from reading the text."""

import datetime as dt
from decimal import Decimal

import pytest

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.judge import judge_policies
from desktop.facts.case import DONT_KNOW
from desktop.rules.evaluate import judge
from desktop.rules.verdict import Verdict

YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN

FIRM = {
    "firm.region": "341502",
    "firm.industry": "1310",
    "firm.above_scale": True,
    "project.retrofits_existing": True,
    "project.filed": True,
    "project.directions": ["automated"],
    "investment.fixed_assets": "500",
    "project.library": "city",
}


@pytest.fixture
def verdict(measures, case_of):
    def of(measure, **changes):
        facts = {**FIRM, **{key.replace("__", "."): value for key, value in changes.items()}}
        condition = measures[measure].judged
        assert condition
        return judge(condition, case_of({key: value for key, value in facts.items() if value is not None})).verdict

    return of


def test_two_million_is_enough_and_one_yuan_less_is_not(verdict):
    assert verdict("library", investment__fixed_assets="200") is YES
    assert verdict("library", investment__fixed_assets="199.9999") is NO


def test_an_informatization_or_innovation_project_needs_no_amount(verdict):
    assert verdict("library", investment__fixed_assets="30", project__directions=["informatized"]) is YES
    assert verdict("library", investment__fixed_assets=None, project__directions=["innovative", "informatized"]) is YES


def test_a_small_mixed_project_depends_on_how_the_exemption_is_read(verdict):
    mixed = ["informatized", "automated"]
    small = {"investment__fixed_assets": "150", "project__directions": mixed}
    assert verdict("library", **small) is OPEN
    assert verdict("library", **small, project__main_direction="automated") is OPEN
    assert verdict("library", **small, project__main_direction="informatized") is OPEN  # the text knows no main one
    assert verdict("library", investment__fixed_assets="500", project__directions=mixed) is YES


def test_filing_is_a_duty_of_a_library_project_and_no_gate_to_it(verdict):
    assert verdict("library", project__filed=False) is YES
    assert verdict("library", project__filed=DONT_KNOW) is YES
    assert verdict("filing_duty", project__filed=False) is NO
    assert verdict("filing_duty", project__filed=False, project__library="none") is YES


def test_only_renovations_of_firms_above_scale_inside_the_city_enter(verdict):
    assert verdict("library", firm__above_scale=False) is NO
    assert verdict("library", project__retrofits_existing=False) is NO
    assert verdict("library", firm__region="340104") is NO
    assert verdict("rolling_library", investment__fixed_assets="20") is YES


def test_the_rolling_library_is_the_gate_to_the_money(verdict):
    assert verdict("library_gate", project__library="city") is YES
    assert verdict("library_gate", project__library="rolling") is YES  # 其中: the city library is a part of it
    assert verdict("library_gate", project__library="none") is NO


def test_a_demonstration_project_needs_the_recognition_and_the_library(verdict):
    assert verdict("demonstration", recognition__demonstration__level="city") is YES
    assert verdict("demonstration", recognition__demonstration__level="none") is NO
    assert verdict("demonstration", recognition__demonstration__level="city", project__library="none") is NO


@pytest.mark.parametrize(
    "title", ["smart_factory", "green_factory", "digital_workshop", "tech_center", "design_center"]
)
@pytest.mark.parametrize("level", ["city", "province"])
def test_a_title_counts_when_new_and_the_library_only_in_the_strict_reading(verdict, title, level):
    award, other = f"award.{title}.{level}", f"award.{title}.{'city' if level == 'province' else 'province'}"
    new = {f"recognition__{title}__level": level, f"recognition__{title}__new": True}
    assert verdict(award, **new) is YES
    assert verdict(other, **new) is NO
    assert verdict(award, **new, project__library="none") is OPEN
    assert verdict(award, **{**new, f"recognition__{title}__new": False}) is NO
    assert verdict(award, **{f"recognition__{title}__level": level}) is OPEN
    assert verdict(award, **{f"recognition__{title}__level": "none"}) is NO


@pytest.mark.parametrize("title", ["smart_factory", "digital_workshop"])
@pytest.mark.parametrize(
    ("grade", "city", "province"),
    [("basic", OPEN, NO), ("advanced", NO, OPEN), ("excellent", NO, OPEN), ("pioneer", NO, OPEN)],
)
def test_a_grade_of_2024_is_never_silently_taken_for_an_old_title(verdict, title, grade, city, province):
    new = {f"recognition__{title}__level": grade, f"recognition__{title}__new": True}
    assert verdict(f"award.{title}.city", **new) is city
    assert verdict(f"award.{title}.province", **new) is province


def test_support_for_key_projects_stays_open_because_key_is_not_defined(verdict):
    assert verdict("equipment_subsidy", project__is_key=True) is YES
    assert verdict("equipment_subsidy", project__is_key=False) is OPEN
    assert verdict("equipment_subsidy", project__library="none", project__is_key=True) is NO


def test_interest_needs_a_loan(verdict):
    loan = [{"bank": "徽商银行", "principal": "800"}]
    assert verdict("loan_interest", project__is_key=True, loans=loan) is YES
    assert verdict("loan_interest", project__is_key=True, loans=[]) is NO


def test_case_by_case_names_strengthening_and_leaves_supplementing_open(verdict):
    high = {"project__directions": ["high_end"], "project__is_key": False}
    assert verdict("case_by_case", **high, project__strengthens_chain="strengthens") is YES
    assert verdict("case_by_case", **high, project__strengthens_chain="supplements") is OPEN


def test_case_by_case_is_one_of_the_three_forms_for_key_projects_and_as_open_as_the_other_two(verdict):
    plain = {"project__strengthens_chain": "none"}
    for support in ("case_by_case", "equipment_subsidy"):
        assert verdict(support, **plain, project__is_key=True) is YES
        assert verdict(support, **plain, project__is_key=False) is OPEN
        assert verdict(support, **plain, project__is_key=True, project__library="none") is NO


def test_monthly_figures_are_a_duty_of_library_projects_that_can_be_counted(verdict):
    assert verdict("monthly_duty", project__in_statistics="included", project__monthly_reported=True) is YES
    assert verdict("monthly_duty", project__in_statistics="eligible") is NO
    assert verdict("monthly_duty", project__in_statistics="not_eligible") is YES


def test_the_fast_lane_asks_where_the_project_lies(verdict):
    park = {"project__park_level": "provincial", "project__park_pilot": True}
    assert verdict("approval_fast_lane", **park, project__adds_land=False) is YES
    assert verdict("approval_fast_lane", **park, project__adds_land=True) is NO
    assert verdict("approval_tolerance", **park, project__adds_land=True) is YES
    assert verdict("approval_tolerance", project__park_level="none", firm__park_level="national") is NO


def test_the_county_files_what_is_not_in_the_catalogue(verdict):
    assert verdict("county_filing", project__in_approval_catalogue=False) is YES
    assert verdict("county_filing", project__in_approval_catalogue=True) is NO


def test_whether_a_steel_firm_that_grows_files_in_the_county_is_read_in_two_ways(verdict):
    steel = STEEL | {"firm__industry": "3120", "project__in_approval_catalogue": False}
    assert verdict("county_filing", **steel) is YES
    assert verdict("county_filing", **steel | {"project__adds_capacity": True}) is OPEN
    assert verdict("county_filing", **steel | {"project__in_approval_catalogue": True}) is NO


def test_a_wholly_new_factory_gets_neither_the_county_filing_nor_the_fast_lane_of_a_renovation(verdict):
    new = {"project__retrofits_existing": False, "project__in_approval_catalogue": False, "project__adds_land": False}
    park = {"project__park_level": "provincial", "project__park_pilot": True}
    assert verdict("county_filing", **new) is NO
    assert verdict("approval_fast_lane", **new, **park) is NO
    assert verdict("approval_tolerance", **new, **park) is YES  # 容缺、拿地即开工 are not tied to a renovation


STEEL = {
    "firm__industry_tags": ["steel"],
    "project__main_works_built": True,
    "project__conforms_industrial_policy": True,
    "project__purposes": ["safety", "quality", "environment"],
    "project__adds_capacity": False,
    "project__adds_variety": False,
}


def test_steel_and_mines_may_file_in_the_county_when_nothing_is_added(verdict):
    assert verdict("county_filing_mines_steel", **STEEL) is YES
    assert verdict("county_filing_mines_steel", **STEEL | {"project__purposes": ["safety"]}) is YES
    assert verdict("county_filing_mines_steel", **STEEL | {"project__purposes": ["efficiency"]}) is NO
    assert verdict("county_filing_mines_steel", **STEEL | {"project__adds_variety": True}) is NO
    assert verdict("county_filing_mines_steel", **STEEL | {"firm__industry_tags": ["casting"]}) is NO
    assert verdict("county_filing_mines_steel", **STEEL | {"project__adds_capacity": True}) is NO


@pytest.mark.parametrize(
    ("code", "answer"),
    [("3120", YES), ("0810", YES), ("1011", YES), ("0610", NO), ("3140", NO), ("3391", NO)],
    ids=["steelmaking", "iron ore", "limestone", "coal mine", "ferroalloy", "foundry"],
)
def test_the_statistical_code_says_steel_or_mine_where_the_list_was_not_ticked(verdict, code, answer):
    told = STEEL | {"firm__industry_tags": ["none_of_these"], "firm__industry": code}
    assert verdict("county_filing_mines_steel", **told) is answer


@pytest.mark.parametrize(
    ("measure", "code", "answer"),
    [
        ("high_end_industries", "3612", YES), ("high_end_industries", "3130", YES), ("high_end_industries", "3670", NO),
        ("intelligent_modes", "1512", YES), ("intelligent_modes", "1530", NO), ("intelligent_modes", "3670", YES),
        ("numeric_cells", "3391", YES), ("numeric_cells", "3031", YES), ("numeric_cells", "3670", NO),
        ("automatic_lines", "1310", YES), ("automatic_lines", "2011", YES), ("automatic_lines", "1910", NO),
        ("industry_platforms", "3392", YES), ("industry_platforms", "3130", NO),
    ],
)  # fmt: skip
def test_the_code_of_the_trade_finds_the_sectors_the_text_names(measures, case_of, measure, code, answer):
    facts = {**FIRM, "firm.industry": code, "firm.industry_tags": ["none_of_these"]}
    assert judge(measures[measure].relevance, case_of(facts)).verdict is answer


def test_a_demonstration_project_may_be_made_public_as_an_example(measures, case_of):
    relevance = measures["publicity"].relevance
    assert judge(relevance, case_of({**FIRM, "recognition.demonstration.level": "city"})).verdict is YES
    without = {"recognition.demonstration.level": "none", "project.publication_consent": False}
    assert judge(relevance, case_of({**FIRM, **without})).verdict is NO


def test_no_direction_chosen_is_no_exemption(verdict):
    assert verdict("library", investment__fixed_assets="150", project__directions=[]) is NO


def test_the_guide_of_2020_asks_for_its_own_library_and_four_districts(verdict):
    assert verdict("guide2020.landed", project__in_landed_library=True, project__region="341503") is YES
    assert verdict("guide2020.landed", project__in_landed_library=True, project__region="341522") is NO
    assert verdict("guide2020.landed", project__in_landed_library=False, project__region="341503") is NO


def test_targets_finance_and_tax_are_information(measures):
    for name in ("growth_targets", "robot_target", "circular_parks", "tax", "fund", "credit_lane", "o36", "o37", "o40"):
        assert measures[name].condition is None


def test_a_title_is_not_counted_at_two_levels_and_a_draft_is_not_counted_today(la2020, case_of):
    totals = judge_policies(case_of({}), [la2020], dt.date(2026, 11, 20)).totals
    demonstration, titles, guide = 50, 50 + 20 + 20 + 20 + 20, 500 + 100 + 20
    assert totals.possible_reference[MoneyKind.CASH].high == Decimal((demonstration + titles + guide) * 10000)
    assert totals.today == totals.possible_today == {}


def test_two_new_titles_are_worth_between_the_higher_and_their_sum(la2020, case_of):
    new = {f"recognition.{title}.new": True for title in ("smart_factory", "tech_center")}
    levels = {"recognition.smart_factory.level": "city", "recognition.tech_center.level": "city"}
    total = judge_policies(case_of({**FIRM, **new, **levels}), [la2020], dt.date(2026, 11, 20)).totals
    cash = total.reference[MoneyKind.CASH]
    assert (cash.low, cash.high) == (Decimal(200000), Decimal(300000))
