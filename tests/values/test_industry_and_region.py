"""Industries and places by code or by name; a name that two share is never guessed."""

import pytest

from desktop.errors import BadValue
from desktop.values.codetable import code_names
from desktop.values.industry import check_industry, classes, industry_name, section_of
from desktop.values.region import check_region, region_name


@pytest.mark.parametrize("typed", ["3391", "C3391", "c3391", "３３９１", "3391 黑色金属铸造", "黑色金属铸造"])
def test_a_foundry_finds_its_class_by_code_or_name(typed: str) -> None:
    assert check_industry(typed) == "3391"


def test_a_name_that_group_and_class_share_means_the_class() -> None:
    assert check_industry("炼铁") == "3110"


def test_a_class_the_table_does_not_know_is_taken_and_named_by_its_ancestor() -> None:
    assert check_industry("3398") == "3398"
    assert industry_name("3398") == "铸造及其他金属制品制造"
    assert industry_name("6510") == "软件和信息技术服务业"
    assert industry_name("9999") == ""


@pytest.mark.parametrize("typed", ["9912", "B3391", "1", "33911", "铸", "", "98"])
def test_a_wrong_division_or_section_is_refused(typed: str) -> None:
    with pytest.raises(BadValue) as refusal:
        check_industry(typed)
    assert refusal.value.next_step


@pytest.mark.parametrize("typed", ["339", "C339", "339 铸造及其他金属制品制造", "铸造及其他金属制品制造"])
def test_a_group_is_asked_back_with_its_classes(typed: str) -> None:
    with pytest.raises(BadValue, match="小类") as refusal:
        check_industry(typed)
    assert "3391 黑色金属铸造" in refusal.value.next_step


def test_a_division_whose_classes_we_do_not_know_is_asked_back_too() -> None:
    with pytest.raises(BadValue, match="小类") as refusal:
        check_industry("65")
    assert refusal.value.next_step


def test_only_classes_are_offered() -> None:
    assert "3391 黑色金属铸造" in classes()
    assert {len(one.partition(" ")[0]) for one in classes()} == {4}


def test_every_division_has_a_section_and_every_class_its_ancestors() -> None:
    names = code_names("industries")
    for code in names:
        assert section_of(code), code
        assert code[:2] in names, code
        assert len(code) < 4 or code[:3] in names, code
    assert len([code for code in names if len(code) == 2]) == 97


@pytest.mark.parametrize(
    "typed",
    ["341502", "３４１５０２", "341502 安徽省六安市金安区", "金安区", "金安", "六安市金安区", "安徽省六安市金安区"],
)
def test_a_county_is_found_by_code_or_by_name(typed: str) -> None:
    assert check_region(typed) == "341502"


def test_a_name_that_several_places_share_is_asked_back() -> None:
    with pytest.raises(BadValue, match="不止一个"):
        check_region("朝阳区")
    assert check_region("长春市朝阳区") == "220104"


def test_a_county_the_table_does_not_know_is_taken_when_its_province_exists() -> None:
    assert check_region("341599") == "341599"
    assert region_name("341599") == "安徽省六安市"


@pytest.mark.parametrize("typed", ["991502", "3415", "34150", "火星", ""])
def test_a_place_outside_every_province_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        check_region(typed)


def test_the_counties_of_liuan_are_all_there() -> None:
    counties = {code: name for code, name in code_names("regions").items() if code[:4] == "3415" and code != "341500"}
    assert counties == {
        "341502": "金安区",
        "341503": "裕安区",
        "341504": "叶集区",
        "341522": "霍邱县",
        "341523": "舒城县",
        "341524": "金寨县",
        "341525": "霍山县",
    }


def test_every_county_has_a_province() -> None:
    names = code_names("regions")
    assert {code[:2] + "0000" for code in names} == {code for code in names if code.endswith("0000")}
