"""The pages lead through every question once, in one order."""

from pathlib import Path

import pytest

from desktop.diagnosis.area import Area
from desktop.errors import BadData
from desktop.facts.catalogue import Catalogue
from desktop.wizard.flow import Flow
from desktop.wizard.progress import StepState, StepStatus
from desktop.wizard.session import Session
from desktop.wizard.stepfile import load_steps
from desktop.wizard.steps import StepKind


def test_every_question_has_exactly_one_page(catalogue: Catalogue) -> None:
    flow = Flow(load_steps(catalogue))
    assert {key for key, fact in catalogue.facts.items() if not fact.is_derived} <= set(flow.asked())


def test_the_wizard_begins_at_home_goes_through_the_six_areas_and_ends_with_the_export(catalogue: Catalogue) -> None:
    steps = load_steps(catalogue)
    assert steps[0].kind is StepKind.HOME
    assert steps[-1].kind is StepKind.EXPORT
    assert [step.area for step in steps if step.kind is StepKind.AREA] == list(Area)


def test_next_and_back_lead_through_the_pages_and_stop_at_the_ends(catalogue: Catalogue) -> None:
    flow = Flow(load_steps(catalogue))
    walked, here = [flow.steps[0]], flow.next(flow.steps[0].id)
    while here is not None:
        walked.append(here)
        assert flow.back(here.id) is walked[-2]
        here = flow.next(here.id)
    assert tuple(walked) == flow.steps
    assert flow.back("home") is None


def test_a_fact_is_at_home_on_its_page_and_not_in_the_quick_check(catalogue: Catalogue) -> None:
    flow = Flow(load_steps(catalogue))
    quick = next(step for step in flow.steps if step.kind is StepKind.QUICK)
    homes = [flow.step_of(key) for key in quick.facts]
    assert quick.facts
    assert all(home is not None and home.asks for home in homes)
    assert flow.step_of("investment.breakdown_sum") is None or flow.step_of("investment.breakdown_sum") != quick
    assert flow.step("quick") is quick


FACTS_STEP = '[[step]]\nid = "a"\ntitle = "甲"\nkind = "facts"\n'


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('[[step]]\nid = "a"\ntitle = "甲"\nkind = "other"\n', "other"),
        ('[[step]]\nid = "a"\ntitle = "甲"\nkind = "area"\n', "area"),
        ('[[step]]\nid = "a"\ntitle = "甲"\nkind = "facts"\narea = "green"\n', "area"),
        (FACTS_STEP + 'region = "云南"\n', "region"),
        (FACTS_STEP + 'colour = "red"\n', "colour"),
        (FACTS_STEP + '[[step.section]]\ntitle = "甲"\n', "facts"),
        (FACTS_STEP + FACTS_STEP, "两次"),
        (FACTS_STEP + '[[step.section]]\nfacts = ["no.such"]\n', "no.such"),
        (FACTS_STEP + '[[step.section]]\nfacts = ["firm.name", "firm.name"]\n', "重复"),
        (
            FACTS_STEP
            + '[[step.section]]\nfacts = ["firm.name"]\n'
            + FACTS_STEP.replace('"a"', '"b"')
            + '[[step.section]]\nfacts = ["firm.name"]\n',
            "同时",
        ),
        ("[[step]\n", "读不出来"),
    ],
)
def test_a_page_file_that_breaks_the_rules_is_refused_and_named(
    tmp_path: Path, catalogue: Catalogue, text: str, word: str
) -> None:
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=word):
        load_steps(catalogue, tmp_path)


def test_a_page_is_empty_then_has_gaps_then_is_done(session: Session) -> None:
    step = session.flow.step_of("loans")
    assert step is not None
    step = next(one for one in session.flow.steps if one.id == "equipment")
    assert session.step_state(step).status is StepStatus.EMPTY
    session.set_table("equipment", [], {(0, "quantity"): "两台"})
    assert session.step_state(step) == StepState(StepStatus.GAPS, 0, 1, ("equipment",))
    session.set_table("equipment", [])
    assert session.step_state(step) == StepState(StepStatus.DONE, 1, 1)


def test_not_known_yet_is_no_answer_and_hidden_questions_do_not_count(session: Session) -> None:
    step = session.flow.step_of("project.filed")
    assert step is not None
    total = session.step_state(step).total
    session.set_value("project.filed", False)
    state = session.step_state(step)
    assert (state.answered, state.total) == (1, total - 4)
    session.type_text("project.name", "改造")
    session.type_text("project.location", "六安")
    assert session.step_state(step).answered == 3
    from desktop.facts.known import DONT_KNOW, NOT_APPLICABLE

    session.set_blank("project.location", DONT_KNOW)
    assert session.step_state(step).answered == 2
    session.set_blank("project.location", NOT_APPLICABLE)
    assert session.step_state(step).answered == 3


def test_a_page_that_asks_nothing_is_neither_done_nor_open(session: Session) -> None:
    assert session.step_state(session.flow.step("export")).status is StepStatus.PLAIN


PLACES = {"yunnan", "yunnan2", "shanxi", "anhui"}


def places(session: Session) -> set[str]:
    return PLACES & {step.id for step in session.steps()}


def test_pages_for_one_place_are_all_there_until_the_place_is_known(session: Session) -> None:
    assert places(session) == PLACES
    session.type_text("firm.region", "341502")
    assert places(session) == {"anhui"}
    session.type_text("firm.region", "530102")
    assert places(session) == {"yunnan", "yunnan2"}
    session.clear("firm.region")
    assert places(session) == PLACES


def test_a_page_of_another_place_is_passed_over_and_its_answers_wait(session: Session) -> None:
    session.type_text("firm.region", "530102")
    session.set_value("yunnan.deep_processing", True)
    answered, total = session.progress()
    session.type_text("firm.region", "140105")
    walked, here = [], session.flow.next("home", session.case)
    while here is not None:
        walked.append(here.id)
        here = session.flow.next(here.id, session.case)
    assert PLACES & set(walked) == {"shanxi"}
    back = session.flow.back("investment", session.case)
    assert back is not None
    assert back.region == ""
    assert session.progress()[0] == answered - 1
    assert session.progress()[1] != total
    assert not any(key.startswith(("yunnan.", "anhui.")) for key in session.quick_questions(99))
    session.type_text("firm.region", "530102")
    assert session.value("yunnan.deep_processing") is True
    assert session.progress() == (answered, total)


def test_a_page_for_one_place_asks_nothing_that_others_need(session: Session) -> None:
    homes = {measure.id: policy.region for policy in session.rooms.policies for measure in policy.measures}
    for step in session.flow.steps:
        for key in step.facts if step.region else ():
            uses = session.uses(key)
            assert not uses.indicators, key
            assert all(homes[measure.id].startswith(step.region) for measure in uses.measures), key


def test_that_a_policy_is_of_another_place_is_no_news(session: Session) -> None:
    before = session.version
    open_before = session.findings()["la2020.library_gate"]
    session.type_text("firm.region", "530102")
    assert session.findings()["la2020.library_gate"].verdict is not open_before.verdict
    assert session.changes_since(before).verdicts == ()
