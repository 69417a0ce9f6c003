"""Steps are data: a new policy needs no Python, and a mistake names its file and step."""

import pytest

from desktop.eligibility.reading import load_policies
from desktop.errors import BadData
from desktop.planning.dating import asked
from desktop.planning.plan import State
from desktop.planning.reading import load_plan_rules
from desktop.rules.term import facts_of
from desktop.wizard.stepfile import load_steps
from tests.planning.firm import CATALOGUE, LUAN, day, plan_of, rules

STEP = '[[step]]\nid = "one"\ntitle = "一步"\nwhy = "为什么"\nclause = "一"\n'


def test_a_new_policys_steps_are_a_file() -> None:
    text = (
        'policy = "la2020"\n'
        + STEP
        + 'done = { fact = "project.is_key", op = "==", value = true }\n'
        + 'due = [{ fact = "plan.award_window_to" }, { day = 2027-06-30, say = "通知" }]\n'
    )
    plan = plan_of({**LUAN, "project.is_key": False}, with_rules=rules(text))
    assert (plan["one"].state, plan["one"].due, plan["one"].date_note) == (
        State.NOW,
        day("2027-06-30"),
        "日期来自：通知",
    )
    answered = plan_of(
        {**LUAN, "project.is_key": False, "plan.award_window_to": day("2027-05-05")}, with_rules=rules(text)
    )
    assert answered["one"].due == day("2027-05-05")
    assert "one" not in plan_of({**LUAN, "firm.region": "530102"}, with_rules=rules(text))


def test_a_yearly_step_comes_back_on_its_day() -> None:
    plan = plan_of(LUAN, day("2027-06-01"), rules(STEP + 'repeats = { yearly = "05-31", times = 2 }\n'))
    repeats = plan["one"].repeats
    assert repeats is not None
    assert repeats.days == (day("2028-05-31"), day("2029-05-31"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (STEP + STEP, "编号重复"),
        (STEP + 'depends = ["nobody"]\n', "没有“nobody”这一步"),
        (STEP + 'depends = ["one"]\n', "互相等待"),
        (STEP + "dew = { day = 2027-01-01 }\n", "dew"),
        (STEP + 'due = { fact = "firm.name" }\n', "不是日期"),
        (STEP + 'due = { first = "equipment.name" }\n', "不是日期"),
        (STEP + 'due = { day = "明天" }\n', "TOML 日期"),
        (STEP + 'repeats = { monthly = "firm.name", times = 3 }\n', "整数"),
        (STEP + 'repeats = { monthly = "plan.report_day" }\n', "until"),
        (STEP + 'repeats = { yearly = "02-30", times = 1 }\n', "02-30"),
        (STEP + 'done = { fact = "no.such", op = "==", value = true }\n', "no.such"),
        ('[[conflict]]\nid = "c"\nstep = "one"\nsay = "…"\n' + STEP, "earlier"),
        ('[[step]]\nid = "one"\n', "title"),
        ("order = 2\n", "TOML"),
    ],
)
def test_a_mistake_in_the_data_names_place_and_repair(text: str, said: str) -> None:
    with pytest.raises(BadData) as caught:
        rules(text)
    assert said in str(caught.value)
    assert "one" in str(caught.value) or "city.toml" in str(caught.value)


def test_the_shipped_steps_name_measures_there_are() -> None:
    known = {measure.id for policy in load_policies(CATALOGUE) for measure in policy.measures}
    policies = {policy.id for policy in load_policies(CATALOGUE)} | {""}
    shipped = load_plan_rules(CATALOGUE)
    assert shipped.steps
    for step in shipped.steps:
        assert known >= {*step.measures, *step.only_for}
        assert step.policy in policies


def test_every_day_only_the_plan_needs_is_asked_and_used() -> None:
    own = {key for key in CATALOGUE.facts if key.startswith("plan.")}
    used: set[str] = set()
    for step in load_plan_rules(CATALOGUE).steps:
        for days in (step.due, step.earliest, step.done_on, step.did):
            used |= set(asked(days))
        used |= {step.repeats.day_fact} if step.repeats else set()
        used |= set(facts_of(step.done)) if step.done else set()
    asked_somewhere = {key for step in load_steps(CATALOGUE) if step.asks for key in step.facts}
    assert own <= used
    assert own <= asked_somewhere
