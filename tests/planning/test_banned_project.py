"""What stands in the way of the whole project is settled before any other step of the plan, or asked about."""

from decimal import Decimal

import pytest

from desktop.planning.plan import State
from tests.planning.firm import LUAN, plan_of

COKE = {"firm.region": "140406", "project.catalogue_class": "restricted", "project.nature": "new_build"}


def steps(answers):
    return {one.id: one for one in plan_of(answers).steps if one.id.startswith("ban.")}


def asked(answers):
    return [(one.id, one.text) for one in plan_of(answers).conflicts if one.id.startswith("ban.")]


def test_a_restricted_new_plant_settles_it_before_it_files():
    plan = plan_of(COKE)
    assert plan.steps[0].id == "ban.national2026.catalogue_ban"
    assert "产业目录类别：“限制类”；建设性质：“新建”" in plan.steps[0].why
    assert plan.steps[0].facts == ()  # all is answered: nothing is to be asked, only to be answered anew once settled
    assert plan.steps[0].updates == ("project.catalogue_class", "project.nature")
    filing = next(step for step in plan.steps if step.id == "filing")
    assert (filing.state, filing.waits) == (State.BLOCKED, (plan.steps[0].title,))
    assert asked(COKE) == []  # said once


def test_the_next_step_is_the_ban_though_something_else_has_a_last_day():
    plan = plan_of(COKE | {"tax.new_equipment": Decimal(1_000_000), "tax.first_year_depreciation": Decimal(0)})
    assert any(step.id.startswith("window.") and step.state is State.NOW for step in plan.steps)
    following = plan.next()
    assert following is not None
    assert following.id == "ban.national2026.catalogue_ban"


def test_what_is_eliminated_is_told_though_the_firm_is_in_the_middle_of_it():
    assert list(steps(LUAN | {"project.catalogue_class": "eliminated"})) == ["ban.national2026.catalogue_ban"]


@pytest.mark.parametrize("nature", ["expansion", "relocation"])
def test_where_the_catalogue_can_be_read_in_two_ways_the_authority_is_asked_first(nature):
    ((_, text),) = asked(COKE | {"project.nature": nature})
    assert text.startswith("可能碰到")
    assert "先请主管部门确认" in text
    assert plan_of(COKE | {"project.nature": nature}).conflicts[0].id == "ban.national2026.catalogue_ban"


@pytest.mark.parametrize(
    "harmless",
    [
        {"project.nature": "renovation"},
        {"project.catalogue_class": "permitted"},
        {"project.catalogue_class": None},
    ],
)
def test_what_is_not_banned_or_not_yet_known_is_no_obstacle(harmless):
    firm = {key: value for key, value in {**COKE, **harmless}.items() if value is not None}
    assert (asked(firm), steps(firm)) == ([], {})


def test_of_an_old_policy_it_is_said_that_its_force_is_not_sure():
    steel = {"firm.region": "530402", "access.controlled_product": "steel", "project.adds_capacity": True}
    (ban,) = steps(steel | {"access.three_ends_outside": False}).values()
    assert ban.id == "ban.yn2014.steel_freeze"
    assert "效力待核实，先问主管部门现在还管不管" in ban.why


def test_a_plan_that_ran_out_and_a_dearer_tariff_stop_no_project():
    over = {"firm.region": "530402", "access.overcapacity": True, "project.adds_capacity": True}
    dearer = {"access.exceeds_energy_quota": True, "access.high_energy_industry": True}
    firm = over | dearer | {"access.firm_class": "restricted"}
    assert (asked(firm), steps(firm)) == ([], {})
