"""A judgement with its negations pushed down to the terms, so that explaining, asking and changing need three shapes only.

An exception becomes what it means: with `then` = YES it is one more way to hold, with NO one more
thing that must not hold, with UNKNOWN two readings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from desktop.rules.dependence import asked
from desktop.rules.evaluate import Judgement, consensus
from desktop.rules.lazy import lazy
from desktop.rules.reason import Reason, blank_of, reason_of, sentence
from desktop.rules.term import All, AnyOf, AtLeast, Exception_, Not, Readings, Term
from desktop.rules.verdict import Verdict, at_least, negate

RULE, EXCEPTION = "一般规定", "例外情形"
EXCEPTION_COUNTS, EXCEPTION_DOES_NOT = "按例外认可", "按例外不认可"


@dataclass(frozen=True)
class Leaf:
    """A term that must hold, or must not when `negated`; `verdict` says whether it does what it must."""

    judgement: Judgement
    negated: bool
    verdict: Verdict

    @property
    def term(self) -> Term:
        """The term itself."""
        assert isinstance(self.judgement.condition, Term)
        return self.judgement.condition

    @lazy
    def reason(self) -> Reason:
        """The term in words, put once, when first asked."""
        return reason_of(self.judgement, negated=self.negated)

    @lazy
    def sentence(self) -> str:
        """The term and how the firm stands to it, in one sentence; "don't know yet" is told apart from no answer."""
        return sentence(self.reason, blank_of(self.judgement))

    @lazy
    def asks(self) -> tuple[str, ...]:
        """The facts to answer so that the term is decided."""
        return asked(self.term, self.judgement.case)


class Group(NamedTuple):
    """At least `need` of the parts must hold."""

    need: int
    parts: tuple[Goal, ...]
    verdict: Verdict
    labels: tuple[str, ...] = ()


class Split(NamedTuple):
    """Readings: settled where all parts agree. `is_stuck` when no fact can make them agree."""

    parts: tuple[Goal, ...]
    labels: tuple[str, ...]
    verdict: Verdict

    @property
    def is_stuck(self) -> bool:
        """One reading says YES and another NO."""
        seen = {part.verdict for part in self.parts}
        return Verdict.YES in seen and Verdict.NO in seen


Goal: TypeAlias = Leaf | Group | Split
Leaves: TypeAlias = dict[tuple[int, bool], Leaf]


def goal_of(judgement: Judgement, negated: bool = False, leaves: Leaves | None = None) -> Goal:
    """The goal that the judgement answers; `negated` for its opposite.

    `leaves` (start with {}, for one case only) remembers those made, so that a term judged once is put into words once.
    """
    return _Maker({} if leaves is None else leaves).goal(judgement, negated)


def as_goal(judged: Judgement | Goal) -> Goal:
    """The goal itself, or that of a judgement: who asks several questions of one judgement makes its goal once."""
    return goal_of(judged) if isinstance(judged, Judgement) else judged


def first_leaf(goal: Goal) -> Leaf:
    """Any term of the goal."""
    while not isinstance(goal, Leaf):
        goal = goal.parts[0]
    return goal


def group(need: int, goals: tuple[Goal, ...], labels: tuple[str, ...] = ()) -> Goal:
    """A group with its verdict; a group of one is that one."""
    if len(goals) == 1 and not labels:
        return goals[0]
    return Group(need, goals, at_least(need, (g.verdict for g in goals)), labels)


@dataclass(frozen=True, slots=True)
class _Maker:
    leaves: Leaves

    def goal(self, judgement: Judgement, negated: bool) -> Goal:
        condition, parts = judgement.condition, judgement.parts
        match condition:
            case Term():
                return self.leaf(judgement, negated)
            case Not():
                return self.goal(parts[0], not negated)
            case All():
                return self.group(judgement, len(parts), negated)
            case AnyOf():
                return self.group(judgement, 1, negated)
            case AtLeast(count=count):
                return self.group(judgement, count, negated)
            case Readings(parts=readings):
                return _split(tuple([self.goal(p, negated) for p in parts]), tuple(r.label for r in readings))
            case Exception_(then=then):
                return self.exception(parts, then, negated)

    def leaf(self, judgement: Judgement, negated: bool) -> Leaf:
        place = (id(judgement), negated)  # the leaf keeps its judgement, so the id stays taken
        made = self.leaves.get(place)
        if made is None:
            made = self.leaves[place] = Leaf(judgement, negated, turned(judgement, negated))
        return made

    def group(self, judgement: Judgement, need: int, negated: bool) -> Goal:
        goals = tuple([self.goal(part, negated) for part in judgement.parts])
        if len(goals) == 1:
            return goals[0]
        return Group(len(goals) - need + 1 if negated else need, goals, turned(judgement, negated))

    def exception(self, parts: tuple[Judgement, ...], then: Verdict, negated: bool) -> Goal:
        rule, exception = parts
        helps = (self.goal(rule, negated), self.goal(exception, negated))
        against = (self.goal(rule, negated), self.goal(exception, not negated))
        labels = (RULE, EXCEPTION)
        any_, both = group(1, helps, labels), group(2, against, labels)
        if negated:  # not (rule or exception) = neither; not (rule and not exception) = not rule, or exception
            any_, both = group(2, helps, labels), group(1, against, labels)
        if then is Verdict.YES:
            return any_
        if then is Verdict.NO:
            return both
        return _split((any_, both), (EXCEPTION_COUNTS, EXCEPTION_DOES_NOT))


def turned(judgement: Judgement, negated: bool) -> Verdict:
    """The verdict on the judgement, or on its opposite."""
    return negate(judgement.verdict) if negated else judgement.verdict


def _split(goals: tuple[Goal, ...], labels: tuple[str, ...]) -> Goal:
    return Split(goals, labels, consensus(g.verdict for g in goals))
