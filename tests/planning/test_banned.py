"""What stands in the way of the whole project is said before any step of the plan."""

import pytest

from tests.planning.firm import LUAN, plan_of

COKE = {"firm.region": "140406", "project.catalogue_class": "restricted", "project.nature": "new_build"}


def said(answers):
    return [(one.id, one.text, one.facts) for one in plan_of(answers).conflicts if one.id.startswith("ban.")]


def test_a_restricted_new_plant_is_told_before_it_files():
    ((name, text, facts),) = said(COKE)
    assert name == "ban.national2026.catalogue_ban"
    assert "产业目录类别：“限制类”；建设性质：“新建”" in text
    assert text.endswith("先处理这一条，再办下面的步骤。")
    assert facts == ("project.catalogue_class", "project.nature")
    assert plan_of(COKE).conflicts[0].id == name


def test_what_is_eliminated_is_told_though_the_firm_is_in_the_middle_of_it():
    assert [name for name, _, _ in said(LUAN | {"project.catalogue_class": "eliminated"})] == [
        "ban.national2026.catalogue_ban"
    ]


@pytest.mark.parametrize("nature", ["expansion", "relocation"])
def test_where_the_catalogue_can_be_read_in_two_ways_the_authority_is_asked_first(nature):
    ((_, text, _),) = said(COKE | {"project.nature": nature})
    assert text.startswith("可能碰到")
    assert "先请主管部门确认" in text


@pytest.mark.parametrize(
    "harmless",
    [
        {"project.nature": "renovation"},
        {"project.catalogue_class": "permitted"},
        {"project.catalogue_class": None},
    ],
)
def test_what_is_not_banned_or_not_yet_known_is_no_obstacle(harmless):
    assert said({key: value for key, value in {**COKE, **harmless}.items() if value is not None}) == []


def test_of_an_old_policy_it_is_said_that_its_force_is_not_sure():
    steel = {"firm.region": "530402", "access.controlled_product": "steel", "project.adds_capacity": True}
    ((name, text, _),) = said(steel | {"access.three_ends_outside": False})
    assert name == "ban.yn2014.steel_freeze"
    assert "效力待核实，先问主管部门现在还管不管" in text


def test_a_plan_that_ran_out_and_a_dearer_tariff_stop_no_project():
    over = {"firm.region": "530402", "access.overcapacity": True, "project.adds_capacity": True}
    dearer = {"access.exceeds_energy_quota": True, "access.high_energy_industry": True}
    assert said(over | dearer | {"access.firm_class": "restricted"}) == []
