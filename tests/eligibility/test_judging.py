"""Findings: verdict, standing, scope, what is information, and the JSON of the command line."""

import datetime as dt
import json

import pytest
from policyfirm import HEAD, IN_FORCE, SCOPE, WAN, case, judged, measure, policy, when_filed

from desktop.eligibility.findingjson import finding_json, findings_json
from desktop.eligibility.standing import Standing
from desktop.errors import BadData
from desktop.rules.verdict import Verdict

FIFTY = '{ kind = "cash", fixed = "50万元" }'
AWARD = measure("award", when_filed(FIFTY), 'discretion = "由主管部门择优。"')


def standing(head: str, date: dt.date) -> Standing:
    return judged(case(), policy(AWARD, head=head), date=date)["CITY.award"].standing


def test_a_policy_is_in_force_from_its_first_day_to_its_last() -> None:
    assert standing(IN_FORCE, dt.date(2020, 5, 31)) is Standing.NOT_YET
    assert standing(IN_FORCE, dt.date(2020, 6, 1)) is Standing.IN_FORCE
    assert standing(IN_FORCE, dt.date(2022, 12, 31)) is Standing.IN_FORCE
    assert standing(IN_FORCE, dt.date(2023, 1, 1)) is Standing.EXPIRED


def test_a_draft_never_comes_into_force_by_itself() -> None:
    head = HEAD + 'standing = "draft"\neffective = 2020-06-01\nexpires = 2022-12-31\n'
    assert {standing(head, dt.date(year, 1, 1)) for year in (2019, 2021, 2030)} == {Standing.DRAFT}


def test_a_superseded_policy_was_in_force_before() -> None:
    head = HEAD + 'standing = "superseded"\nexpires = 2022-12-31\n'
    assert standing(head, dt.date(2021, 1, 1)) is Standing.IN_FORCE
    assert standing(head, dt.date(2023, 1, 1)) is Standing.SUPERSEDED


def test_an_unverified_policy_is_not_taken_for_usable() -> None:
    found = standing(HEAD + 'standing = "unverified"\n', dt.date(2021, 1, 1))
    assert found is Standing.UNVERIFIED
    assert not found.is_usable


def test_a_measure_may_end_before_its_policy() -> None:
    early = measure("early", when_filed(FIFTY), "expires = 2020-12-31")
    found = judged(case(), policy(AWARD, early))
    assert (found["CITY.award"].standing, found["CITY.early"].standing) == (Standing.IN_FORCE, Standing.EXPIRED)


def test_a_firm_elsewhere_gets_no_with_the_reason_and_an_unknown_place_stays_open() -> None:
    city = policy(AWARD, head=IN_FORCE + SCOPE)
    outside = judged(case(firm__region="530102", project__filed=True), city)["CITY.award"]
    assert outside.verdict is Verdict.NO
    assert [(r.fact, r.clause) for r in outside.reasons] == [("firm.region", "一")]
    assert "云南" in outside.reasons[0].value_text
    unknown = judged(case(project__filed=True), city)["CITY.award"]
    assert (unknown.verdict, unknown.missing) == (Verdict.UNKNOWN, ["firm.region"])
    assert judged(case(firm__region="341502", project__filed=True), city)["CITY.award"].verdict is Verdict.YES


def test_a_policy_of_another_place_is_neither_broken_nor_kept_and_counts_nowhere() -> None:
    duty = measure("duty", when_filed(FIFTY), kind="duty")
    ban = measure("ban", when_filed(FIFTY), kind="prohibition")
    goal = measure("goal", kind="target")
    city = policy(AWARD, duty, ban, goal, head=IN_FORCE + SCOPE)
    found = judged(case(firm__region="530102"), city)
    assert [f.verdict_text for f in found.findings] == ["地区不适用"] * 4
    assert [f.verdict for f in found.findings] == [Verdict.NO, Verdict.NO, Verdict.NO, Verdict.INFO]
    assert found.here() == ()
    assert (found.counts(), found.missing()) == ({}, [])
    assert not any(f.ways or f.missing for f in found.findings)
    assert {len(f.tree) for f in found.findings[:3]} == {1}
    data = findings_json(found)["findings"]
    assert isinstance(data, list)
    assert all(isinstance(one, dict) and one["elsewhere"] is True for one in data)


def test_a_policy_of_an_unknown_place_may_yet_be_the_firms() -> None:
    found = judged(case(), policy(AWARD, head=IN_FORCE + SCOPE))
    assert found.here() == found.findings
    assert found["CITY.award"].verdict_text == "待补充"


def test_a_measure_can_leave_the_scope_out() -> None:
    free = measure("free", when_filed(FIFTY), "scoped = false")
    found = judged(case(firm__region="530102", project__filed=True), policy(free, head=IN_FORCE + SCOPE))
    assert found["CITY.free"].verdict is Verdict.YES
    assert found["CITY.free"].elsewhere
    assert found.totals.today == {}


def test_what_no_fact_decides_is_information_and_says_whether_it_concerns_the_firm() -> None:
    goal = measure("goal", kind="target")
    green = measure(
        "green", 'relevance = { fact = "project.directions", op = "has_any", value = ["green"] }', kind="programme"
    )
    found = judged(case(project__directions=("green",)), policy(goal, green))
    assert {f.verdict for f in found.findings} == {Verdict.INFO}
    assert (found["CITY.goal"].relevance, found["CITY.green"].relevance) == (None, Verdict.YES)
    assert found["CITY.goal"].ways == ()


def test_an_empty_case_is_told_no_nowhere() -> None:
    found = judged(case(), policy(AWARD, measure("goal", kind="target"), head=IN_FORCE + SCOPE))
    assert found.counts() == {Verdict.UNKNOWN: 1, Verdict.INFO: 1}
    assert found.missing()[:2] == found["CITY.award"].missing


def test_duties_and_bans_are_worded_as_such() -> None:
    duty = measure("duty", when_filed(FIFTY).splitlines()[0], kind="duty")
    ban = measure(
        "ban",
        'condition = { not = { fact = "project.catalogue_class", op = "==", value = "eliminated" } }',
        kind="prohibition",
    )
    found = judged(case(project__filed=False, project__catalogue_class="eliminated"), policy(duty, ban))
    assert [f.verdict_text for f in found.findings] == ["尚未做到", "已触及"]
    assert found["CITY.ban"].reasons[0].required_text == "不为“淘汰类”"


GATE = """
[conditions]
gate = { readings = [
  { label = "从宽", condition = { fact = "recognition.smart_factory.new", op = "==", value = true } },
  { label = "从严", condition = { all = [ { fact = "recognition.smart_factory.new", op = "==", value = true },
                                          { fact = "project.library", op = "in", value = ["rolling", "city"] } ] } },
] }
"""


def test_a_named_condition_is_shared_and_shows_both_readings() -> None:
    honour = measure("honour", 'condition = { use = "gate" }', f"amount = {FIFTY}")
    firm = case(recognition__smart_factory__level="city", recognition__smart_factory__new=True, project__library="none")
    found = judged(firm, policy(GATE, honour))["CITY.honour"]
    assert found.verdict is Verdict.UNKNOWN
    assert found.readings == [("从宽", Verdict.YES), ("从严", Verdict.NO)]
    assert found.missing == []
    assert "请向主管部门确认" in found.authority_note


def test_the_json_of_a_finding_reads_back() -> None:
    firm = case(project__filed=False, firm__region="341502")
    found = judged(firm, policy(AWARD, head=IN_FORCE + SCOPE))
    data = json.loads(json.dumps(findings_json(found), ensure_ascii=False))
    assert set(data) >= {"as_of", "findings", "totals"}
    assert data["as_of"] == "2021-06-01"
    (one,) = data["findings"]
    assert (one["policy"], one["measure"], one["standing"], one["verdict"]) == ("CITY", "CITY.award", "in_force", "no")
    assert one["reasons"] == [
        {
            "fact": "project.filed",
            "label": "是否已办理备案（核准）",
            "value": "“否”",
            "required": "为“是”",
            "gap": "",
            "clause": "二",
            "verdict": "no",
        }
    ]
    assert one["ways"][0]["changes"][0]["target"] is True
    assert one["amount"] == {"kind": "cash", "low": 500000, "high": 500000, "unit": "yuan", "note": ""}
    assert data["totals"] == {}
    assert finding_json(found.findings[0])["note"] == "由主管部门择优。"


def test_totals_in_the_json_are_of_policies_in_force() -> None:
    firm = case(project__filed=True)
    data = findings_json(judged(firm, policy(AWARD), date=dt.date(2021, 1, 1)))
    assert data["totals"] == {"cash": {"low": 500000, "high": 500000}}
    late = findings_json(judged(firm, policy(AWARD), date=dt.date(2026, 11, 20)))
    assert (late["totals"], late["reference_totals"]) == ({}, {"cash": {"low": 500000, "high": 500000}})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (measure("a") + measure("a"), "编号重复"),
        (measure("a", 'excludes = ["b"]'), "excludes 里的“b”"),
        (measure("a", 'colour = "red"'), "不认识的项“colour”"),
        (measure("a", kind="prize"), "要写成其中之一"),
        (measure("a", 'expires = "2020"'), "TOML 日期"),
        (measure("a", 'relevance = { fact = "project.filed", op = "==", value = true }', when_filed(FIFTY)), "不再写 relevance"),
        ('[[measure]]\nid = "a"\n', "缺 title"),
        ("[[stacking]]\ngroup = 'a'\nrule = 'maybe'\n", "要写成其中之一"),
        ("nonsense", "TOML 写法不对"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_policy_is_named_with_its_place(text: str, complaint: str) -> None:
    with pytest.raises(BadData) as problem:
        policy(text)
    assert "city.toml" in problem.value.sentence
    assert complaint in problem.value.sentence


def test_the_same_question_always_has_the_same_answer() -> None:
    firm = case(investment__fixed_assets=150 * WAN, project__filed=True)
    assert findings_json(judged(firm, policy(AWARD))) == findings_json(judged(firm, policy(AWARD)))
