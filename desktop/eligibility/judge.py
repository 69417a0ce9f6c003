"""Judge policies for a case on a date: a pure function, without clock, disk or locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.eligibility.bar import with_bars
from desktop.eligibility.concern import goal_outside, goal_with_concern
from desktop.eligibility.finding import Finding
from desktop.eligibility.findings import Findings
from desktop.eligibility.measure import Measure
from desktop.eligibility.policy import Policy
from desktop.rules.evaluate import Judgement, Seen, judge
from desktop.rules.goal import Goal, Leaves, goal_of
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.rules.term import Condition


def judge_policies(case: Case, policies: Iterable[Policy], date: dt.date) -> Findings:
    """Every measure's finding; `date` decides the standing of each."""
    return Findings(date, with_bars([one for policy in policies for one in _judge_policy(case, policy, date)]))


def judge_measure(case: Case, policy: Policy, measure: Measure, date: dt.date) -> Finding:
    """One measure's finding: INFO when it has no condition."""
    return _judge_measure(case, policy, measure, date, _scope_of(case, measure.scope or policy.scope))


def _judge_policy(case: Case, policy: Policy, date: dt.date) -> Iterator[Finding]:
    scope = _scope_of(case, policy.scope)
    for measure in policy.measures:
        own = scope if measure.scope is None else _scope_of(case, measure.scope)
        yield _judge_measure(case, policy, measure, date, own)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What the measures of one place share: what is judged and worded already, and the scope when it doesn't hold.

    `is_open` while nobody knows whether the firm is there.
    """

    seen: Seen = field(default_factory=dict)
    leaves: Leaves = field(default_factory=dict)
    judgement: Judgement | None = None
    goal: Goal | None = None
    is_open: bool = False


def _scope_of(case: Case, scope: Condition | None) -> _Scope:
    seen: Seen = {}
    judgement = judge(scope, case, seen) if scope is not None else None
    if judgement is None or judgement.verdict is not Verdict.NO:
        return _Scope(seen, is_open=judgement is not None and judgement.verdict is Verdict.UNKNOWN)
    return _Scope(seen, {}, judgement, goal_of(judgement))


def _judge_measure(case: Case, policy: Policy, measure: Measure, date: dt.date, scope: _Scope) -> Finding:
    """What is for another place is judged no further, but for what leaves the scope out."""
    standing, elsewhere = measure.validity.on(date), scope.judgement is not None
    if measure.condition is None:
        relevance = Verdict.NO if elsewhere and measure.scoped else _relevance(case, measure, scope.seen)
        return Finding(policy, measure, standing, Verdict.INFO, case, None, relevance, elsewhere, date)
    if scope.judgement is not None and measure.scoped:
        no = scope.judgement
        return Finding(policy, measure, standing, no.verdict, case, no, None, elsewhere, date, scope.goal)
    if measure.applies_when is not None:
        concern = judge(measure.applies_when, case, scope.seen).verdict
        if concern is not Verdict.YES:
            return _beside(case, policy, measure, date, scope)
    judgement, goal = judge(measure.condition, case, scope.seen), None
    if scope.is_open and judgement.verdict is Verdict.NO and measure.unless_elsewhere is not None:
        judgement = judge(measure.unless_elsewhere, case, scope.seen)
        goal = goal_outside(judgement, scope.leaves)
    verdict, leaves = judgement.verdict, scope.leaves
    return Finding(
        policy, measure, standing, verdict, case, judgement, None, elsewhere, date, goal, shared_leaves=leaves
    )


def _beside(case: Case, policy: Policy, measure: Measure, date: dt.date, scope: _Scope) -> Finding:
    """A duty or a ban that does not concern the case, or of which that is still open."""
    assert measure.judged is not None
    judgement = judge(measure.judged, case, scope.seen)
    standing, elsewhere = measure.validity.on(date), scope.judgement is not None
    goal, concerned = goal_with_concern(judgement, scope.leaves)
    return Finding(
        policy, measure, standing, judgement.verdict, case, judgement, None, elsewhere, date, goal, concerned
    )


def _relevance(case: Case, measure: Measure, seen: Seen) -> Verdict | None:
    return judge(measure.relevance, case, seen).verdict if measure.relevance is not None else None
