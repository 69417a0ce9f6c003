"""Judge policies for a case on a date: a pure function, without clock, disk or locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.eligibility.finding import Finding, Findings
from desktop.eligibility.measure import Measure
from desktop.eligibility.policy import Policy
from desktop.rules.evaluate import Seen, judge
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.facts.case import Case


def judge_policies(case: Case, policies: Iterable[Policy], date: dt.date) -> Findings:
    """Every measure's finding; `date` decides the standing of each."""
    found: list[Finding] = []
    for policy in policies:
        seen: Seen = {}  # conditions that several measures of the policy share are judged once
        found += (judge_measure(case, policy, measure, date, seen) for measure in policy.measures)
    return Findings(date, tuple(found))


def judge_measure(case: Case, policy: Policy, measure: Measure, date: dt.date, seen: Seen | None = None) -> Finding:
    """One measure's finding: INFO when it has no condition; of a policy of another place only what leaves the scope
    out is judged further."""
    standing = measure.validity.on(date)
    scope = judge(policy.scope, case, seen) if policy.scope is not None else None
    elsewhere = scope is not None and scope.verdict is Verdict.NO
    if measure.condition is None:
        relevance = Verdict.NO if elsewhere else _relevance(case, measure, seen)
        return Finding(policy, measure, standing, Verdict.INFO, case, None, relevance, elsewhere, date)
    is_settled = elsewhere and measure.scoped
    judgement = scope if scope is not None and is_settled else judge(measure.condition, case, seen)
    return Finding(policy, measure, standing, judgement.verdict, case, judgement, None, elsewhere, date)


def _relevance(case: Case, measure: Measure, seen: Seen | None) -> Verdict | None:
    return judge(measure.relevance, case, seen).verdict if measure.relevance is not None else None
