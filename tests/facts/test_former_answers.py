"""What a firm answered in an earlier version is taken to where it is asked now: nothing is lost and nothing guessed."""

import json
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, UNKNOWN, Answer, Case, Known, Origin, OriginKind
from desktop.facts.casefile import read_case
from desktop.facts.fact import FactType
from desktop.facts.following import follows, sources
from desktop.facts.former import TakenBack, is_remark, take_back
from desktop.facts.reading import load_catalogue

CATALOGUE = load_catalogue()
LADDERS = [fact for fact in CATALOGUE.facts.values() if follows(fact) and fact.type is FactType.CHOICE]
FACTORY, CHAIN = "recognition.green_factory.level", "recognition.green_supply_chain"
TECH, DESIGN, KIND = "recognition.tech_center.level", "recognition.design_center.level", "recognition.platform.kind"


def taken(**answers: Known) -> TakenBack:
    return take_back({key.replace("__", "."): Answer(value) for key, value in answers.items()}, CATALOGUE)


def values(found: TakenBack) -> dict[str, Known]:
    return {key: answer.value for key, answer in found.answers.items()}


def remarked(found: TakenBack) -> list[str]:
    assert all(is_remark(remark.text) for remark in found.remarks)
    return [remark.fact for remark in found.remarks]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"green__title": "l0"}, {FACTORY: "none", CHAIN: False}),
        ({"green__title": "l1"}, {FACTORY: "city", CHAIN: False}),
        ({"green__title": "l2", "recognition__green_factory__level": "province"}, {FACTORY: "province", CHAIN: False}),
        ({"green__title": "l3", "recognition__green_factory__level": "city"}, {FACTORY: "city", CHAIN: True}),
        ({"green__title": "l3", "recognition__green_factory__level": "national"}, {FACTORY: "national"}),
        (
            {"innovative__title": "l4", "firm__titles": ("tech_sme",), "firm__high_tech": True},
            {"firm.titles": ("tech_sme",), "firm.high_tech": True, "firm.innovation_demonstration": True},
        ),
        (
            {"innovative__title": "l1"},
            {"firm.titles": ("tech_sme",), "firm.high_tech": False, "firm.innovation_demonstration": False},
        ),
        (
            {"innovative__platform": "l1"},
            {"innovative.rd_department": True, TECH: "none", DESIGN: "none", KIND: "none"},
        ),
        ({"innovative__platform": "l2", "recognition__tech_center__level": "none"}, {TECH: "none", DESIGN: "city", KIND: "none"}),
        (
            {"innovative__platform": "l3", "recognition__tech_center__level": "none", "recognition__design_center__level": "none"},
            {TECH: "none", DESIGN: "none", KIND: "provincial"},
        ),
        ({"high_end__brand_quality": ("brand",)}, {"high_end.quality_honours": ("brand",)}),
        ({"high_end__brand_quality": ()}, {"high_end.quality_honours": ()}),
        (
            {"high_end__brand_quality": ("prov_new",), "innovative__new_title": ("app", "prov_new")},
            {"high_end.quality_honours": (), "innovative.new_title": ("app", "prov_new")},
        ),
        (
            {"yunnan__platform_kind": "provincial", "yunnan__platform_new": True},
            {KIND: "provincial", "recognition.platform.new": True},
        ),
        (
            {"yunnan__platform_kind": "national_tech_center", "yunnan__platform_new": True},
            {TECH: "national", "recognition.tech_center.new": True},
        ),
        ({"green__title": DONT_KNOW}, {}),
    ],
)  # fmt: skip
def test_answers_that_agree_become_one(answers: dict[str, Known], expected: dict[str, Known]) -> None:
    found = taken(**answers)
    assert values(found) == expected
    assert found.remarks == []


@pytest.mark.parametrize(
    ("answers", "question", "known"),
    [
        ({"green__title": "l3"}, FACTORY, {}),
        ({"innovative__title": "l2"}, "firm.titles", {"firm.high_tech": False, "firm.innovation_demonstration": False}),
        ({"innovative__title": "l5", "firm__high_tech": True}, "firm.titles", {"firm.high_tech": True}),
        ({"innovative__platform": "l3"}, TECH, {}),
        ({"innovative__platform": "l2", "recognition__tech_center__level": "city"}, DESIGN, {TECH: "city", KIND: "none"}),
        ({"high_end__brand_quality": ("prov_new", "brand")}, "innovative.new_title", {"high_end.quality_honours": ("brand",)}),
        ({"green__title": NOT_APPLICABLE}, FACTORY, {}),
    ],
)  # fmt: skip
def test_what_one_answer_does_not_tell_stays_open_with_a_remark(
    answers: dict[str, Known], question: str, known: dict[str, Known]
) -> None:
    found = taken(**answers)
    assert remarked(found) == [question]
    assert values(found) == known


@pytest.mark.parametrize(
    ("answers", "question", "stays"),
    [
        ({"green__title": "l0", "recognition__green_factory__level": "national"}, FACTORY, "national"),
        ({"green__title": "l2", "recognition__green_factory__level": "none"}, FACTORY, "none"),
        ({"innovative__title": "l1", "firm__titles": ("tech_sme",), "firm__high_tech": True}, "firm.high_tech", True),
        ({"innovative__platform": "l1", "recognition__design_center__level": "city"}, DESIGN, "city"),
        (
            {"high_end__brand_quality": ("prov_new",), "innovative__new_title": ("app",)},
            "innovative.new_title",
            ("app",),
        ),
    ],
)
def test_where_two_answers_contradict_the_one_the_rules_read_stays_and_is_asked_about(
    answers: dict[str, Known], question: str, stays: Known
) -> None:
    found = taken(**answers)
    assert remarked(found) == [question]
    assert values(found)[question] == stays
    said = found.remarks[0].text
    assert "对不上" in said
    assert "原来填的是“" in said


def test_a_centre_told_in_yunnan_and_denied_elsewhere_is_asked_again() -> None:
    found = taken(yunnan__platform_kind="national_tech_center", recognition__tech_center__level="none")
    assert remarked(found) == [TECH]
    assert values(found) == {}


@pytest.mark.parametrize("fact", LADDERS, ids=lambda fact: fact.key)
def test_the_level_is_what_it_was_wherever_the_answers_settle_it(fact) -> None:
    """Every level beside every set of answers: what comes out is the same level, or a question with a remark."""
    for option in fact.options:
        for held in product(*(_possible(key) for key in sources(fact))):
            given = {key: Answer(value) for key, value in zip(sources(fact), held, strict=True) if value is not UNKNOWN}
            found = take_back({**given, fact.key: Answer(option.key)}, CATALOGUE)
            assert found.answers.items() >= given.items()
            level = Case(CATALOGUE, found.answers).value(fact.key)
            assert found.remarks or level == option.key


def _possible(key: str) -> list[Known]:
    fact = CATALOGUE[key]
    if fact.type is FactType.BOOL:
        return [UNKNOWN, True, False]
    if fact.type is FactType.MULTI:
        return [UNKNOWN, (), *((option.key,) for option in fact.options), tuple(o.key for o in fact.options)]
    return [UNKNOWN, *(option.key for option in fact.options)]


def test_where_it_came_from_goes_with_it() -> None:
    origin = Origin(OriginKind.IMPORTED, "旧表.xlsx / 绿色化 / B10")
    assert take_back({"green.title": Answer("l1", origin)}, CATALOGUE).answers[FACTORY].origin == origin


def test_taking_back_twice_changes_nothing() -> None:
    once = taken(green__title="l1", innovative__platform="l2", yunnan__platform_kind="other_national")
    assert take_back(once.answers, CATALOGUE).answers == once.answers


def test_a_case_file_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "旧.json"
    facts = {"green.title": "市级绿色工厂", "yunnan.platform_kind": "国家认定企业技术中心", "yunnan.platform_new": True}
    path.write_text(json.dumps({"facts": facts}), encoding="utf-8")
    case = read_case(path, CATALOGUE)
    assert (case.value(FACTORY), case.value(CHAIN), case.value("green.title")) == ("city", False, "l1")
    assert (case.value(TECH), case.value("recognition.tech_center.new")) == ("national", True)


LOAN = {"bank": "某银行", "principal": 1}


@pytest.mark.parametrize(
    ("traits", "rows", "told"),
    [
        (("renewal",), [LOAN], [{"support": "renewal", "subsidised": False}]),
        (("relending", "since_2026", "subsidised"), [LOAN], [{"support": "relending", "subsidised": True}]),
        ((), [LOAN, LOAN], [{"support": "other", "subsidised": False}] * 2),
        (("since_2026",), [LOAN, {**LOAN, "support": "renewal"}], [
            {"support": "other", "subsidised": False}, {"support": "renewal", "subsidised": False}
        ]),
        (("renewal",), [LOAN, LOAN], [{"subsidised": False}] * 2),  # which of the two?
        (("renewal", "relending"), [LOAN], [{"subsidised": False}]),
        (("renewal", "subsidised"), [LOAN, LOAN], [{}, {}]),
        (DONT_KNOW, [LOAN], [{}]),
    ],
)  # fmt: skip
def test_what_was_said_of_all_loans_together_is_told_of_each_as_far_as_it_holds(
    traits: Known, rows: list[dict[str, object]], told: list[dict[str, object]]
) -> None:
    found = taken(tax__loan_traits=traits, loans=tuple(rows))  # type: ignore[arg-type]
    assert values(found) == {"loans": tuple({**row, **more} for row, more in zip(rows, told, strict=True))}
    assert [fact.key for fact in found.former] == ["tax.loan_traits"]


def test_while_no_loan_is_written_down_it_is_told_at_the_table() -> None:
    found = taken(tax__loan_traits=("renewal",))
    assert (values(found), remarked(found)) == ({}, ["loans"])
    assert "“用于设备更新项目”" in found.remarks[0].sentence
    assert remarked(taken(tax__loan_traits=())) == []


def test_a_sum_that_is_now_added_up_from_the_loans_is_told_at_the_loans_and_nothing_is_made_of_it() -> None:
    found = taken(shanxi__qualifying_loans=Decimal(6_000_000), shanxi__qualifying_interest=Decimal(300_000))
    assert values(found) == {}
    assert remarked(found) == ["loans", "loans"]
    assert "“建设期内取得的一年期及以上贷款”原来填的是“600.00 万元”" in found.remarks[0].text
    assert found.remarks[0].text.endswith("请在这张表里逐行填写。")
    assert "“30.00 万元”" in found.remarks[1].sentence


def test_who_paid_for_the_project_is_told_at_the_sources_of_its_money() -> None:
    found = taken(shanxi__self_funded="part")
    assert (values(found), remarked(found)) == ({}, ["funding"])
    assert "“一部分自筹”" in found.remarks[0].sentence
    assert remarked(taken(shanxi__self_funded=DONT_KNOW)) == []


def test_a_table_that_is_filled_goes_before_the_sum_that_was_typed() -> None:
    found = taken(shanxi__qualifying_loans=Decimal(6_000_000), loans=({"principal": Decimal(5_000_000)},))
    assert values(found) == {"loans": ({"principal": Decimal(5_000_000)},)}
    assert found.remarks == []


def test_every_remark_about_one_question_is_told_there() -> None:
    found = taken(
        yunnan__platform_kind="national_tech_center", recognition__tech_center__level="none", innovative__platform="l2"
    )
    assert TECH in remarked(found)
    [text] = [text for key, text in found.remark_texts().items() if key == TECH]
    assert all(remark.sentence in text for remark in found.remarks if remark.fact == TECH)
