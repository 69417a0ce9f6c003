"""The wizard's pages: every fact is asked in one place, and the quick check stays quick."""

import tomllib
from collections import Counter

import pytest

from desktop.diagnosis.area import Area
from desktop.paths import resources_dir

STEPS = [
    step
    for path in sorted((resources_dir() / "steps").glob("*.toml"))
    for step in tomllib.loads(path.read_text(encoding="utf-8"))["step"]
]
KINDS = {"home", "quick", "facts", "area", "result", "findings", "plan", "application", "export"}


def facts_of(*kinds):
    return [
        fact
        for step in STEPS
        if step["kind"] in kinds
        for section in step.get("section", [])
        for fact in section["facts"]
    ]


def test_every_fact_stands_on_exactly_one_page(catalogue):
    found = Counter(facts_of("facts", "area"))
    assert {key: count for key, count in found.items() if count > 1} == {}
    assert set(found) == set(catalogue.facts)


def test_the_quick_check_asks_at_most_twelve_questions_that_come_again_later():
    quick = facts_of("quick")
    assert 8 <= len(quick) <= 12
    assert set(quick) <= set(facts_of("facts", "area"))


def test_the_quick_check_asks_what_the_measures_of_liu_an_turn_on(measures):
    asked = set(facts_of("quick"))
    awards = [m for m in measures.values() if m.id.startswith("la2020.award.")]
    levels = {m.id.removeprefix("la2020.award.").rpartition(".")[0] for m in awards}
    assert {f"recognition.{name}.level" for name in levels} <= asked
    assert {"firm.region", "firm.above_scale", "investment.fixed_assets", "project.directions"} <= asked


def test_there_is_one_page_for_each_of_the_six_areas():
    assert [step["area"] for step in STEPS if step["kind"] == "area"] == [area.key for area in Area]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step["id"])
def test_a_page_says_what_it_wants_in_one_or_two_sentences(step):
    assert step["kind"] in KINDS
    assert step["title"]
    assert step["intro"].endswith("。")
    assert step["intro"].count("。") <= 2


@pytest.mark.parametrize("step", [s for s in STEPS if s["kind"] in {"facts", "area"}], ids=lambda step: step["id"])
def test_a_question_comes_after_the_one_that_decides_whether_it_is_asked(step, catalogue):
    order = [fact for section in step["section"] for fact in section["facts"]]
    for key in order:
        when = catalogue[key].when
        assert when is None or (when.fact in order[: order.index(key)]), key
