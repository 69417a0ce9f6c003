"""A measure judged for a case on a date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import LATER, Amount
from desktop.eligibility.amounts.workout import work_out
from desktop.eligibility.measure import Concerns, Kind, Measure
from desktop.eligibility.measurefacts import amount_facts
from desktop.eligibility.policy import Policy
from desktop.eligibility.standing import Standing
from desktop.rules import explain
from desktop.rules.evaluate import Judgement, judge
from desktop.rules.explain import Line, Reason
from desktop.rules.goal import Goal, Leaves, goal_of
from desktop.rules.lazy import lazy
from desktop.rules.verdict import Verdict
from desktop.rules.ways import Way, ways_to_qualify

if TYPE_CHECKING:
    from desktop.facts.case import Case

_WORDS = {Verdict.YES: "符合", Verdict.NO: "不符合", Verdict.UNKNOWN: "待补充", Verdict.INFO: "供参考"}
ELSEWHERE = "地区不适用"
NOT_CONCERNED = "不涉及"
BARRED = "暂不能申请"
TO_CONFIRM = "待确认"
"""Everything is answered, and only an authority can tell."""
_DUTY_WORDS = {Verdict.YES: "已做到", Verdict.NO: "尚未做到"}
_BAN_WORDS = {Verdict.YES: "未触及", Verdict.NO: "已触及"}


@dataclass(frozen=True)
class Finding:
    """The verdict; everything that explains it is worked out when first asked for.

    `judgement` is None for information; `relevance` then says whether it concerns this firm (None: not said).
    `elsewhere`: the policy's scope is known not to hold; `judgement` is then the scope's alone, unless the measure
    leaves the scope out. `concerned` is false for a duty or a ban known to pass this case by: its verdict is YES,
    because nothing is broken, but it is said and counted apart. `barred_by`: bans that must be settled before it can
    be had; `verdict` is still that of its own condition.
    """

    policy: Policy
    measure: Measure
    standing: Standing
    verdict: Verdict
    case: Case = field(repr=False, compare=False)
    judgement: Judgement | None = field(default=None, repr=False, compare=False)
    relevance: Verdict | None = None
    elsewhere: bool = False
    as_of: dt.date | None = None
    shared_goal: Goal | None = field(default=None, repr=False, compare=False)
    concerned: bool = True
    shared_leaves: Leaves | None = field(default=None, repr=False, compare=False)
    barred_by: tuple[Finding, ...] = field(default=(), repr=False)

    @property
    def is_today(self) -> bool:
        """True when the policy can be used on the day asked about; else the finding is 仅供参考."""
        return self.standing.is_usable

    @property
    def bites(self) -> bool:
        """True for a prohibition the firm is known to run into; while its place is open the verdict is."""
        return self.measure.kind is Kind.PROHIBITION and self.verdict is Verdict.NO and not self.elsewhere

    @property
    def may_bite(self) -> bool:
        """True for a ban on projects, in force, of which only the authority can say whether it is this one's."""
        is_ban = self.measure.kind is Kind.PROHIBITION and self.measure.concerns is Concerns.PROJECT
        is_open = self.verdict is Verdict.UNKNOWN and not self.missing
        return is_ban and is_open and self.is_today and self.concerned and not self.elsewhere

    @property
    def verdict_text(self) -> str:
        """The verdict in words that fit the kind of measure; a policy of another place is neither met nor broken."""
        if self.elsewhere:
            return ELSEWHERE
        if not self.concerned:
            return NOT_CONCERNED
        if self.barred_by:
            return BARRED
        if self.verdict is Verdict.UNKNOWN and not self.missing:
            return TO_CONFIRM
        special = {Kind.DUTY: _DUTY_WORDS, Kind.PROHIBITION: _BAN_WORDS}.get(self.measure.kind, {})
        return special.get(self.verdict, _WORDS[self.verdict])

    @property
    def sign(self) -> Verdict:
        """The verdict whose sign stands beside the word: 不涉及 is no success, and what is barred cannot be had."""
        if self.barred_by:
            return Verdict.NO
        return self.verdict if self.concerned else Verdict.INFO

    @property
    def bar_note(self) -> str:
        """Which ban stands before it, in one sentence; "" when none does."""
        if not self.barred_by:
            return ""
        first, more = self.barred_by[0], len(self.barred_by) - 1
        named = f"“{first.measure.title}”（{first.policy.short_title} {first.measure.clause}）"
        return f"项目碰到{named}{f'等 {more + 1} 条禁止' if more else ''}，先解决它，这一项才能申请或办理。"

    @lazy
    def goal(self) -> Goal | None:
        """The judgement as what must hold, for explaining it; None for information."""
        if self.shared_goal is not None:
            return self.shared_goal
        return goal_of(self.judgement, leaves=self.shared_leaves) if self.judgement else None

    @lazy
    def reasons(self) -> list[Reason]:
        """The terms that decide now."""
        return explain.deciding(self.goal) if self.goal else []

    @lazy
    def is_choice(self) -> bool:
        """True when it is not met and meeting any one of the reasons would do."""
        return self.verdict is Verdict.NO and self.goal is not None and explain.is_choice(self.goal)

    @lazy
    def missing(self) -> list[str]:
        """The facts that would settle an open verdict, most decisive first; none for a policy of another place."""
        return explain.missing(self.goal) if self.goal and not self.elsewhere else []

    @lazy
    def tree(self) -> list[Line]:
        """The condition in words, line by line."""
        return explain.tree(self.goal) if self.goal else []

    @lazy
    def readings(self) -> list[tuple[str, Verdict]]:
        """How the whole ends under each reading of a doubtful text; none of what passes the case by.

        While its place is open nobody breaks a duty or a ban, under any reading.
        """
        found = explain.readings(self.judgement) if self.judgement and self.concerned else []
        outside = self.measure.unless_elsewhere
        if outside is None or self.verdict is not Verdict.UNKNOWN or not found:
            return found
        open_ = {label for label, said in explain.readings(judge(outside, self.case)) if said is Verdict.UNKNOWN}
        return [(label, Verdict.UNKNOWN if said is Verdict.NO and label in open_ else said) for label, said in found]

    @lazy
    def authority_note(self) -> str:
        """What only an authority can settle; "" when facts can."""
        return explain.authority_note(self.judgement) if self.judgement else ""

    @lazy
    def ways(self) -> tuple[Way, ...]:
        """The smallest honest changes that would make it YES, cheapest first."""
        if self.measure.condition is None or self.elsewhere or not self.concerned:
            return ()
        judged = self.judgement.condition if self.judgement else self.measure.condition
        return ways_to_qualify(judged, self.case, date=self.as_of)

    @lazy
    def amount(self) -> Amount | None:
        """What the measure is worth when granted; None when it gives no money."""
        rule = self.measure.amount
        made = work_out(rule, self.case, self.as_of) if rule else None
        if made is None or not self._rests_on_what_fails:
            return made
        return replace(made, note="；".join(filter(None, (LATER, made.note))), later=True)

    @property
    def is_given(self) -> bool:
        """True for what is met and can be applied for or enjoyed; money that comes to nothing is neither."""
        met = self.verdict is Verdict.YES and not self.barred_by
        return met and self.measure.kind.gives and not self.brings_nothing

    @property
    def is_idle(self) -> bool:
        """True for what is met and nobody applies for: a gate, a duty, a definition, or money that comes to nothing."""
        return self.verdict is Verdict.YES and self.concerned and not self.barred_by and not self.is_given

    @property
    def brings_nothing(self) -> bool:
        """True where the money comes to nothing for this firm, this year or later."""
        return self.amount is not None and self.amount.high == 0 and not self.amount.carried

    @property
    def _rests_on_what_fails(self) -> bool:
        """True when it is not met for a figure its amount is of: met, it would come to something else."""
        if self.verdict is not Verdict.NO or self.elsewhere or self.measure.amount is None:
            return False
        read = set(amount_facts(self.measure.amount))
        return any(one.verdict is Verdict.NO and one.fact in read for one in self.reasons)
