"""Last days: what can be used today and may be met, under the policy's own dates."""

from decimal import Decimal

from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import read_policy
from desktop.facts.known import Known
from desktop.planning.make import make_plan
from desktop.planning.plan import Plan, State
from tests.planning.firm import CATALOGUE, LUAN, TODAY, day, firm, plan_of, rules

HEAD = """
[policy]
id = "city"
title = "某市办法"
short_title = "某市"
issuer = "某市"
number = ""
region = "3415"
standing = "in_force"
scope = { fact = "firm.region", op = "within", value = "3415" }
"""


def measure(name: str, more: str, kind: str = "award") -> str:
    return (
        f'[[measure]]\nid = "{name}"\ntitle = "{name}"\nclause = "一"\nkind = "{kind}"\nconcerns = "project"\n'
        f'summary = "概要"\n{more}\n'
    )


FILED = 'condition = { fact = "project.filed", op = "==", value = true }\n'
KEY = 'condition = { fact = "project.is_key", op = "==", value = true }\n'
NOT_FILED = 'condition = { fact = "project.filed", op = "==", value = false }\n'


def windows(*measures: str, region: str | None = "341503") -> Plan:
    policy = read_policy(HEAD + "".join(measures), CATALOGUE, "city.toml")
    answers = {**LUAN, "firm.region": region} if region else {k: v for k, v in LUAN.items() if k != "firm.region"}
    case = firm(answers)
    return make_plan(case, judge_policies(case, [policy], TODAY), TODAY, rules(""))


def test_measures_of_one_last_day_stand_together_and_are_open_until_one_is_met() -> None:
    end = "expires = 2027-12-31"
    both = windows(measure("met", FILED + end), measure("open", KEY + end))
    assert [(step.state, step.due, step.measures) for step in both.steps] == [
        (State.NOW, day("2027-12-31"), ("city.met", "city.open"))
    ]
    alone = windows(measure("open", KEY + end))
    assert alone.steps[0].state is State.OPEN
    assert alone.steps[0].facts == ("project.is_key",)


def test_of_two_that_cannot_be_had_together_the_better_one_is_named_and_the_other_explained() -> None:
    end = FILED + "expires = 2027-12-31\n"
    small = measure("small", end + 'excludes = ["city.great"]\namount = { kind = "cash", fixed = "10万元" }')
    great = measure("great", end + 'amount = { kind = "cash", fixed = "50万元" }')
    (step,) = windows(small, great).steps
    assert step.title == "到期前用上“great”"
    assert step.measures == ("city.small", "city.great")
    assert "没有算“small”：" in step.why


def test_what_is_unmet_over_unlimited_or_nothing_to_use_has_no_last_day() -> None:
    plan = windows(
        measure("unmet", NOT_FILED + "expires = 2027-12-31"),
        measure("over", FILED + "expires = 2026-11-19"),
        measure("unlimited", FILED),
        measure("draft", FILED + 'standing = "draft"\nexpires = 2027-12-31'),
        measure("ban", FILED + "expires = 2027-12-31", kind="prohibition"),
    )
    assert plan.steps == ()


def test_the_last_day_itself_still_counts() -> None:
    assert [step.due for step in windows(measure("met", FILED + "expires = 2026-11-20")).steps] == [TODAY]


def test_what_begins_later_is_announced() -> None:
    plan = windows(measure("met", FILED + "effective = 2027-01-01\nexpires = 2027-12-31"))
    assert [(step.state, step.earliest, step.due) for step in plan.steps] == [
        (State.LATER, day("2027-01-01"), day("2027-12-31"))
    ]


def test_a_policy_of_a_place_not_yet_known_waits() -> None:
    assert windows(measure("met", FILED + "expires = 2027-12-31"), region=None).steps == ()
    assert windows(measure("met", FILED + "expires = 2027-12-31"), region="530102").steps == ()


def test_what_brings_the_firm_nothing_has_no_last_day() -> None:
    western: dict[str, Known] = {
        "firm.region": "530402",
        "tax.taxable_income": Decimal(10_000_000),
        "tax.encouraged_share": Decimal(66),
    }
    assert "window.national2026.20301231" in plan_of({**western, "tax.rate": Decimal(25)})
    assert "window.national2026.20301231" not in plan_of({**western, "tax.rate": Decimal(15)})
