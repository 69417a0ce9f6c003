"""安徽 2025 as shipped: every support of the record, known from the press and saying so."""

import pytest

from tests.data.policyfiles import raw_policy

RAW = raw_policy("ah2025")
MEASURES = RAW["measure"]
CAPS = {
    "equipment": "500万元", "industrial_base": "500万元", "green_scene": "100万元",
    "loan_interest": "500万元", "lease_interest": "300万元",
}  # fmt: skip
AWARDS = {
    "smart_factory.excellent": "200万元", "smart_factory.pioneer": "500万元",
    "green_factory": "50万元", "fiveg_factory": "50万元",
}  # fmt: skip


def test_the_figures_are_those_of_the_record():
    amounts = {measure["id"]: measure["amount"] for measure in MEASURES if "amount" in measure}
    assert {name: a["cap"] for name, a in amounts.items() if "cap" in a} == CAPS
    assert {name: a["fixed"] for name, a in amounts.items() if "fixed" in a} == AWARDS
    assert {n: a["rate"] for n, a in amounts.items() if "rate" in a} == {
        "equipment": "8%", "industrial_base": "20%", "green_scene": "20%",
    }  # fmt: skip


def test_only_reports_were_read_and_it_says_so():
    assert "没有看到原文" in RAW["policy"]["standing_note"]
    assert "文号没有核对" in RAW["policy"]["standing_note"]
    assert RAW["policy"]["number"] == ""
    for measure in MEASURES:
        assert (measure["verified"], measure["records"]) == ("secondary", ["ADD-AH25"])
        assert measure["doubt"]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure["id"])
def test_a_measure_says_what_is_open(measure):
    assert measure["ambiguity"]


def test_amounts_that_may_not_add_up_share_a_group_the_policy_describes():
    described = {stacking["group"] for stacking in RAW["stacking"]}
    assert {measure.get("group") for measure in MEASURES if "amount" in measure} == described
