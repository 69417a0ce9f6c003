"""Make the plan of a case: a pure function of the case, its findings and the day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop.planning.bans import settling, to_ask, waiting
from desktop.planning.conflicts import conflicts
from desktop.planning.plan import Note, Plan, PlanStep
from desktop.planning.reading import load_plan_rules
from desktop.planning.scene import Scene
from desktop.planning.timeline import in_time
from desktop.planning.windows import windows
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.findings import Findings
    from desktop.facts.case import Case
    from desktop.planning.rule import PlanRules

REGION = "firm.region"
WHERE = "还没有填企业所在的行政区划。填上以后，当地的入库、申报步骤才会列出来。"


def make_plan(case: Case, findings: Findings, date: dt.date, rules: PlanRules | None = None) -> Plan:
    """The plan on `date`; the shipped steps unless `rules` are given."""
    rules = rules or load_plan_rules(case.catalogue)
    scene = Scene(case, findings, date)
    made: dict[str, PlanStep] = settling(scene)
    for rule in rules.steps:
        step = waiting(rule, scene, made)
        if step is not None:
            made[step.id] = step
    after = {rule.id: (*rule.depends, *rule.after, *made[rule.id].depends) for rule in rules.steps if rule.id in made}
    steps = in_time([*made.values(), *windows(scene)], after, date)
    shown = [rule for rule in rules.conflicts if rule.step in made]
    return Plan(date, steps, (*to_ask(findings), *conflicts(shown, steps, scene)), _notes(rules, scene))


def _notes(rules: PlanRules, scene: Scene) -> tuple[Note, ...]:
    places = {scene.here(rule.policy) for rule in rules.steps}
    return (Note(WHERE, (REGION,)),) if Verdict.UNKNOWN in places else ()
