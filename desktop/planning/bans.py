"""Bans the project runs into come first: what rests on the project waits until they are settled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.eligibility.bar import stands_before
from desktop.planning.plan import PlanStep, State
from desktop.planning.scene import item_of
from desktop.planning.work import Made, work

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.planning.rule import StepRule
    from desktop.planning.scene import Scene

WHY = "项目碰到了这条禁止：{}。先改项目，或者请主管部门书面确认不在禁止之列；解决以前，后面的步骤不要办。"
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


def _id(ban: Finding) -> str:
    return f"ban.{ban.measure.id}"


def _settle(ban: Finding) -> PlanStep:
    measure = ban.measure
    now = "；".join(dict.fromkeys(f"{reason.label}{reason.value_text}" for reason in ban.reasons))
    return PlanStep(
        id=_id(ban),
        title=f"先解决“{measure.title}”",
        why=WHY.format(now),
        clause=f"{ban.policy.short_title} {measure.clause}",
        state=State.NOW,
        date_note=OPEN_DATE,
        facts=tuple(dict.fromkeys(reason.fact for reason in ban.reasons))[:MOST_FACTS],
        items=(item_of(ban),),
        standing=ban.standing,
    )
