"""A firm in 六安 with a renovation, in a few answers, and its plan on a day."""

import datetime as dt

from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Answer, Case, Known
from desktop.facts.reading import load_catalogue
from desktop.planning.make import make_plan
from desktop.planning.plan import Plan
from desktop.planning.reading import read_plan_rules
from desktop.planning.rule import PlanRules

CATALOGUE = load_catalogue()
TODAY = dt.date(2026, 11, 20)
__all__ = ["CATALOGUE", "LUAN", "TODAY", "day", "firm", "plan_of", "rules"]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def firm(answers: dict[str, Known]) -> Case:
    return Case(CATALOGUE, {key: Answer(value) for key, value in answers.items()})


def plan_of(answers: dict[str, Known] | Case, today: dt.date = TODAY, with_rules: PlanRules | None = None) -> Plan:
    case = answers if isinstance(answers, Case) else firm(answers)
    return make_plan(case, judge_policies(case, load_policies(CATALOGUE), today), today, with_rules)


def rules(text: str, order: str = "order = 1\n") -> PlanRules:
    return read_plan_rules([("city.toml", order + text)], CATALOGUE)


LUAN: dict[str, Known] = {  # filed, under way, in the rolling library, in the statistics
    "firm.region": "341503",
    "firm.above_scale": True,
    "project.retrofits_existing": True,
    "project.filed": True,
    "project.filing_date": day("2025-03-18"),
    "project.start": day("2025-04-01"),
    "project.end": day("2027-03-01"),
    "project.stage": "started",
    "project.completion": "ongoing",
    "project.library": "rolling",
    "project.in_statistics": "included",
    "project.monthly_reported": True,
}
