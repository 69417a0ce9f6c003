"""The assessment as JSON: complete, plain, and honest about what is unknown."""

import json

from desktop.diagnosis.assess import assess
from desktop.diagnosis.report_json import assessment_json


def test_an_empty_case_gives_null_scores(case_of, indicators):
    data = assessment_json(assess(case_of({}), indicators))
    assert [area["score"] for area in data["areas"]] == [None] * 6
    assert [area["answered_share"] for area in data["areas"]] == [0] * 6
    assert data["gaps"] == data["directions"] == []


def test_an_answered_item_carries_value_lines_and_guidance(case_of, indicators):
    facts = {"informatized.equipment_total": 60, "informatized.equipment_networked": 18}
    data = json.loads(json.dumps(assessment_json(assess(case_of(facts), indicators)), ensure_ascii=False))
    area = next(area for area in data["areas"] if area["key"] == "informatized")
    item = next(item for item in area["items"] if item["id"] == "informatized.device_network")
    assert (item["status"], item["value"], item["score"], item["unit"]) == ("scored", 30, 55, "%")
    assert [mark["value"] for mark in item["benchmarks"]] == [20, 40, 60]
    assert item["benchmarks"][0]["verified_label"] == "官方文本转载"
    assert "la2020.equipment_subsidy" in item["measures"]
    assert data["gaps"][0]["id"] == "informatized.device_network"


def test_gates_and_targets_are_in_it(case_of, indicators):
    facts = {"firm.bad_credit": "has", "firm.region": "530111"}
    data = assessment_json(assess(case_of(facts), indicators))
    gate = next(gate for gate in data["gates"] if gate["id"] == "credit")
    assert gate["verdict"] == "no"
    assert gate["reasons"]
    green = next(area for area in data["areas"] if area["key"] == "green")
    assert any(
        target["id"] == "ynplan2016.water" and target["value"] == "65 立方米/万元 以下" for target in green["targets"]
    )
