"""The Yunnan plan judged for firms whose answer is known from reading the text."""

import datetime as dt

import pytest

from desktop.eligibility.judge import judge_policies
from desktop.eligibility.measure import Kind
from desktop.eligibility.standing import Standing
from desktop.facts.case import DONT_KNOW
from desktop.rules.verdict import Verdict

YES, NO, OPEN, INFO = Verdict.YES, Verdict.NO, Verdict.UNKNOWN, Verdict.INFO
TODAY = dt.date(2026, 11, 20)
POLICY = "ynplan"
FIRM = {"firm.region": "530111"}


OUTSIDE = {"project__park_level": "none", "land__needs_separate_site": False}


def test_a_new_works_belongs_into_a_park(verdict):
    assert verdict("park_entry", project__nature="new_build", **OUTSIDE) is NO
    for level in ("national", "provincial", "other"):
        assert verdict("park_entry", project__nature="new_build", project__park_level=level) is YES
    assert verdict("park_entry", project__nature="new_build") is OPEN


def test_a_renovation_in_its_own_place_is_not_a_new_project(finding):
    for nature in ("renovation", "purchase"):
        found = finding("park_entry", project__nature=nature, **OUTSIDE)
        assert (found.verdict, found.verdict_text) == (YES, "不涉及")


def test_the_park_is_a_bound_on_where_to_build_and_nothing_a_firm_could_apply_for(finding):
    found = finding("park_entry", project__nature="new_build", **OUTSIDE)
    assert found.measure.kind is Kind.PROHIBITION
    assert not found.measure.kind.gives
    assert found.verdict_text == "已触及"


def test_expansion_and_relocation_outside_a_park_stay_open(verdict):
    for nature in ("expansion", "relocation"):
        assert verdict("park_entry", project__nature=nature, **OUTSIDE) is OPEN


def test_a_mine_that_needs_its_own_site_is_excepted_and_other_kinds_are_open(verdict):
    alone = {"project__nature": "new_build", "project__park_level": "none", "land__needs_separate_site": True}
    for kind, expected in (("energy", YES), ("mineral", YES), ("other", OPEN)):
        assert verdict("park_entry", **alone, land__separate_site_kind=kind) is expected
    assert verdict("park_entry", **alone) is OPEN
    assert verdict("park_entry", **alone | {"land__needs_separate_site": DONT_KNOW}) is OPEN


def test_the_place_of_the_project_counts_and_not_that_of_the_firm(verdict):
    assert verdict("park_entry", project__nature="new_build", firm__park_level="national", **OUTSIDE) is NO


def test_new_capacity_is_banned_only_where_there_is_too_much(verdict):
    assert verdict("ban_overcapacity", access__overcapacity=True, project__adds_capacity=True) is NO
    assert verdict("ban_overcapacity", access__overcapacity=True, project__adds_capacity=False) is YES
    assert verdict("ban_overcapacity", access__overcapacity=False) is YES
    assert verdict("ban_overcapacity", access__overcapacity=True) is OPEN


def test_an_eliminated_project_must_not_be_built(verdict):
    assert verdict("ban_eliminated", project__catalogue_class="eliminated") is NO
    assert verdict("ban_eliminated", project__catalogue_class="restricted") is YES
    assert verdict("ban_eliminated") is OPEN


def test_strict_approval_is_no_ban(finding):
    new_copper = {"access__controlled_product": "copper", "project__nature": "new_build"}
    assert finding("strict_approval", **new_copper).verdict is INFO
    assert finding("strict_approval", **new_copper).relevance is YES
    assert finding("strict_approval", **new_copper | {"project__nature": "renovation"}).relevance is NO
    assert finding("strict_approval", **new_copper | {"access__controlled_product": "steel"}).relevance is NO


def test_limits_of_energy_and_phosphorus_concern_their_makers_without_a_verdict(finding):
    assert finding("o14", access__controlled_product="yellow_phosphorus").relevance is YES
    assert finding("energy_limits", access__key_energy_user=True).relevance is YES
    assert finding("energy_limits", access__exceeds_energy_quota=True).verdict is INFO


def test_a_works_brought_into_the_province_takes_over_an_industry_and_an_exporter_goes_abroad(concerns):
    assert concerns("industry_transfer", yunnan__brought_in=True) is YES
    assert concerns("industry_transfer", yunnan__brought_in=False, finance__export="300万元") is NO
    assert concerns("opening", finance__export="300万元") is YES


def test_a_project_is_led_into_a_park_only_before_land_was_taken_and_work_began(concerns):
    early = {
        "project__park_level": "none", "land__approved": True, "land__acquired": False, "project__stage": "preparing",
        "land__needs_separate_site": False,
    }  # fmt: skip
    assert concerns("park_relocation", **early) is YES
    assert concerns("park_relocation", **early | {"land__acquired": True}) is NO
    assert concerns("park_relocation", **early | {"project__stage": "started"}) is NO
    assert concerns("park_relocation", **early | {"project__park_level": "provincial"}) is NO
    mine = {"land__needs_separate_site": True, "land__separate_site_kind": "mineral"}
    assert concerns("park_relocation", **early | mine) is NO


@pytest.mark.parametrize(
    ("measure", "inside", "outside", "choice"),
    [
        ("biomedicine", "2720", "3211", "biomedicine"), ("equipment", "3620", "1340", "equipment"),
        ("food_consumer", "1340", "3211", "food"), ("information", "6510", "3211", "information"),
        ("tobacco", "1620", "3211", "tobacco_supply"), ("nonferrous", "3211", "1340", "nonferrous"),
        ("petrochemical", "2621", "1340", "chemical"), ("steel", "3120", "1340", "steel"),
        ("building_materials", "3011", "1340", "building_materials"), ("logistics", "5910", "1340", "services"),
        ("new_materials", "3985", "3240", "new_materials"), ("biomedicine", "1492", "3211", "biomedicine"),
        ("food_consumer", "3381", "3211", "consumer"),
    ],
)  # fmt: skip
def test_a_named_industry_is_recognised_by_its_code_or_by_the_choice(concerns, measure, inside, outside, choice):
    nothing = {"yunnan2__purposes": [], "yunnan__emerging_industry": "none", "project__green_measures": []}
    assert concerns(measure, project__industry=inside) is YES
    assert concerns(measure, project__industry=outside, yunnan2__sectors=[choice]) is YES
    assert concerns(measure, project__industry=outside, yunnan2__sectors=[], **nothing) is NO
    assert concerns(measure, project__industry=outside) is OPEN


def test_coal_concerns_who_burns_it(concerns):
    year = {"finance__base_year": 2025}
    assert concerns("o16", **year, energy__raw_coal={"2025": "120"}) is YES
    assert concerns("o16", **year, energy__raw_coal={"2025": "0"}, energy__coke={"2025": "0"}) is NO


def test_a_maker_of_raw_materials_is_meant_by_mergers_though_nobody_called_it_overcapacity(concerns):
    known = {"access__overcapacity": False, "access__on_phase_out_list": False}
    assert concerns("o15", project__industry="3120", **known) is YES
    assert concerns("o15", project__industry="1340", **known) is NO


def test_only_micro_firms_are_meant_by_the_two_hundred_thousand(concerns):
    size = {"firm__industry": "3391", "finance__base_year": 2025}
    assert concerns("micro_firms", **size, staff__total="10", finance__revenue={"2025": "200"}) is YES
    assert concerns("micro_firms", **size, staff__total="320", finance__revenue={"2025": "9000"}) is NO
    assert concerns("sme_growth", **size, staff__total="320", finance__revenue={"2025": "9000"}) is YES


def test_a_firm_outside_the_province_is_not_meant(concerns):
    assert concerns("steel", project__industry="3120", firm__region="341502") is NO
    assert concerns("tax", firm__region="341502") is NO


def test_the_plan_held_from_its_issue_to_the_end_of_2020(finding):
    assert finding("park_entry", date=dt.date(2017, 3, 30)).standing is Standing.NOT_YET
    assert finding("park_entry", date=dt.date(2020, 12, 31)).standing is Standing.IN_FORCE
    assert finding("park_entry").standing is Standing.EXPIRED


def test_who_has_answered_nothing_is_refused_nothing(policy, case_of):
    findings = judge_policies(case_of({}), [policy], TODAY).findings
    assert {finding.verdict for finding in findings} == {OPEN, INFO}
    assert NO not in {finding.relevance for finding in findings}


def test_the_plan_brings_no_money_on_any_day(policy, case_of):
    for day in (dt.date(2019, 1, 1), TODAY):
        totals = judge_policies(case_of({"firm.region": "530111"}), [policy], day).totals
        assert totals.today == totals.possible_today == totals.reference == totals.possible_reference == {}
