"""How much is still to do before a measure can be had: to sort findings by, and to say in a few words.

Nothing here is a promise: what is met is ready to be prepared, not granted.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from desktop.eligibility.measure import Kind
from desktop.eligibility.standing import Standing
from desktop.facts.fact import Change
from desktop.rules import words
from desktop.rules.evaluate import judge
from desktop.rules.step import StepKind
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.rules.step import ChangeStep
    from desktop.rules.ways import Way

NOTHING, HAD, NO_WAY, ASK = "不用再做什么", "已经办到，不用再做什么", "目前没有可行的办法", "要请主管部门确认"
SETTLE = "先解决碰到的禁止"
_MET_BUT = {
    Standing.DRAFT: "条件已符合，等政策正式发布",
    Standing.NOT_YET: "条件已符合，等政策施行",
    Standing.EXPIRED: "条件已符合，政策已过期",
    Standing.SUPERSEDED: "条件已符合，政策已被替代",
    Standing.UNVERIFIED: "条件已符合，先核实政策是否有效",
}


_KEPT = (Kind.DUTY, Kind.GATE)  # met is kept: their papers prove it, nobody hands them in once more


class EffortKind(IntEnum):
    """What sort of thing is to be done, the least first."""

    PREPARE = 0  # met: hand in the papers
    ANSWER = 1  # open: answer questions
    ASK = 2  # open: no answer helps, an authority has to say
    CHANGE = 3  # not met: the firm can change something
    DONE = 4  # met, nothing comes of it: a duty or gate fulfilled, a ban not touched, a list the firm is on already
    BEYOND = 5  # not met, and nothing honest helps; or a ban stands before it
    ASIDE = 6  # information, another place, not concerned


@dataclass(frozen=True, slots=True)
class Effort:
    """`order` compares with that of any other finding, the least effort first; `text` says it: 最多再答 2 题.

    What has expired comes after everything else: no effort brings it back.
    """

    kind: EffortKind
    order: tuple[Decimal | int, ...]
    text: str


def effort_of(finding: Finding) -> Effort:
    """What is still to do for this finding."""
    kind = _kind(finding)
    if kind is EffortKind.PREPARE:
        papers = len(finding.measure.documents)
        return _effort(finding, kind, _ready(finding, papers), papers)
    if kind is EffortKind.ANSWER:
        count = len(finding.missing)
        return _effort(finding, kind, "再答 1 题" if count == 1 else f"最多再答 {count} 题", count)
    if kind is EffortKind.CHANGE:
        way = finding.ways[0]
        return _effort(finding, kind, _changes(finding, way), *_weight(way, finding.as_of))
    done = HAD if _is_had(finding) else NOTHING
    said = {EffortKind.ASK: ASK, EffortKind.DONE: done, EffortKind.BEYOND: NO_WAY}
    return _effort(finding, kind, SETTLE if finding.barred_by else said.get(kind) or finding.verdict_text)


def _effort(finding: Finding, kind: EffortKind, text: str, *more: Decimal | int) -> Effort:
    return Effort(kind, (int(finding.standing.is_over), int(kind), *more), text)


def _kind(finding: Finding) -> EffortKind:
    if finding.elsewhere or not finding.concerned or finding.verdict is Verdict.INFO:
        return EffortKind.ASIDE
    if finding.barred_by:
        return EffortKind.BEYOND
    if finding.verdict is Verdict.UNKNOWN:
        return EffortKind.ANSWER if finding.missing else EffortKind.ASK
    if finding.verdict is Verdict.NO:
        return EffortKind.CHANGE if finding.ways else EffortKind.BEYOND
    kind = finding.measure.kind
    if kind in _KEPT or finding.brings_nothing or _is_had(finding):
        return EffortKind.DONE
    return EffortKind.PREPARE if kind.gives or finding.measure.documents else EffortKind.DONE


def _is_had(finding: Finding) -> bool:
    had = finding.measure.had
    return had is not None and judge(had, finding.case).verdict is Verdict.YES


def _ready(finding: Finding, papers: int) -> str:
    """现在就能准备，材料 3 份; of a policy that cannot be used today why not."""
    said = _MET_BUT.get(finding.standing, "现在就能准备")
    return f"{said}，材料 {papers} 份" if papers and not finding.standing.is_over else said


def _weight(way: Way, today: dt.date | None) -> tuple[Decimal | int, ...]:
    """The heaviest kind of step, what the project is about, the number of steps, yuan, and days to wait."""
    heaviest = max(step.kind.weight for step in way.changes)
    content = sum(step.is_about_content for step in way.changes)
    days = (way.until - today).days if way.until and today else 0
    return heaviest, content, len(way.changes), way.yuan, days


def _changes(finding: Finding, way: Way) -> str:
    """先核实 1 项，办 1 项证明或手续，等到 2026年12月31日，再投 150 万元，由企业决定 1 项."""
    if finding.standing.is_over:
        return f"政策{finding.standing.label}，不必再办"
    own = (step for step in way.changes if step.cost is None and step.until is None)
    kinds = Counter(step.kind for step in own if not _comes_along(finding, step))
    parts = [
        said.format(count)
        for kind, said in (
            (StepKind.CONFIRM, "先核实 {} 项"),
            (StepKind.DOCUMENT, "办 {} 项证明或手续"),
            (StepKind.DATE, "等 {} 项到时候"),
        )
        if (count := kinds[kind])
    ]
    if way.until is not None:
        parts.append(f"等到 {way.until.year}年{way.until.month}月{way.until.day}日")
    if way.yuan:
        parts.append(f"再投 {words.money(way.yuan)}")
    return "，".join([*parts, *_decided(way)])


def _comes_along(finding: Finding, step: ChangeStep) -> bool:
    """True for what another paper of the same way brings: the day of a title."""
    return step.kind is StepKind.DOCUMENT and finding.case.catalogue[step.fact].change is Change.FOLLOWS


def _decided(way: Way) -> list[str]:
    """The decisions that cost nothing anyone can name; what the project is comes apart, for it cannot be chosen."""
    free = [step for step in way.changes if step.kind is StepKind.DECISION and step.cost is None]
    content = sum(step.is_about_content for step in free)
    parts = [f"由企业决定 {len(free) - content} 项"] if len(free) > content else []
    return [*parts, "看项目内容是否符合"] if content else parts
