"""云南 2014 judged for firms whose answer is known from reading the text."""

import datetime as dt
from decimal import Decimal

import pytest

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.amounts.workout import work_out
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.rules.evaluate import judge
from desktop.rules.verdict import Verdict

YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN
TODAY = dt.date(2026, 11, 20)
WAN = Decimal(10000)


@pytest.fixture(scope="module")
def yn2014(catalogue):
    return next(policy for policy in load_policies(catalogue) if policy.id == "yn2014")


@pytest.fixture(scope="module")
def named(yn2014):
    return {measure.id.removeprefix("yn2014."): measure for measure in yn2014.measures}


def facts_of(changes):
    facts = {"firm.region": "530112", **{key.replace("__", "."): value for key, value in changes.items()}}
    return {key: value for key, value in facts.items() if value is not None}


@pytest.fixture
def verdict(named, case_of):
    def of(measure, **changes):
        return judge(named[measure].judged, case_of(facts_of(changes))).verdict

    return of


@pytest.fixture
def worth(named, case_of):
    def of(measure, **changes):
        amount = work_out(named[measure].amount, case_of(facts_of(changes)))
        return amount.low, amount.high

    return of


# Each decidable measure with answers that make it yes, and one answer changed that makes it no.
EXAMPLES = {
    "two_high_one_low": ({"access.two_high_one_low": False}, {"access.two_high_one_low": True, "project.nature": "new_build"}),
    "phase_out": ({"access.on_phase_out_list": False}, {"access.on_phase_out_list": True}),
    "new_smelting": (
        {"access.controlled_product": "copper", "project.nature": "new_build", "access.meets_industry_access": True, "access.replacement_share": "100"},
        {"access.replacement_share": "99.9"},
    ),
    "own_resource": (
        {"access.controlled_product": "tin", "project.nature": "new_build", "access.own_resource_share": "50"},
        {"access.own_resource_share": "49.9"},
    ),
    "steel_freeze": (
        {"access.controlled_product": "steel", "project.adds_capacity": True, "access.three_ends_outside": True},
        {"access.three_ends_outside": False},
    ),
    "no_backward_capacity": (
        {"yunnan.brought_in": True, "access.high_pollution": False, "access.high_consumption": False, "access.process_outdated": False},
        {"access.high_pollution": True, "access.high_consumption": True, "access.process_outdated": True},
    ),
    "blacklist": ({"access.env_blacklisted": False}, {"access.env_blacklisted": True}),
    "land_price": (
        {
            "project.region": "530112", "project.park_level": "provincial", "land.in_dianzhong": False, "land.in_priority_catalogue": True,
            "project.adds_land": True, "land.tenure": "transfer",
            "land.meets_intensity_control": True, "land.far": "1.4", "land.far_control": "1", "land.coefficient": "56",
            "land.coefficient_control": "40", "yunnan.major_upgrade": True,
        },
        {"land.coefficient": "55.9"},
    ),
    "land_denser": (
        {"land.existing_industrial": True, "land.conforms_planning": True, "land.changes_use": False, "land.raises_far": True},
        {"land.changes_use": True},
    ),
    "land_new_dense": (
        {"project.adds_land": True, "land.new_industrial": True, "land.far": "0.81", "land.far_control": "0.8"}, {"land.far": "0.8"},
    ),
    "loan_rate": ({"yunnan.provincial_key": True}, {"yunnan.provincial_key": False}),
    "direct_power": ({"access.voltage": "35", "access.energy_below_standard": True}, {"access.voltage": "10"}),
    "power_surcharge": (
        {"access.high_energy_industry": True, "access.firm_class": "permitted"}, {"access.firm_class": "restricted"},
    ),
    "power_penalty": ({"access.exceeds_energy_quota": False}, {"access.exceeds_energy_quota": True}),
    "negative_list": (
        {"project.catalogue_class": "permitted", "access.meets_industry_access": True, "project.nature": "new_build"},
        {"access.meets_industry_access": False},
    ),
    "interest_grant": (
        {"yunnan.deep_processing": True, "yunnan.extends_chain": True},
        {"yunnan.deep_processing": False, "yunnan.extends_chain": False},
    ),
    "new_project_tax": (
        {"yunnan.emerging_industry": "light", "project.industry": "1392", "yunnan.newly_commissioned": True}, {"yunnan.emerging_industry": "none"},
    ),
    "startup_tax": (
        {"yunnan.newly_registered": True, "yunnan.start_up": True, "firm.titles": ["tech_sme"]}, {"firm.titles": []},
    ),
    "top_three_tax": (
        {"yunnan.emerging_industry": "electronics", "yunnan.emerging_rank": 3}, {"yunnan.emerging_rank": 4},
    ),
    "standard_award": (
        {"high_end.standards": "l3", "innovative.new_title": []}, {"high_end.standards": "l2"},
    ),
    "platform_national": (
        {"recognition.platform.kind": "national_lab", "recognition.platform.new": True, "recognition.tech_center.level": "none"},
        {"recognition.platform.kind": "other_national"},
    ),
    "platform_province": (
        {"recognition.platform.kind": "provincial", "recognition.platform.new": True, "recognition.tech_center.level": "none"},
        {"recognition.platform.new": False},
    ),
    "institute_award": (
        {"yunnan.founded_institute": True, "yunnan.result_industrialised": True},
        {"yunnan.founded_institute": False, "yunnan.result_industrialised": False},
    ),
    "order_training": ({"yunnan.order_training": True}, {"yunnan.order_training": False}),
    "housing": ({"yunnan.recruits_talent": True}, {"yunnan.recruits_talent": False}),
    "income_tax_award": ({"firm.park_level": "national", "yunnan.park_talent": True}, {"firm.park_level": "other"}),
    "full_agent": ({"yunnan.major_project": True, "project.stage": "preparing"}, {"yunnan.major_project": False}),
}  # fmt: skip


def test_there_is_an_example_of_every_measure_that_facts_decide(named):
    assert set(EXAMPLES) == {name for name, measure in named.items() if measure.condition}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_firm_that_meets_the_text_gets_yes_and_the_one_that_misses_it_gets_no(verdict, name):
    met, missed = EXAMPLES[name]
    assert verdict(name, **met) is YES
    assert verdict(name, **met | missed) is NO
    assert verdict(name) is OPEN
    assert verdict(name, **met, firm__region="340104") is NO


def test_a_firm_nobody_asked_is_told_no_about_nothing(yn2014, case_of):
    findings = judge_policies(case_of({}), [yn2014], TODAY).findings
    assert {finding.verdict for finding in findings} == {OPEN, Verdict.INFO}


def test_one_answer_out_of_place_is_not_enough_for_a_yes(verdict):
    assert verdict("land_price", **{k: v for k, v in EXAMPLES["land_price"][0].items() if "major" not in k}) is OPEN
    assert verdict("startup_tax", yunnan__newly_registered=True) is OPEN
    assert verdict("top_three_tax", yunnan__emerging_industry="light") is OPEN


def test_either_or_both_is_left_open_where_the_text_puts_two_things_side_by_side(verdict):
    assert verdict("interest_grant", yunnan__deep_processing=True, yunnan__extends_chain=False) is OPEN
    assert verdict("institute_award", yunnan__founded_institute=True, yunnan__result_industrialised=False) is OPEN
    brought_in = {"yunnan__brought_in": True, "access__high_pollution": True}
    assert verdict("no_backward_capacity", **brought_in, access__process_outdated=False) is OPEN


def test_a_renovation_is_not_held_to_what_is_asked_of_new_smelters(verdict):
    smelter = {"access__controlled_product": "copper", "project__nature": "renovation"}
    assert verdict("new_smelting", **smelter) is YES
    assert verdict("own_resource", **smelter, access__own_resource_share="10") is YES
    assert verdict("new_smelting", access__controlled_product="none", project__nature="new_build") is YES
    assert verdict("own_resource", access__controlled_product="coke", project__nature="new_build") is YES


def test_only_the_capacity_rules_for_new_smelters_touch_a_smelter(yn2014, case_of):
    def concerned(**facts):
        found = judge_policies(case_of(facts_of(facts)), [yn2014], TODAY)
        return [found[f"yn2014.{name}"].concerned for name in ("new_smelting", "own_resource")]

    assert concerned(access__controlled_product="none", project__nature="new_build") == [False, False]
    assert concerned(access__controlled_product="copper", project__nature="renovation") == [False, False]
    assert concerned(access__controlled_product="coke", project__nature="new_build") == [True, False]
    assert concerned(access__controlled_product="copper", project__nature="new_build") == [True, True]


def test_a_food_firm_is_shown_no_readings_of_the_rules_for_smelters(yn2014, case_of):
    food = {"access__controlled_product": "none", "project__nature": "new_build"}
    assert judge_policies(case_of(facts_of(food)), [yn2014], TODAY)["yn2014.new_smelting"].readings == []
    smelter = food | {"access__controlled_product": "tin"}
    assert len(judge_policies(case_of(facts_of(smelter)), [yn2014], TODAY)["yn2014.new_smelting"].readings) == 2


def test_a_smelter_that_grows_is_new_or_not_as_the_text_is_read(verdict):
    short = {
        "access__meets_industry_access": True,
        "access__replacement_share": "50",
        "access__own_resource_share": "40",
    }
    for nature in ("expansion", "relocation"):
        smelter = {"access__controlled_product": "zinc", "project__nature": nature, **short}
        for name in ("new_smelting", "own_resource"):
            assert verdict(name, **smelter, project__adds_capacity=True) is OPEN
            assert verdict(name, **smelter, project__adds_capacity=False) is YES
        enough = smelter | {"access__replacement_share": "100", "access__own_resource_share": "50"}
        assert verdict("new_smelting", **enough) is verdict("own_resource", **enough) is YES
    new = {"access__controlled_product": "zinc", "project__nature": "new_build", **short}
    assert verdict("new_smelting", **new, project__adds_capacity=False) is NO


def test_a_local_firm_is_not_told_what_investors_may_not_bring(yn2014, case_of):
    bad = {"access__high_pollution": True, "access__high_consumption": True, "access__process_outdated": True}
    name = "yn2014.no_backward_capacity"
    own = judge_policies(case_of(facts_of({**bad, "yunnan__brought_in": False})), [yn2014], TODAY)[name]
    assert (own.verdict, own.concerned) == (YES, False)
    assert judge_policies(case_of(facts_of(bad)), [yn2014], TODAY)[name].verdict is OPEN
    assert judge_policies(case_of(facts_of({**bad, "yunnan__brought_in": True})), [yn2014], TODAY)[name].verdict is NO


def test_restricted_projects_are_barred_only_when_new_and_eliminated_ones_always(verdict):
    fit = {"access__meets_industry_access": True}
    assert verdict("negative_list", **fit, project__catalogue_class="restricted", project__nature="new_build") is NO
    assert verdict("negative_list", **fit, project__catalogue_class="restricted", project__nature="renovation") is YES
    assert verdict("negative_list", **fit, project__catalogue_class="restricted", project__nature="purchase") is YES
    for nature in ("expansion", "relocation"):  # 新建 word for word, or every new plant
        assert verdict("negative_list", **fit, project__catalogue_class="restricted", project__nature=nature) is OPEN
        assert verdict("negative_list", **fit, project__catalogue_class="permitted", project__nature=nature) is YES
    assert verdict("negative_list", **fit, project__catalogue_class="restricted") is OPEN
    assert verdict("negative_list", project__catalogue_class="eliminated", project__nature="renovation") is NO


def test_a_national_park_may_or_may_not_count_as_provincial(verdict):
    met = EXAMPLES["land_price"][0]
    assert verdict("land_price", **met | {"project.park_level": "national"}) is OPEN
    assert verdict("land_price", **met | {"project.park_level": "none"}) is NO
    assert verdict("land_price", **met | {"project.park_level": "none", "land.in_dianzhong": True}) is YES


def test_surcharges_concern_energy_intensive_trades_only(verdict):
    assert verdict("power_surcharge", access__high_energy_industry=False, access__firm_class="eliminated") is YES
    assert verdict("power_surcharge", access__firm_class="encouraged") is YES
    assert verdict("power_surcharge", access__firm_class="eliminated") is OPEN


def test_a_firm_that_led_an_international_standard_asks_first(verdict):
    assert verdict("standard_award", high_end__standards="l4", innovative__new_title=[]) is OPEN
    assert verdict("standard_award", high_end__standards="l0", innovative__new_title=["nat_new"]) is YES
    assert verdict("standard_award", high_end__standards="l0", innovative__new_title=["prov_new"]) is NO


def test_only_new_platforms_of_the_four_kinds_count(verdict):
    for kind in ("national_lab", "national_engineering_lab", "national_engineering_center"):
        kinds = {"recognition__platform__kind": kind, "recognition__tech_center__level": "none"}
        assert verdict("platform_national", **kinds, recognition__platform__new=True) is YES
        assert verdict("platform_national", **kinds, recognition__platform__new=False) is NO
        assert verdict("platform_province", **kinds, recognition__platform__new=True) is NO


def test_a_technology_centre_told_elsewhere_is_not_asked_again(verdict):
    new = {"recognition__tech_center__new": True}
    assert verdict("platform_national", **new, recognition__tech_center__level="national") is YES
    old = {"recognition__tech_center__new": False, "recognition__platform__kind": "none"}
    assert verdict("platform_national", **old, recognition__tech_center__level="national") is NO
    province = {**new, "recognition__tech_center__level": "province", "recognition__platform__kind": "none"}
    assert verdict("platform_province", **province) is OPEN


@pytest.mark.parametrize(("total", "grant"), [("5000", 300), ("16666.67", 1000), ("16666", "999.96"), ("90000", 1000)])
def test_six_per_cent_of_the_investment_up_to_ten_million(worth, total, grant):
    assert worth("interest_grant", investment__total=total) == (Decimal(grant) * WAN,) * 2


def test_an_unknown_investment_leaves_the_grant_between_nothing_and_its_cap(worth):
    assert worth("interest_grant") == (Decimal(0), 1000 * WAN)


def test_the_platforms_are_worth_what_the_text_says(worth):
    assert worth("platform_national") == (300 * WAN, 300 * WAN)
    assert worth("platform_province") == worth("institute_award") == (100 * WAN, 100 * WAN)


def test_tax_rewards_are_a_half_or_all_of_the_local_share(worth):
    assert worth("new_project_tax", yunnan__local_tax_retained="120") == (60 * WAN, 60 * WAN)
    assert worth("startup_tax", yunnan__start_up=True, yunnan__startup_tax_retained="15") == (75000, 75000)
    assert worth("top_three_tax", yunnan__local_tax_increase="80") == (80 * WAN, 80 * WAN)
    assert worth("new_project_tax") == (None, None)


LAND = {"project__adds_land": True, "project__land_area": "20", "land__market_price": "22", "land__in_dianzhong": False}


@pytest.mark.parametrize(
    ("region", "cap"),
    [("530112", 15), ("530402", 12), ("530302", 12), ("532301", 12), ("530502", 10), ("532901", 10)],
)
def test_land_is_capped_by_the_place_of_the_project(worth, region, cap):
    assert worth("land_price", **LAND, project__region=region) == ((22 - cap) * 20 * WAN,) * 2


@pytest.mark.parametrize("region", ["530402", "530302", "532301"])
def test_land_of_the_new_district_in_a_prefecture_with_its_own_cap_has_both(worth, region):
    assert worth("land_price", **LAND | {"land__in_dianzhong": True}, project__region=region) == (140 * WAN, 200 * WAN)


@pytest.mark.parametrize("region", ["530112", "530602"])
def test_land_in_the_new_district_has_the_cap_of_the_district(worth, region):
    assert worth("land_price", **LAND | {"land__in_dianzhong": True}, project__region=region) == (140 * WAN, 140 * WAN)


def test_a_rented_plot_may_not_have_the_price_of_a_bought_one(verdict):
    met = EXAMPLES["land_price"][0]
    assert verdict("land_price", **met | {"land.tenure": "lease"}) is OPEN
    assert verdict("land_price", **met | {"land.tenure": "lease_then_transfer"}) is YES
    assert verdict("land_price", **met | {"land.tenure": "other"}) is NO


def test_a_project_that_adds_no_land_is_not_asked_what_land_it_takes(verdict):
    assert verdict("land_price", project__adds_land=False) is NO
    assert verdict("land_new_dense", project__adds_land=False) is NO


def test_land_in_another_province_has_no_cap_of_yunnan(verdict):
    met = EXAMPLES["land_price"][0]
    assert verdict("land_price", **met | {"project.region": "520102"}) is NO
    assert verdict("land_price", **{key: value for key, value in met.items() if key != "project.region"}) is OPEN


def test_land_cheaper_than_the_cap_saves_nothing(worth):
    assert worth("land_price", **LAND | {"land__market_price": "9"}, project__region="530502") == (0, 0)


def test_nothing_of_it_enters_what_is_available_today(yn2014, case_of):
    facts = {key: value for met, _ in EXAMPLES.values() for key, value in met.items()}
    facts |= {"firm.region": "530112", "investment.total": "5000", "recognition.tech_center.level": "national"}
    totals = judge_policies(case_of(facts | {"recognition.tech_center.new": True}), [yn2014], TODAY).totals
    assert totals.today == totals.possible_today == {}
    assert totals.reference[MoneyKind.CASH].high == 0 + (300 + 300 + 100 + 100) * WAN


def test_the_rewards_are_worth_between_the_highest_and_their_sum(yn2014, case_of):
    facts = {"firm.region": "530112", "investment.total": "5000", "yunnan.deep_processing": True}
    facts |= {"yunnan.extends_chain": True, "recognition.tech_center.level": "national"}
    total = judge_policies(case_of(facts | {"recognition.tech_center.new": True}), [yn2014], TODAY).totals
    cash = total.reference[MoneyKind.CASH]
    assert (cash.low, cash.high) == (300 * WAN, 600 * WAN)


def test_directions_are_known_by_the_industry_too(yn2014, case_of):
    def fits(industry):
        found = judge_policies(case_of(facts_of({"project__industry": industry})), [yn2014], TODAY).findings
        return {f.measure.id.removeprefix("yn2014.") for f in found if f.measure.relevance and f.relevance is YES}

    named = {"industry_light", "industry_biomedicine", "industry_equipment", "industry_electronics"}
    named |= {"industry_petrochemical", "change_of_trade", "o12", "o11"}
    assert fits("1371") & named == {"industry_light"}  # fruit and vegetables
    assert fits("1620") & named == {"o12"}  # cigarettes are no light industry here
    chosen = facts_of({"project__industry": "1620", "yunnan__emerging_industry": "light"})
    light = judge_policies(case_of(chosen), [yn2014], TODAY)["yn2014.industry_light"]
    assert light.relevance is NO  # not even when somebody chose it
    assert fits("2740") & named == {"industry_biomedicine"}
    assert fits("3612") & named == {"industry_equipment", "o11"}
    assert fits("3962") & named == {"industry_electronics"}
    assert fits("2511") & named == fits("2523") & named == {"industry_petrochemical"}
    assert fits("2614") & named == {"industry_petrochemical"}
    for held_back in ("2521", "2613", "2619"):  # coke, calcium carbide, yellow phosphorus: （六） holds them down
        assert fits(held_back) & named == set()


def test_a_rank_is_asked_for_as_one_of_the_first(yn2014, case_of):
    firm = {"firm.region": "530112", "yunnan.emerging_industry": "equipment", "yunnan.emerging_rank": 4}
    (reason,) = judge_policies(case_of(firm), [yn2014], TODAY)["yn2014.top_three_tax"].reasons
    assert (reason.required_text, reason.gap_text) == ("在前 3 名以内", "超出 1 名")


def test_turning_to_another_trade_is_for_small_smelters_and_mines(yn2014, case_of):
    def concerned(**changes):
        small = {
            "project__industry": "3211",
            "firm__industry": "3211",
            "staff__total": 80,
            "finance__revenue": "3000万元",
        }
        found = judge_policies(case_of(facts_of(small | changes)), [yn2014], TODAY)
        return found["yn2014.change_of_trade"].relevance

    assert concerned() is YES
    assert concerned(project__industry="3252") is NO  # rolling is no smelting
    assert concerned(staff__total=800, finance__revenue="6亿元") is NO


def test_a_way_says_what_to_do_and_never_to_answer_otherwise(yn2014, case_of):
    facts = {"access.controlled_product": "steel", "project.adds_capacity": True, "access.three_ends_outside": False}
    facts |= {"yunnan.deep_processing": True, "yunnan.extends_chain": False, "access.env_blacklisted": True}
    facts |= {"access.on_phase_out_list": True, "access.exceeds_energy_quota": True, "yunnan.order_training": False}
    found = judge_policies(case_of({"firm.region": "530112"} | facts), [yn2014], TODAY)

    def ways(name):
        return [[step.text for step in way.changes] for way in found[f"yn2014.{name}"].ways]

    assert ways("steel_freeze") == [["做到“不再新增产能”"]]
    assert ways("interest_grant") == [["做到“项目延长产业链”"]]
    assert ways("power_penalty") == [["做到“单位产品能耗不再超过限额”"]]
    assert ways("order_training") == [["做到“开展企校‘订单式’人才培养”"]]
    assert ways("blacklist") == [["取得证明或办妥手续：不再被列入节能环保黑名单"]]
    assert ways("phase_out")[0][0].startswith("取得证明或办妥手续")
