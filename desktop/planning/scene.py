"""What a plan is made for: the case, its findings and the day, with the questions every step asks of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.planning.dating import Span, asked, find
from desktop.planning.plan import Item
from desktop.rules.dependence import is_unknown, to_ask
from desktop.rules.evaluate import judge
from desktop.rules.explain import missing
from desktop.rules.verdict import Verdict, any_of

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings
    from desktop.eligibility.policy import Policy
    from desktop.eligibility.standing import Standing
    from desktop.facts.case import Case
    from desktop.planning.rule import DateRules
    from desktop.rules.term import Condition


@dataclass(frozen=True)
class Scene:
    """The three things a plan depends on."""

    case: Case
    findings: Findings
    today: dt.date

    def judged(self, condition: Condition | None, default: Verdict) -> tuple[Verdict, list[str]]:
        """The verdict and the facts that would settle it."""
        if condition is None:
            return default, []
        judgement = judge(condition, self.case)
        return judgement.verdict, missing(judgement)

    def day(self, rules: DateRules) -> Span | None:
        """The first day of these that is known."""
        return find(rules, self.case, self.today)

    def unanswered(self, rules: DateRules) -> list[str]:
        """What to answer so that the day is known: the first way to find it that is open."""
        open_ = [key for key in asked(rules) if is_unknown(self.case, key)]
        return list(to_ask(self.case, open_[0])) if open_ and self.day(rules) is None else []

    def here(self, policy: str) -> Verdict:
        """Whether the firm is in the policy's place; YES for "", NO for a policy that was not judged."""
        if not policy:
            return Verdict.YES
        found = self._policies.get(policy)
        if found is None:
            return Verdict.NO
        return judge(found.scope, self.case).verdict if found.scope is not None else Verdict.YES

    def possible(self, measures: tuple[str, ...]) -> Verdict:
        """YES when one of the measures is met, NO when each is known not to be; YES for none."""
        return any_of(self._verdict(name) for name in measures) if measures else Verdict.YES

    def items(self, measures: tuple[str, ...]) -> tuple[Item, ...]:
        """The measures that still concern the firm, with how it stands to them."""
        return tuple(item_of(found) for name in measures if (found := self.finding(name)) and concerns(found))

    def standing(self, measures: tuple[str, ...], policy: str) -> Standing | None:
        """The standing to show: of the first measure that was judged, else of the policy; None without a policy."""
        if not policy:
            return None
        first = next((found for name in measures if (found := self.finding(name))), None)
        if first is not None:
            return first.standing
        whole = self._policies.get(policy)
        return whole.validity.on(self.today) if whole is not None else None

    def finding(self, measure: str) -> Finding | None:
        """The finding of a measure; None when it was not judged."""
        if measure not in self.findings:
            return None
        return self.findings[measure]

    def _verdict(self, measure: str) -> Verdict:
        found = self.finding(measure)
        if found is None or not concerns(found):
            return Verdict.NO
        return found.relevance or Verdict.YES if found.verdict is Verdict.INFO else found.verdict

    @cached_property
    def _policies(self) -> dict[str, Policy]:
        return {found.policy.id: found.policy for found in self.findings.findings}


def concerns(finding: Finding) -> bool:
    """False for what is of another place, barred, known not to be met, or known not to concern the firm."""
    if finding.elsewhere or finding.barred_by or not finding.concerned:
        return False
    return Verdict.NO not in (finding.verdict, finding.relevance)


def item_of(finding: Finding) -> Item:
    """A finding as one line of a step."""
    measure = finding.measure
    return Item(measure.id, measure.title, measure.clause, finding.verdict, finding.verdict_text)
