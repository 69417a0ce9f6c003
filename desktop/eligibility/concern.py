"""How a duty or a ban explains itself while it does not, or may not, concern the case."""

from __future__ import annotations

from desktop.rules.evaluate import Judgement
from desktop.rules.goal import Goal, Group, Leaves, goal_of, group
from desktop.rules.term import All
from desktop.rules.verdict import Verdict

OUTSIDE, INSIDE = "不涉及的情形", "涉及时的要求"


def goal_with_concern(judgement: Judgement, leaves: Leaves) -> tuple[Goal, bool]:
    """The goal of `Measure.unless_beside`, and false when it is known to pass the case by.

    Known to: why it does. Open: what would make it so, and what it asks. What can't keep it away any more is left
    out, because it would be read as a fault.
    """
    place = goal_of(judgement.parts[0], leaves=leaves) if isinstance(judgement.condition, All) else None
    either = judgement.parts[-1] if place is not None else judgement
    outside = goal_of(either.parts[0], leaves=leaves)
    if judgement.verdict is Verdict.YES and outside.verdict is Verdict.YES:
        return _telling(outside), False
    goal = goal_outside(either, leaves)
    return (goal if place is None else group(2, (place, goal))), True


def goal_outside(judgement: Judgement, leaves: Leaves) -> Goal:
    """Either what would put the case outside, or what is asked inside."""
    outside, inside = (goal_of(part, leaves=leaves) for part in judgement.parts)
    return group(1, (_telling(outside), inside), (OUTSIDE, INSIDE))


def _telling(goal: Goal) -> Goal:
    """Of alternatives only those that end like the whole."""
    if not isinstance(goal, Group) or goal.need != 1:
        return goal
    return group(1, tuple(_telling(part) for part in goal.parts if part.verdict is goal.verdict))
