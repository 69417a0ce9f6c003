"""A duty or a ban that does not concern a project is neither kept nor broken: it is told and counted apart."""

import pytest
from policyfirm import CATALOGUE, case, judged, measure, policy

from desktop.eligibility.finding import NOT_CONCERNED
from desktop.eligibility.findingjson import finding_json
from desktop.eligibility.reading import load_policies
from desktop.errors import BadData
from desktop.facts.known import Blank
from desktop.rules.verdict import Verdict

IN_LIBRARY = 'applies_when = { fact = "project.library", op = "in", value = ["rolling", "city"], clause = "二" }'
FILED = 'condition = { fact = "project.filed", op = "==", value = true, clause = "二" }'
CITY = policy(measure("duty", IN_LIBRARY, FILED, kind="duty"))


def duty(**answers):
    return judged(case(**answers), CITY)["CITY.duty"]


def test_a_project_outside_the_library_owes_nothing_and_is_not_praised_for_it() -> None:
    found = judged(case(project__library="none"), CITY)
    finding = found["CITY.duty"]
    assert (finding.verdict_text, finding.concerned, finding.sign) == (NOT_CONCERNED, False, Verdict.INFO)
    assert found.counts() == {}
    assert finding.missing == []
    assert finding.ways == ()
    assert [line.text for line in finding.tree] == ["项目库情况不为“已入三年滚动库”、“已入市级库”（现为“未入库”）"]
    assert finding_json(finding)["concerned"] is False


@pytest.mark.parametrize(("filed", "word"), [(True, "已做到"), (False, "尚未做到")])
def test_a_project_in_the_library_has_or_has_not_done_its_duty(filed: bool, word: str) -> None:
    finding = duty(project__library="city", project__filed=filed)
    assert (finding.verdict_text, finding.concerned) == (word, True)
    assert "concerned" not in finding_json(finding)
    assert [line.fact for line in finding.tree] == ["project.filed"]


def test_while_it_is_open_whether_the_duty_concerns_the_project_both_questions_are_told() -> None:
    finding = duty(project__filed=False)
    assert (finding.verdict, finding.missing) == (Verdict.UNKNOWN, ["project.library"])
    assert [line.text.partition("：")[0] for line in finding.tree[1:]] == ["不涉及的情形", "涉及时的要求"]
    assert duty(project__library="city", project__filed=Blank.DONT_KNOW).verdict is Verdict.UNKNOWN


def test_leaving_the_library_is_never_offered_as_a_way_to_do_a_duty() -> None:
    finding = duty(project__library="city", project__filed=False)
    assert {step.fact for way in finding.ways for step in way.changes} == {"project.filed"}


def test_no_award_can_be_had_because_its_rule_passes_the_firm_by() -> None:
    with pytest.raises(BadData):
        policy(measure("prize", IN_LIBRARY, FILED, kind="award"))


def test_a_firm_of_liuan_outside_the_library_reads_no_double_negative_about_its_place() -> None:
    found = judged(case(firm__region="341504", project__library="none"), *load_policies(CATALOGUE))
    for name in ("la2020.filing_duty", "la2020.monthly_duty"):
        assert found[name].verdict_text == NOT_CONCERNED
        assert "不属于" not in "".join(line.text for line in found[name].tree)
