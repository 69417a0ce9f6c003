"""区域目标 beside the firm's own figure: in its own region, in the document's way of counting, never as a mark."""

import pytest

from desktop.diagnosis.area import Area
from desktop.diagnosis.assess import assess, assess_area
from desktop.diagnosis.target import TargetKind
from desktop.facts.case import NOT_APPLICABLE

KUNMING, YUXI, TAIYUAN, LUAN, HEFEI = "530111", "530402", "140105", "341502", "340102"
FIGURES = {
    "finance.revenue": {"2025": "12000万元"}, "finance.main_revenue": {"2025": "11500万元"},
    "finance.rd_expense": {"2025": "92万元"}, "finance.value_added": {"2025": "3000万元"}, "staff.total": "120",
    "energy.fresh_water": {"2025": "150000"}, "energy.reused_water": "900000", "energy.total": {"2025": "5730"},
    "energy.solid_waste_generated": "1000", "energy.solid_waste_used": "560", "energy.solid_waste_stock_used": "0",
}  # fmt: skip


@pytest.fixture
def texts(case_of, indicators):
    """Id of each target shown to a firm, and what stands there."""

    def of(region="", **changes):
        facts = {**FIGURES, **{key.replace("__", "."): value for key, value in changes.items()}}
        case = case_of({**facts, "firm.region": region} if region else facts)
        return {one.target.id: one.text for one in assess(case, indicators).targets()}

    return of


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("ynplan2016.rd", "本企业 0.8%，区域目标（全省）达到 1%"),
        ("yn2017.rd", "本企业 0.8%，区域目标（全省）达到 1%"),
        ("ynplan2016.water", "本企业 50 立方米/万元，区域目标（全省）65 立方米/万元 以下"),
        ("ynplan2016.solid", "本企业 56%，区域目标（全省）达到 56%"),
        ("ynplan2016.water_reuse", "本企业 85.7%，区域目标（全省）90% 以上"),
        ("yn2014.energy_intensity", "本企业 1.91 吨标准煤/万元，区域目标（全省）降到 1.91 吨标准煤/万元"),
        ("yn2014.productivity", "本企业 25 万元/人，区域目标（全省）45 万元/人 以上"),
    ],
)
def test_a_firm_in_yunnan_sees_its_own_figure_beside_the_province_s(texts, target, text):
    for region in (KUNMING, YUXI):
        assert texts(region)[target] == text


def test_the_targets_of_another_region_are_not_shown(texts):
    assert {id.split(".")[0] for id in texts(KUNMING)} == {"yn2014", "yn2017", "ynplan2016"}
    assert {id.split(".")[0] for id in texts(LUAN)} == {"la2020"}
    assert {id.split(".")[0] for id in texts(TAIYUAN)} == {"sx2017"}
    assert texts(HEFEI) == {}


def test_a_firm_that_has_not_said_where_it_is_gets_no_yardstick(texts):
    assert texts() == {}


def test_a_figure_not_given_yet_is_awaited_and_one_the_firm_does_not_have_is_said_so(texts):
    waiting = texts(KUNMING, finance__rd_expense={})
    assert waiting["ynplan2016.rd"] == "本企业 待补充，区域目标（全省）达到 1%"
    no_waste = texts(KUNMING, energy__solid_waste_generated=NOT_APPLICABLE)
    assert no_waste["ynplan2016.solid"] == "本企业 不适用，区域目标（全省）达到 56%"


def test_a_share_of_all_revenue_says_so_where_the_document_counts_main_revenue(case_of, indicators):
    facts = {key: value for key, value in FIGURES.items() if key != "finance.main_revenue"}
    item = assess(case_of({**facts, "firm.region": KUNMING}), indicators).item("innovative.rd")
    assert item.value_text == "0.77%"
    assert {one.own for one in item.targets} == {"0.77%（按营业收入算，文件按主营业务收入）"}


def test_figures_that_contradict_each_other_are_not_held_against_a_target(texts):
    over = texts(KUNMING, energy__solid_waste_used="1500")
    assert over["ynplan2016.solid"].startswith("本企业 待补充")


def test_a_number_of_the_whole_province_stands_alone(texts):
    assert texts(KUNMING)["ynplan2016.smart_workshops"] == "区域目标（全省）60 个"
    assert texts(KUNMING)["ynplan2016.emission"] == "区域目标（全省）全部"
    assert texts(LUAN)["la2020.robots"] == "区域目标（全市）500 台（套）/年 以上"


def test_rates_of_deep_processing_concern_makers_of_nonferrous_metal_only(texts):
    assert "yn2014.copper" in texts(KUNMING, firm__industry="3211")
    assert "yn2014.copper" not in texts(KUNMING, firm__industry="1340")
    assert "yn2014.copper" not in texts(KUNMING)


def test_what_can_be_compared_comes_first_and_every_area_is_for_itself(case_of, indicators):
    case = case_of({**FIGURES, "firm.region": KUNMING})
    for area in Area:
        shown = assess_area(case, indicators, area).targets
        assert [bool(one.own) for one in shown] == sorted((bool(one.own) for one in shown), reverse=True)
        assert {one.target.area for one in shown} <= {area}
        assert {one.target.kind for one in shown} <= {TargetKind.TARGET}


def test_a_target_changes_no_score(case_of, indicators):
    scores = [
        [area.score for area in assess(case_of({**FIGURES, "firm.region": region}), indicators).areas]
        for region in (KUNMING, HEFEI)
    ]
    assert scores[0] == scores[1]
