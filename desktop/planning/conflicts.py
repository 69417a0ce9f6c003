"""What cannot be as it was answered: dates in the wrong order, duties left undone, windows that close too early."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desktop.planning.dating import asked
from desktop.planning.plan import Conflict, PlanStep, State
from desktop.rules.term import facts_of
from desktop.rules.verdict import Verdict
from desktop.values.date import format_date

if TYPE_CHECKING:
    from desktop.planning.rule import ConflictRule
    from desktop.planning.scene import Scene


def conflicts(rules: Iterable[ConflictRule], steps: Sequence[PlanStep], scene: Scene) -> tuple[Conflict, ...]:
    """Those that are certain: a month that may lie on either side says nothing."""
    found = [conflict for rule in rules if (conflict := _conflict(rule, scene))]
    return (*found, *_closing_too_early(steps))


def _conflict(rule: ConflictRule, scene: Scene) -> Conflict | None:
    if scene.judged(rule.when, Verdict.YES)[0] is not Verdict.YES:
        return None
    text = rule.say
    if rule.earlier:
        earlier, later = scene.day(rule.earlier), scene.day(rule.later)
        if earlier is None or later is None or earlier.first <= later.last:
            return None
        text = text.replace("{earlier}", earlier.text).replace("{later}", later.text)
    named = (*(facts_of(rule.when) if rule.when else ()), *asked(rule.later), *asked(rule.earlier))
    return Conflict(rule.id, rule.step, text, rule.clause, tuple(dict.fromkeys(named)))


def _closing_too_early(steps: Sequence[PlanStep]) -> Iterable[Conflict]:
    """A step whose last day lies before what it waits for can begin."""
    by_id = {step.id: step for step in steps}
    for step in steps:
        for other in (by_id[name] for name in step.depends if name in by_id):
            if step.state is State.DONE or other.state is State.DONE or not (step.due and other.earliest):
                continue
            if not step.repeats and other.earliest > step.due:
                yield Conflict(
                    f"{step.id}.before.{other.id}",
                    step.id,
                    f"“{step.title}”{format_date(step.due)}截止，要先办的“{other.title}”"
                    f"{format_date(other.earliest)}才开始，这一次赶不上。请核对日期，或准备下一次。",
                )
