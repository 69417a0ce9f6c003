"""Bans the project runs into come first: what rests on the project waits until they are settled.

One that bites and bars is a step of its own. One that may bite (the text is read in two ways), or bites and bars nothing,
is said before the steps as something to ask.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.eligibility.bar import WAY_OUT, stands_before
from desktop.eligibility.measure import Concerns, Kind
from desktop.planning.plan import Conflict, PlanStep, State
from desktop.planning.scene import item_of
from desktop.planning.work import Made, work

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings
    from desktop.planning.rule import StepRule
    from desktop.planning.scene import Scene

WHY = f"项目碰到了这条禁止：{{}}。{WAY_OUT}；解决以前，后面的步骤不要办。"
ASK_IF_VALID = "这份政策{}，先问主管部门现在还管不管。"
ASK_HOW_READ = "政策文字有不同读法，先请主管部门确认，再办下面的步骤。"
FIRST = "先处理这一条，再办下面的步骤。"
OPEN_DATE = "文件没有写日期，越早越好。"
MOST_FACTS = 4


def settling(scene: Scene) -> dict[str, PlanStep]:
    """A step for each ban that bites and is not over; none for most projects."""
    found = [ban for ban in scene.findings.bans if not ban.standing.is_over]
    return {step.id: step for step in map(_settle, found)}


def waiting(rule: StepRule, scene: Scene, made: Made) -> PlanStep | None:
    """The step of the rule, behind the bans that are as firm as what it serves."""
    bans = () if rule.despite_ban else scene.findings.bans
    standing = scene.standing(rule.measures, rule.policy)
    before = tuple(_id(ban) for ban in bans if _id(ban) in made and stands_before(ban, standing))
    step = work(rule, scene, made)
    if step is None or step.state is State.DONE or not before:
        return step
    return work(replace(rule, depends=(*before, *rule.depends)), scene, made)


def to_ask(findings: Findings) -> tuple[Conflict, ...]:
    """What the project runs into or may run into without a step of its own; in force first."""
    here = [found for found in findings.here() if _is_to_ask(found)]
    return tuple(_conflict(found) for found in sorted(here, key=lambda found: not found.is_today))


def _is_to_ask(finding: Finding) -> bool:
    """A ban of a policy that has run out stops nobody; one on the firm, such as a dearer tariff, stops no project."""
    measure = finding.measure
    if measure.kind is not Kind.PROHIBITION or measure.concerns is not Concerns.PROJECT or finding.standing.is_over:
        return False
    if finding.bites:
        return not measure.bars
    return finding.may_bite


def _conflict(ban: Finding) -> Conflict:
    lead = "碰到了" if ban.bites else "可能碰到"
    rest = f"{_force(ban)}{FIRST}" if ban.bites else ASK_HOW_READ
    return Conflict(_id(ban), "", f"{lead}“{_unquoted(ban)}”（{_now(ban)}）。{rest}", _clause(ban), _facts(ban))


def _settle(ban: Finding) -> PlanStep:
    return PlanStep(
        id=_id(ban),
        title=f"先解决“{_unquoted(ban)}”",
        why=_force(ban) + WHY.format(_now(ban)),
        clause=_clause(ban),
        state=State.NOW,
        date_note=OPEN_DATE,
        updates=_facts(ban)[:MOST_FACTS],
        items=(item_of(ban),),
        standing=ban.standing,
        comes_first=True,
    )


def _force(ban: Finding) -> str:
    return "" if ban.is_today else ASK_IF_VALID.format(ban.standing.label)


def _now(ban: Finding) -> str:
    return "；".join(dict.fromkeys(f"{reason.label}：{reason.value_text}" for reason in ban.reasons))


def _facts(ban: Finding) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.fact for reason in ban.reasons))


def _clause(ban: Finding) -> str:
    return f"{ban.policy.short_title} {ban.measure.clause}"


def _unquoted(ban: Finding) -> str:
    return ban.measure.title.replace("“", "").replace("”", "")


def _id(ban: Finding) -> str:
    return f"ban.{ban.measure.id}"
