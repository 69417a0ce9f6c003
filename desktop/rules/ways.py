"""The smallest sets of changes that would turn a verdict into YES; each one is tried before it is offered.

First the plans: which terms to make hold, combined as the condition combines them. Then each plan is
realised: the nearest value for each fact involved (also for the facts that decide whether it counts), applied,
judged again, and stripped of every step it can do without. A derived figure moves by one of its inputs.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.facts.case import NOT_APPLICABLE
from desktop.facts.fact import Change, FactType, When
from desktop.rules import lever
from desktop.rules.evaluate import judge
from desktop.rules.goal import Goal, Group, Leaf, goal_of
from desktop.rules.step import ChangeStep, StepKind, apply_step, kind_of, make_step
from desktop.rules.target import Demand, meets, nearest
from desktop.rules.term import Condition, FactOperand, Op, Term
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.facts.case import Case

__all__ = ["ChangeStep", "Way", "apply", "ways_to_qualify"]

_MOST_PLANS = 48  # per node of the condition: keeps a long list of alternatives affordable

Plan = tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Changes that together are enough, none of them superfluous."""

    changes: tuple[ChangeStep, ...]

    @property
    def yuan(self) -> Decimal:
        """What is to be spent more in all; a step whose cost nobody can name adds nothing."""
        return sum((step.cost for step in self.changes if step.cost is not None), Decimal(0))

    @property
    def until(self) -> dt.date | None:
        """The day everything has to wait for."""
        return max((step.until for step in self.changes if step.until is not None), default=None)

    @property
    def effort(self) -> tuple[object, ...]:
        """The cheapest first: the heaviest kind of step, yuan, number of steps, their kinds, the wait, the changes.

        What changes the project's content comes after what changes its size: nobody is nudged to rename a project.
        """
        kinds = [step.kind.weight for step in self.changes]
        wait = self.until.toordinal() if self.until else 0
        content = sum(step.is_about_content for step in self.changes)
        return (
            max(kinds, default=0),
            content,
            self.yuan,
            len(kinds),
            sum(kinds),
            wait,
            sum(s.size for s in self.changes),
        )


def apply(way: Way, case: Case) -> Case:
    """The case after all changes."""
    for step in way.changes:
        case = apply_step(step, case)
    return case


def ways_to_qualify(condition: Condition, case: Case, limit: int = 6, date: dt.date | None = None) -> tuple[Way, ...]:
    """At most `limit` ways, cheapest first; none when the verdict is YES already or nothing honest helps.

    `date` is today: a date that is changed can only come to lie on it or after it.
    """
    judgement = judge(condition, case)
    if judgement.verdict is Verdict.YES:
        return ()
    goal = goal_of(judgement)
    held = [(leaf.term, leaf.negated) for leaf in _leaves(goal) if leaf.verdict is Verdict.YES]
    found: dict[frozenset[tuple[str, str]], Way] = {}
    for plan in _plans(goal):
        for steps in _realise(plan, held, case, date):
            way = _tried(condition, case, steps)
            if way is not None:
                found.setdefault(frozenset((step.fact, step.text) for step in way.changes), way)
    minimal = [way for key, way in found.items() if not any(other < key for other in found)]
    return tuple(sorted(minimal, key=lambda way: way.effort)[:limit])


def _leaves(goal: Goal) -> Iterator[Leaf]:
    if isinstance(goal, Leaf):
        yield goal
    else:
        for part in goal.parts:
            yield from _leaves(part)


def _plans(goal: Goal) -> list[Plan]:
    """Which terms to make hold; the shortest first."""
    if goal.verdict is Verdict.YES:
        return [()]
    if isinstance(goal, Leaf):
        return [(goal,)]
    open_ = [_plans(part) for part in goal.parts if part.verdict is not Verdict.YES]
    need = len(open_)
    if isinstance(goal, Group):
        need = goal.need - (len(goal.parts) - len(open_))
    chosen = itertools.islice(
        (tuple(dict.fromkeys(itertools.chain(*plans)))
         for some in itertools.combinations(open_, need) for plans in itertools.product(*some)),
        _MOST_PLANS * 4,
    )  # fmt: skip
    return sorted(chosen, key=len)[:_MOST_PLANS]


def _realise(plan: Plan, held: list[Demand], case: Case, date: dt.date | None) -> Iterator[tuple[ChangeStep, ...]]:
    """The steps of a plan; several when a derived figure can be moved by several inputs."""
    direct: dict[FactOperand, list[Demand]] = {}
    moved: list[list[ChangeStep]] = []
    for leaf in plan:
        operand = leaf.term.operand
        if isinstance(operand, FactOperand) and not case.catalogue[operand.key].is_derived:
            direct.setdefault(operand, []).append((leaf.term, leaf.negated))
        else:
            moved.append(lever.steps(leaf.term, leaf.negated, case, date))
    _add_controllers(direct, moved, case)
    steps = [
        _direct_step(operand, demands, held, case, date, is_renewed=_is_renewed(operand, direct, case))
        for operand, demands in direct.items()
    ]
    if any(step is None for step in steps):
        return
    for levers in itertools.product(*moved):
        both = [*(step for step in steps if step is not None), *levers]
        yield tuple(sorted(both, key=lambda step: (_depth(step.fact, case), step.kind.weight)))


def _depth(key: str, case: Case) -> int:
    """How many answers decide whether the fact counts: what hides comes before what is hidden."""
    when = case.catalogue[key].when
    return 0 if when is None else 1 + _depth(when.fact, case)


def _add_controllers(direct: dict[FactOperand, list[Demand]], moved: list[list[ChangeStep]], case: Case) -> None:
    """Demand that every fact of the plan counts: what its `when` asks, and so on outwards."""
    waiting = [operand.key for operand in direct] + [step.fact for steps in moved for step in steps]
    while waiting:
        when = case.catalogue[waiting.pop()].when
        if when is None:
            continue
        demand = (_when_term(when, case), False)
        operand = FactOperand(when.fact)
        if operand in direct or not meets(demand, case.value(when.fact)):
            demands = direct.setdefault(operand, [])
            if demand not in demands:
                demands.append(demand)
                waiting.append(when.fact)


def _when_term(when: When, case: Case) -> Term:
    operand, fact = FactOperand(when.fact), case.catalogue[when.fact]
    if fact.type is FactType.BOOL:
        return Term(operand, Op.EQ, "yes" in when.values)
    return Term(operand, Op.HAS_ANY if fact.type is FactType.MULTI else Op.IN, when.values)


def _is_renewed(operand: FactOperand, direct: Iterable[FactOperand], case: Case) -> bool:
    """True for what comes with a change of this plan: the date of a title yet to be obtained is not looked up."""
    fact = case.catalogue[operand.key]
    if fact.change is not Change.FOLLOWS or fact.when is None or FactOperand(fact.when.fact) not in direct:
        return False
    return kind_of(case.catalogue[fact.when.fact], case.value(fact.when.fact), case) is not StepKind.CONFIRM


def _direct_step(
    operand: FactOperand,
    demands: list[Demand],
    held: list[Demand],
    case: Case,
    date: dt.date | None,
    *,
    is_renewed: bool,
) -> ChangeStep | None:
    fact = case.catalogue[operand.key]
    stored = case.answers.get(operand.key)
    current = NOT_APPLICABLE if is_renewed else case.value(operand.key, operand.years_ago)
    if current is NOT_APPLICABLE and not is_renewed and stored is not None and not fact.years:
        current = stored.value  # hidden, but kept: it counts again once its question applies
    if current is NOT_APPLICABLE and fact.change is Change.FIXED:
        return None
    kind = kind_of(fact, current, case)
    if kind is None or fact.columns:
        return None
    wishes = [demand for demand in held if demand[0].operand == operand]
    target = nearest(fact, current, demands, wishes, None if kind is StepKind.CONFIRM else date)
    return None if target is None else make_step(case, operand, kind, current, target, demands)


def _tried(condition: Condition, case: Case, steps: tuple[ChangeStep, ...]) -> Way | None:
    """The way these steps make, without those it can do without; None when they are not enough or contradict."""
    if len({(step.fact, step.years_ago) for step in steps}) < len(steps) or not _hang_together(steps, case):
        return None
    if judge(condition, apply(Way(steps), case)).verdict is not Verdict.YES:
        return None
    for step in steps:
        fewer = tuple(other for other in steps if other is not step)
        if judge(condition, apply(Way(fewer), case)).verdict is Verdict.YES:
            return _tried(condition, case, fewer)
    return Way(steps)


def _hang_together(steps: tuple[ChangeStep, ...], case: Case) -> bool:
    """False when something changes alone that only comes with something else: no old title becomes new again."""
    changed = {step.fact for step in steps if step.kind is not StepKind.CONFIRM}
    followers = (fact for key in changed if (fact := case.catalogue[key]).change is Change.FOLLOWS)
    return all(fact.when is not None and fact.when.fact in changed for fact in followers)
