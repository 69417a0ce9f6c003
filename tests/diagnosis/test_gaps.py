"""Gaps: how far to the next line, ranked by what they cost."""

from desktop.diagnosis.area import Area
from desktop.diagnosis.assess import assess, assess_item


def gap(case_of, indicators, id, facts):
    return assess_item(case_of(facts), indicators[id]).gap_text


def test_a_share_says_how_many_machines_are_missing(case_of, indicators):
    facts = {"informatized.equipment_total": 60, "informatized.equipment_networked": 16}
    text = gap(case_of, indicators, "informatized.device_network", facts)
    assert text == "离良好（40%）还差 13.4 个百分点，约再联网 8 台"


def test_eight_more_machines_do_reach_the_line_and_seven_do_not(case_of, indicators):
    def reached(count):
        facts = {"informatized.equipment_total": 60, "informatized.equipment_networked": count}
        return assess_item(case_of(facts), indicators["informatized.device_network"]).reached.step.label

    assert [reached(23), reached(24)] == ["入门", "良好"]


def test_less_water_is_the_way_for_a_lower_is_better_indicator(case_of, indicators):
    facts = {"energy.fresh_water": 30000, "finance.value_added": "1000万元"}
    text = gap(case_of, indicators, "green.water", facts)
    assert text == "离良好（24.3 立方米/万元）还要再降 5.7 立方米/万元"


def test_our_own_line_is_called_a_reference_value(case_of, indicators):
    facts = {"automated.lines_total": 10, "automated.lines_auto": 4}
    text = gap(case_of, indicators, "automated.line", facts)
    assert text == "离良好（参考值 60%）还差 20 个百分点，约再改造 2 条产线"


def test_money_gaps_are_told_in_ten_thousand_yuan(case_of, indicators):
    facts = {"finance.rd_expense": "100万元", "finance.revenue": "5000万元"}
    text = gap(case_of, indicators, "innovative.rd", facts)
    assert text == "离良好（3%）还差 1 个百分点，按现有营业收入，约再投入研发费用 50 万元"


def test_a_hair_below_the_line_is_never_told_as_no_distance(case_of, indicators):
    facts = {"informatized.equipment_total": 100000, "informatized.equipment_networked": 39999}
    text = gap(case_of, indicators, "informatized.device_network", facts)
    assert text == "离良好（40%）还差 0.1 个百分点，约再联网 1 台"


def test_a_leader_has_no_gap(case_of, indicators):
    facts = {"informatized.equipment_total": 10, "informatized.equipment_networked": 9}
    assert gap(case_of, indicators, "informatized.device_network", facts) == ""


def test_a_level_names_the_next_step_up(case_of, indicators):
    text = gap(case_of, indicators, "informatized.remote", {"informatized.remote": "l1"})
    label = indicators["informatized.remote"].option("l2").label
    assert text == f"再上一档：{label}，这一项可得 70 分"
    assert gap(case_of, indicators, "informatized.remote", {"informatized.remote": "l3"}) == ""


def test_honours_name_the_three_worth_most(case_of, indicators):
    text = gap(case_of, indicators, "automated.logistics", {"automated.logistics": ["feed"]})
    assert text.startswith("还可以做：无人搬运车（25 分）；")
    assert text.count("分）") == 3


def test_gaps_are_ranked_by_weight_times_shortfall(case_of, indicators):
    facts = {"informatized.integration": "l3", "informatized.cloud": "l0", "informatized.remote": "l0"}
    gaps = assess(case_of(facts), indicators).gaps()
    assert [(g.indicator.id, g.lost) for g in gaps] == [
        ("informatized.cloud", 8),
        ("informatized.remote", 6),
        ("informatized.integration", 9 * 25 / 100),
    ]


def test_a_gap_brings_advice_evidence_and_measures(case_of, indicators):
    centres = {f"recognition.{one}": "none" for one in ("tech_center.level", "design_center.level", "platform.kind")}
    (first,) = assess(case_of({**centres, "innovative.rd_department": True}), indicators).gaps()
    assert first.advice
    assert first.evidence
    assert "la2020.award.tech_center.city" in first.measures
    assert first.indicator.area is Area.INNOVATIVE
