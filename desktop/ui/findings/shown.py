"""Which findings are shown, in which groups and order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from desktop.eligibility.effort import effort_of
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings
    from desktop.eligibility.measure import Kind


class Group(Enum):
    """The groups in reading order; what is met stands in three: to apply for today, for reference, and merely done."""

    BAN = "ban"
    YES = "yes"
    REFERENCE = "reference"
    OPEN = "open"
    BARRED = "barred"
    NO = "no"
    MET = "met"
    UNCONCERNED = "unconcerned"
    INFO = "info"
    UNRELATED = "unrelated"
    ELSEWHERE = "elsewhere"

    @property
    def label(self) -> str:
        """The heading."""
        return _LABELS[self]

    @property
    def starts_open(self) -> bool:
        """False for what would bury the rest."""
        return self in (Group.BAN, Group.YES, Group.REFERENCE, Group.OPEN, Group.BARRED, Group.NO)

    @property
    def verdict(self) -> Group:
        """The group whose word the filter and the counts use for it."""
        return Group.YES if self in (Group.REFERENCE, Group.MET) else self


class Part(Enum):
    """What a group is divided into: nobody can count on the second, nobody can have the third any more."""

    TODAY = "现行"
    REFERENCE = "没有定稿或没有核实的政策，仅供参考"
    OVER = "已过期的政策，仅供参考"


_LABELS = {
    Group.BAN: "碰到了限制或禁止，先处理",
    Group.YES: "现行可申请或享受的",
    Group.REFERENCE: "参考政策里符合的，现在还不能申请",
    Group.OPEN: "待补充、待确认",
    Group.BARRED: "被限制或禁止挡着的，先解决它才能申请",
    Group.NO: "不符合",
    Group.MET: "不用申请的（做到就行的前提、义务、限制或定义，算下来没有数额的）",
    Group.UNCONCERNED: "不涉及（这些义务和限制管不到本企业、本项目）",
    Group.INFO: "供参考（政策方向和政府的事，不判断符不符合）",
    Group.UNRELATED: "对不上的方向（行业或改造内容不在其中）",
    Group.ELSEWHERE: "外地的政策，与本企业所在地无关",
}


class Use(Enum):
    """Which standing is wanted."""

    ALL = "all"
    TODAY = "today"
    REFERENCE = "reference"


class Order(Enum):
    """How a group is sorted."""

    POLICY = "policy"
    MONEY = "money"
    EFFORT = "effort"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user wants to see; None means every verdict, kind or region (a policy's, "" for the whole country)."""

    use: Use = Use.ALL
    group: Group | None = None
    kind: Kind | None = None
    region: str | None = None
    order: Order = Order.POLICY


def group_of(finding: Finding) -> Group:
    """Where a finding belongs. A policy of another place never counts as 不符合."""
    if finding.elsewhere:
        return Group.ELSEWHERE
    if not finding.concerned:
        return Group.UNCONCERNED
    if finding.bites:
        return Group.BAN
    if finding.barred_by:
        return Group.BARRED
    if finding.relevance is Verdict.NO:
        return Group.UNRELATED
    if finding.verdict is Verdict.YES:
        return _met(finding)
    return {Verdict.UNKNOWN: Group.OPEN, Verdict.NO: Group.NO, Verdict.INFO: Group.INFO}[finding.verdict]


def _met(finding: Finding) -> Group:
    if not finding.is_given:
        return Group.MET
    return Group.YES if finding.is_today else Group.REFERENCE


def part_of(finding: Finding) -> Part:
    """Where it stands within its group."""
    if finding.is_today:
        return Part.TODAY
    return Part.OVER if finding.standing.is_over else Part.REFERENCE


def grouped(findings: Findings, choice: Choice) -> dict[Group, list[Finding]]:
    """The findings to show by group; a group without any is left out."""
    result: dict[Group, list[Finding]] = {group: [] for group in Group}
    for finding in findings.findings:
        group = group_of(finding)
        if _is_wanted(finding, group, choice):
            result[group].append(finding)
    return {group: _sorted(found, choice.order) for group, found in result.items() if found}


def counts(findings: Findings, choice: Choice) -> dict[Group, int]:
    """How many findings each group has under the other filters; those met are counted together under YES."""
    result = dict.fromkeys(Group, 0)
    for finding in findings.findings:
        group = group_of(finding)
        if _is_wanted(finding, group, replace(choice, group=None)):
            result[group.verdict] += 1
    return result


def _is_wanted(finding: Finding, group: Group, choice: Choice) -> bool:
    if choice.use is not Use.ALL and finding.is_today is not (choice.use is Use.TODAY):
        return False
    if choice.kind is not None and finding.measure.kind is not choice.kind:
        return False
    if choice.region is not None and finding.policy.region != choice.region:
        return False
    return choice.group is None or group.verdict is choice.group


def _sorted(found: list[Finding], order: Order) -> list[Finding]:
    """In the order asked for, part by part: money of an expired policy never stands above today's."""
    keys: dict[Order, Callable[[Finding], Any]] = {
        Order.MONEY: lambda f: -(f.amount.high if f.amount and f.amount.high else Decimal(0)),
        Order.EFFORT: lambda f: effort_of(f).order,
        Order.POLICY: lambda f: not f.measure.kind.gives,
    }
    places, key = list(Part), keys[order]
    return sorted(found, key=lambda f: (places.index(part_of(f)), key(f)))
