"""One thing a policy gives, demands or forbids."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from desktop.eligibility.amounts.rule import AmountRule
from desktop.eligibility.claim import Claim
from desktop.eligibility.standing import Validity
from desktop.rules.term import Condition


class Kind(Enum):
    """What sort of measure it is."""

    DEFINITION = "definition"
    ELIGIBILITY = "eligibility"
    GATE = "gate"
    AWARD = "award"
    SUBSIDY = "subsidy"
    LOAN_INTEREST = "loan_interest"
    CASE_BY_CASE = "case_by_case"
    PROGRAMME = "programme"
    TARGET = "target"
    APPROVAL = "approval"
    FILING = "filing"
    FINANCE = "finance"
    TAX = "tax"
    LAND = "land"
    DUTY = "duty"
    ADMINISTRATION = "administration"
    SERVICE = "service"
    FUNDING_SOURCE = "funding_source"
    PROHIBITION = "prohibition"
    INFORMATION_SYSTEM = "information_system"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return _KIND_LABELS[self]

    @property
    def gives(self) -> bool:
        """True for what a firm can apply for or enjoy; duties, bans and definitions are not."""
        return self in _GIVING

    @property
    def rests_on_project(self) -> bool:
        """True for what nobody gives to a project that must not be: awards, subsidies, filing, approvals, a library."""
        return self in _ON_PROJECT


_KIND_LABELS = {
    Kind.DEFINITION: "概念界定",
    Kind.ELIGIBILITY: "准入条件",
    Kind.GATE: "前置条件",
    Kind.AWARD: "奖励",
    Kind.SUBSIDY: "补助",
    Kind.LOAN_INTEREST: "贷款贴息",
    Kind.CASE_BY_CASE: "一事一议",
    Kind.PROGRAMME: "重点方向",
    Kind.TARGET: "工作目标",
    Kind.APPROVAL: "审批便利",
    Kind.FILING: "备案核准",
    Kind.FINANCE: "融资支持",
    Kind.TAX: "税收政策",
    Kind.LAND: "用地政策",
    Kind.DUTY: "企业义务",
    Kind.ADMINISTRATION: "政府事项",
    Kind.SERVICE: "公共服务",
    Kind.FUNDING_SOURCE: "资金来源",
    Kind.PROHIBITION: "限制禁止",
    Kind.INFORMATION_SYSTEM: "信息系统",
}


_GIVING = frozenset({
    Kind.ELIGIBILITY, Kind.AWARD, Kind.SUBSIDY, Kind.LOAN_INTEREST, Kind.CASE_BY_CASE, Kind.PROGRAMME,
    Kind.APPROVAL, Kind.FINANCE, Kind.TAX, Kind.LAND, Kind.SERVICE,
})  # fmt: skip


_ON_PROJECT = frozenset({
    Kind.ELIGIBILITY, Kind.AWARD, Kind.SUBSIDY, Kind.LOAN_INTEREST, Kind.CASE_BY_CASE,
    Kind.APPROVAL, Kind.FILING, Kind.FINANCE, Kind.TAX, Kind.LAND, Kind.SERVICE,
})  # fmt: skip


class Concerns(Enum):
    """Whom a measure concerns."""

    FIRM = "firm"
    PROJECT = "project"
    PARK = "park"
    PERSON = "person"
    GOVERNMENT = "government"

    @property
    def label(self) -> str:
        """The subject in Chinese."""
        return {"firm": "企业", "project": "项目", "park": "园区", "person": "个人", "government": "政府"}[self.value]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to hand in; `origin` says where the demand was read: "policy", "guide" or "practice"."""

    name: str
    origin: str = "practice"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with everything needed to judge and show it.

    `condition` true always means well for the firm: it qualifies, complies, or is not touched by a ban.
    It already contains the policy's scope, unless `scoped` is false: then it holds wherever the firm is.
    `scope` is a place of the measure's own, which goes before the policy's.
    `quotable` is false for a direction that says who the firm is, not what a project does: no application quotes it.
    `applies_when` of a duty or a ban says whom it concerns at all; whom it doesn't has nothing to comply with;
    `unless_beside` is then the scope and either not that or the condition.
    `unless_elsewhere` of a duty or a ban: another place, or the condition. While the place is open nothing is broken there.
    Without a condition the measure is information; `relevance` then only says whether it concerns this firm.
    `fits_when` says of a direction named for certain trades what the project must do besides, to be one of it.
    `had` says when the firm has it already, and nothing is left to hand in.
    `discretion` tells what an authority decides beyond the facts. `excludes` names measures that cannot be had together with it, `group` one of the policy's
    stacking groups, `claims` what it is paid for, `records` the reference records it stands for.
    `bars`: a ban that keeps the project from whatever `rests_on_project`, in this policy and in others.
    """

    id: str
    title: str
    clause: str
    kind: Kind
    concerns: Concerns
    summary: str
    validity: Validity
    condition: Condition | None = None
    relevance: Condition | None = None
    amount: AmountRule | None = None
    discretion: str = ""
    ambiguity: str = ""
    documents: tuple[Paper, ...] = ()
    excludes: tuple[str, ...] = ()
    group: str = ""
    records: tuple[str, ...] = ()
    verified: str = ""
    doubt: str = ""
    standing_note: str = field(default="")
    scoped: bool = True
    quotable: bool = True
    scope: Condition | None = None
    claims: tuple[Claim, ...] = ()
    applies_when: Condition | None = None
    unless_beside: Condition | None = None
    unless_elsewhere: Condition | None = None
    had: Condition | None = None
    fits_when: Condition | None = None
    bars: bool = False
    rests_on_project: bool = False

    @property
    def judged(self) -> Condition | None:
        """What decides the verdict: the condition, unless the measure passes the case by."""
        return self.unless_beside or self.condition
