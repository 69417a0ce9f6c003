"""Directions: weak areas are proposed, unanswered ones are not."""

from desktop.diagnosis.area import Area
from desktop.diagnosis.assess import assess
from desktop.diagnosis.indicator import Kind
from desktop.diagnosis.summary import summary


def levels_of(indicators, area, place):
    """Answers to every chosen item of an area: the option at `place` of each level, every honour or none."""
    facts = {}
    for one in indicators.of(area):
        if one.kind is Kind.LEVEL:
            facts[one.facts[0]] = one.options[place].key
        elif one.kind is Kind.HONOURS:
            facts[one.facts[0]] = [] if place == 0 else [option.key for option in one.options]
    return facts


def test_a_weak_area_answered_well_enough_is_proposed_with_its_costliest_gaps(case_of, indicators):
    case = case_of(levels_of(indicators, Area.INFORMATIZED, 0))
    result = assess(case, indicators)
    assert [one.area for one in result.directions] == [Area.INFORMATIZED]
    (proposal,) = result.directions
    assert proposal.gaps[0].indicator.id == "informatized.core_systems"
    assert proposal.text.startswith("信息化得 0.0 分，不到 70 分；先补：核心信息系统部署、")


def test_an_area_hardly_answered_is_not_called_weak(case_of, indicators):
    result = assess(case_of({"informatized.remote": "l0"}), indicators)
    assert result[Area.INFORMATIZED].score == 0
    assert result.directions == ()


def test_a_strong_area_is_not_proposed(case_of, indicators):
    result = assess(case_of(levels_of(indicators, Area.INFORMATIZED, -1)), indicators)
    assert result[Area.INFORMATIZED].score == 100
    assert result.directions == ()


def test_the_weakest_come_first_and_three_are_enough(case_of, indicators):
    facts = {}
    for area in Area:
        facts |= levels_of(indicators, area, 1)
    facts |= levels_of(indicators, Area.GREEN, 0)
    result = assess(case_of(facts), indicators)
    scores = [proposal.score for proposal in result.directions]
    assert scores == sorted(scores)
    assert len(scores) <= 3


def test_three_sentences_say_what_an_area_means(case_of, indicators):
    facts = levels_of(indicators, Area.INFORMATIZED, 0) | {"informatized.integration": "l4"}
    standing, strong, weak = summary(assess(case_of(facts), indicators)[Area.INFORMATIZED], indicators)
    assert standing == "信息化得 13.8 分，还不到一级（参考），按权重已答 65%。"
    assert strong == "做得好的是系统集成程度。"
    assert weak.startswith("最值得先补的是核心信息系统部署、")


def test_an_unanswered_area_is_not_judged(case_of, indicators):
    result = assess(case_of({}), indicators)
    assert summary(result[Area.GREEN], indicators) == ("绿色化还没有可以计分的答题，先不评分。",)


def test_a_score_on_few_answers_says_so(case_of, indicators):
    result = assess(case_of({"recognition.green_factory.level": "national"}), indicators)
    sentences = summary(result[Area.GREEN], indicators)
    assert "答题不到一半" in sentences[0]
    assert sentences[-1] == "已答的各项都是满分，还有 11 项没有答。"
