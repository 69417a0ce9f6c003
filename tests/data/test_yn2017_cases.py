"""云南 2017 judged for firms whose answer is known from reading the text."""

import datetime as dt

import pytest

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.measure import Kind
from desktop.eligibility.standing import Standing
from desktop.facts.case import DONT_KNOW
from desktop.rules.verdict import Verdict

YES, NO, OPEN, INFO = Verdict.YES, Verdict.NO, Verdict.UNKNOWN, Verdict.INFO
TODAY = dt.date(2026, 11, 20)
POLICY = "yn2017"
FIRM = {
    "firm.region": "530111",
    "project.retrofits_existing": True,
    "project.adds_land": False,
    "project.stage": "started",
}


SITE = {
    "land__uses_existing_site": True, "land__conforms_planning": True, "land__changes_use": False,
    "land__changes_nature": False, "land__build_mode": "storey",
}  # fmt: skip


def test_a_storey_added_on_the_own_site_costs_no_land_premium(verdict):
    for mode in ("added", "rebuilt", "storey"):
        assert verdict("land_premium", **SITE | {"land__build_mode": mode}) is YES


def test_another_way_to_build_stays_open_because_of_the_word_deng(verdict):
    assert verdict("land_premium", **SITE | {"land__build_mode": "other"}) is OPEN
    assert verdict("land_premium", **SITE | {"land__build_mode": "none"}) is NO


@pytest.mark.parametrize(
    ("fact", "against"),
    [
        ("land__uses_existing_site", False), ("land__conforms_planning", False), ("project__adds_land", True),
        ("land__changes_use", True), ("land__changes_nature", True), ("project__retrofits_existing", False),
    ],
)  # fmt: skip
def test_each_part_of_the_land_rule_counts(verdict, fact, against):
    assert verdict("land_premium", **SITE | {fact: against}) is NO
    assert verdict("land_premium", **SITE | {fact: DONT_KNOW}) is OPEN


def test_three_million_a_mu_in_a_key_industry_goes_first_for_land(verdict):
    key = {"land__in_priority_industry": True, "project__site_area": "20", "project__adds_land": True}
    assert verdict("land_quota", **key, investment__fixed_assets="6000") is YES
    assert verdict("land_quota", **key, investment__fixed_assets="5999.99") is NO
    assert verdict("land_quota", **key) is OPEN
    assert verdict("land_quota", **key | {"land__in_priority_industry": False}, investment__fixed_assets="6000") is NO


def test_who_needs_no_new_land_has_no_use_for_a_land_quota(verdict):
    key = {"land__in_priority_industry": True, "project__site_area": "20", "investment__fixed_assets": "6000"}
    assert verdict("land_quota", **key, project__adds_land=False) is NO
    assert verdict("land_quota", **key, project__adds_land=None) is OPEN


def test_the_environmental_review_hurries_for_encouraged_or_upgrading_projects(verdict):
    clean = {"yunnan2__env_compliant": True}
    assert verdict("eia_fast_track", **clean, project__catalogue_class="encouraged") is YES
    both = {"project__catalogue_class": "permitted", "yunnan2__purposes": ["technology", "product"]}
    assert verdict("eia_fast_track", **clean, **both) is YES
    assert verdict("eia_fast_track", **clean, **both | {"yunnan2__purposes": ["product"]}) is OPEN
    assert verdict("eia_fast_track", **clean, **both | {"yunnan2__purposes": []}) is NO
    assert verdict("eia_fast_track", yunnan2__env_compliant=False, project__catalogue_class="encouraged") is NO


def test_new_equipment_without_new_land_has_a_shorter_procedure(verdict):
    assert verdict("zero_land_approval", yunnan2__purposes=["equipment", "brand"]) is YES
    assert verdict("zero_land_approval", yunnan2__purposes=["equipment"], project__adds_land=True) is NO
    assert verdict("zero_land_approval", yunnan2__purposes=["brand"]) is NO
    assert verdict("zero_land_approval") is OPEN


def test_what_is_finished_has_no_approval_to_be_hurried(verdict):
    assert verdict("zero_land_approval", yunnan2__purposes=["equipment"], project__stage="completed") is NO
    clean = {"yunnan2__env_compliant": True, "project__catalogue_class": "encouraged"}
    assert verdict("eia_fast_track", **clean, project__stage="preparing") is YES
    assert verdict("eia_fast_track", **clean, project__stage="completed") is NO


def test_a_project_mainly_about_new_technology_is_listed_first(verdict):
    assert verdict("priority_listing", yunnan2__new_tech_main=True) is YES
    assert verdict("priority_listing", yunnan2__new_tech_main=False) is NO
    assert verdict("priority_listing") is OPEN


def test_the_reserve_of_2026_asks_for_filing_and_ten_million(finding):
    filed = {"project__filed": True}
    assert finding("guide2026.reserve", **filed, investment__total="1000").verdict is YES
    assert finding("guide2026.reserve", **filed, investment__total="999.99").verdict is NO
    assert finding("guide2026.reserve", project__filed=False, investment__total="1000").verdict is NO
    assert finding("guide2026.reserve", **filed).verdict is OPEN
    assert finding("guide2026.reserve").standing is Standing.UNVERIFIED
    assert finding("guide2026.reserve", date=dt.date(2027, 1, 1)).standing is Standing.EXPIRED


def test_the_notice_of_2025_says_only_whether_it_may_concern_the_firm(finding):
    assert finding("guide2025.renovation", yunnan2__completed_fixed_assets="1000").verdict is INFO
    assert finding("guide2025.renovation", yunnan2__completed_fixed_assets="1000").relevance is YES
    assert finding("guide2025.renovation", yunnan2__completed_fixed_assets="999.99").relevance is NO


def test_a_firm_outside_the_province_is_not_meant(verdict, concerns):
    assert verdict("land_premium", **SITE, firm__region="341502") is NO
    assert concerns("smart_process_sectors", project__industry="3211", firm__region="341502") is NO


@pytest.mark.parametrize(
    ("measure", "inside", "outside", "choice", "content"),
    [
        ("light_sectors", "1340", "3211", "food", {}),
        ("traditional_sectors", "3211", "1340", "chemical", {"yunnan2__purposes": ["equipment"]}),
        ("smart_tobacco", "1620", "3211", "tobacco", {"project__directions": ["intelligent"]}),
        ("smart_process_sectors", "2720", "1620", "steel", {"project__directions": ["informatized"]}),
        ("modern_light_sectors", "1810", "3211", "textile", {"project__directions": ["automated"]}),
        ("green_sectors", "3011", "3512", "building_materials", {"yunnan2__green_upgrades": ["kiln"]}),
    ],
)
def test_a_named_sector_is_recognised_by_its_code_or_by_the_choice(concerns, measure, inside, outside, choice, content):
    assert concerns(measure, project__industry=inside, **content) is YES
    assert concerns(measure, project__industry=outside, yunnan2__sectors=[choice], **content) is YES
    assert concerns(measure, project__industry=outside, yunnan2__sectors=[], **content) is NO
    assert concerns(measure, project__industry=outside, **content) is OPEN


def test_a_trade_alone_is_no_direction_that_the_project_fits(concerns):
    nothing = {"project__directions": ["innovative"], "yunnan2__green_upgrades": [], "project__green_measures": []}
    for measure, industry in (("smart_tobacco", "1620"), ("smart_process_sectors", "3211"), ("green_sectors", "3011")):
        assert concerns(measure, project__industry=industry, **nothing) is NO
        assert concerns(measure, project__industry=industry) is OPEN
    assert concerns("traditional_sectors", project__industry="3211", **nothing, yunnan2__purposes=["brand"]) is NO
    assert concerns("light_sectors", project__industry="1340", project__retrofits_existing=False) is NO


def test_burning_gas_instead_of_coal_fits_wherever_the_firm_lies(concerns):
    for park in ("national", "none"):
        gas = {"project__park_level": park, "yunnan2__green_upgrades": ["coal_to_gas"]}
        assert concerns("coal_switch", **gas) is YES
        assert concerns("coal_switch", project__park_level=park, yunnan2__green_upgrades=["motor"]) is NO


def test_an_outdated_process_is_a_warning_and_no_direction(finding, concerns):
    old = {"access__process_outdated": True, "yunnan2__green_upgrades": []}
    assert concerns("outdated_capacity", **old) is YES
    assert concerns("phase_out", **old) is NO
    assert finding("outdated_capacity").measure.kind is Kind.ADMINISTRATION
    assert concerns("phase_out", yunnan2__green_upgrades=["obsolete"]) is YES


def test_a_project_on_no_list_yet_is_told_of_the_yearly_key_projects(concerns):
    for lists in ([], ["rolling"]):
        assert concerns("rolling_projects", yunnan2__project_lists=lists) is YES
        assert concerns("credit_products", yunnan2__project_lists=lists) is YES


def test_robots_for_hard_posts_concern_every_sector(concerns):
    assert concerns("robots_for_people", project__replaces_people=True, yunnan2__sectors=[]) is YES
    assert concerns("robots_for_people", project__replaces_people=False, yunnan2__sectors=["steel"]) is NO


def test_leasing_concerns_who_finances_by_leasing(concerns):
    assert concerns("leasing", funding=[{"source": "lease", "amount": "300"}]) is YES
    assert concerns("leasing", funding=[{"source": "own", "amount": "300"}]) is NO


def test_a_domestic_machine_or_a_first_set_concerns_the_preference(concerns):
    machine = [{"name": "机器人", "origin": "domestic", "quantity": 1, "unit_price": 100000}]
    assert concerns("domestic_equipment", equipment=machine) is YES
    assert concerns("domestic_equipment", equipment=[], yunnan2__first_set_purchase=True) is YES
    assert concerns("domestic_equipment", equipment=[], yunnan2__first_set_purchase=False) is NO


def test_only_a_listed_key_project_is_first_at_the_bank(concerns):
    assert concerns("credit", yunnan2__project_lists=["key"]) is YES
    assert concerns("credit", yunnan2__project_lists=["rolling"]) is NO


def test_who_has_answered_nothing_is_refused_nothing(policy, case_of):
    findings = judge_policies(case_of({}), [policy], TODAY).findings
    assert {finding.verdict for finding in findings} == {OPEN, INFO}
    assert NO not in {finding.relevance for finding in findings}


def test_nothing_of_the_opinion_counts_as_money_available_today(policy, case_of):
    case = case_of({**FIRM, **{key.replace("__", "."): value for key, value in SITE.items()}})
    totals = judge_policies(case, [policy], TODAY).totals
    assert totals.today == totals.possible_today == {}
    assert MoneyKind.CASH not in totals.reference
