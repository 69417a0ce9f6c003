"""Judge policies for a case on a date: a pure function, without clock, disk or locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.eligibility.finding import Finding, Findings
from desktop.eligibility.measure import Measure
from desktop.eligibility.policy import Policy
from desktop.rules.evaluate import judge
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.facts.case import Case


def judge_policies(case: Case, policies: Iterable[Policy], date: dt.date) -> Findings:
    """Every measure's finding; `date` decides the standing of each."""
    return Findings(date, tuple(judge_measure(case, p, m, date) for p in policies for m in p.measures))


def judge_measure(case: Case, policy: Policy, measure: Measure, date: dt.date) -> Finding:
    """One measure's finding: INFO when it has no condition."""
    standing = measure.validity.on(date)
    if measure.condition is None:
        relevance = judge(measure.relevance, case).verdict if measure.relevance is not None else None
        return Finding(policy, measure, standing, Verdict.INFO, case, relevance=relevance)
    judgement = judge(measure.condition, case)
    return Finding(policy, measure, standing, judgement.verdict, case, judgement)
