"""The last days of what can be used today: one step for a policy's measures that run out together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from desktop.eligibility.measure import Kind
from desktop.eligibility.standing import Standing
from desktop.planning.plan import PlanStep, State
from desktop.planning.scene import Scene, item_of
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding

_NOTHING_TO_USE = frozenset([Kind.DEFINITION, Kind.TARGET, Kind.DUTY, Kind.ADMINISTRATION, Kind.PROHIBITION, Kind.GATE])
MOST_FACTS, MOST_NAMED = 4, 2


def windows(scene: Scene) -> list[PlanStep]:
    """The steps "use it until then" and, for what is decided but not yet in force, "from then on"."""
    ends: dict[tuple[str, dt.date], list[Finding]] = defaultdict(list)
    starts: dict[tuple[str, dt.date], list[Finding]] = defaultdict(list)
    for finding in scene.findings.here():
        validity = finding.measure.validity
        if scene.here(finding.policy.id) is not Verdict.YES:
            continue  # whether the firm is there is not known; the plan says so once
        if (
            not finding.concerned
            or finding.barred_by
            or finding.brings_nothing
            or finding.measure.kind in _NOTHING_TO_USE
            or finding.verdict not in (Verdict.YES, Verdict.UNKNOWN)
        ):
            continue
        if finding.is_today and validity.expires:
            ends[finding.policy.id, validity.expires].append(finding)
        elif finding.standing is Standing.NOT_YET and validity.declared is Standing.IN_FORCE and validity.effective:
            starts[finding.policy.id, validity.effective].append(finding)
    left_out = _left_out(scene) if ends else {}
    return [_end(day, found, left_out) for (_, day), found in ends.items()] + [
        _start(day, found) for (_, day), found in starts.items()
    ]


def _left_out(scene: Scene) -> dict[str, str]:
    """What the best combination of today does without, and why: not all of a step can be had together."""
    combined = [total.combination for total in scene.findings.totals.today.values() if total.combination]
    return {one.finding.measure.id: one.reason for found in combined for one in found.left_out}


def _end(day: dt.date, found: list[Finding], left_out: dict[str, str]) -> PlanStep:
    policy = found[0].policy
    sure = any(finding.verdict is Verdict.YES for finding in found)
    without = [finding for finding in found if finding.measure.id in left_out]
    reasons = "".join(f"没有算“{one.measure.title}”：{left_out[one.measure.id]}。" for one in without)
    return PlanStep(
        id=f"window.{policy.id}.{day:%Y%m%d}",
        title=f"到期前用上{_named([one for one in found if one not in without] or found)}",
        why=f"过了这一天就不能再按这几项办。后面会不会延长，看新的通知。{reasons}",
        clause="见各项",
        state=State.NOW if sure else State.OPEN,
        due=day,
        date_note="日期来自：政策写明的最后一天",
        facts=_missing(found),
        items=tuple(item_of(finding) for finding in found),
        standing=found[0].standing,
    )


def _start(day: dt.date, found: list[Finding]) -> PlanStep:
    policy = found[0].policy
    return PlanStep(
        id=f"begin.{policy.id}.{day:%Y%m%d}",
        title=f"开始施行{_named(found)}",
        why="从这一天起才能按这几项办，可以先准备材料。",
        clause="见各项",
        state=State.LATER,
        earliest=day,
        due=found[0].measure.validity.expires,
        date_note="日期来自：政策写明的施行日期",
        facts=_missing(found),
        items=tuple(item_of(finding) for finding in found),
        standing=found[0].standing,
    )


def _named(found: list[Finding]) -> str:
    """What runs out or begins, by name while there are few."""
    titles = [finding.measure.title for finding in found]
    if len(titles) <= MOST_NAMED:
        return "".join(f"“{title}”" for title in titles)
    return f"“{titles[0]}”等 {len(titles)} 项（{found[0].policy.short_title}）"


def _missing(found: list[Finding]) -> tuple[str, ...]:
    """The most decisive question of each, then the next ones, until there are enough."""
    ranks = [finding.missing for finding in found]
    ordered = [keys[n] for n in range(max(map(len, ranks), default=0)) for keys in ranks if n < len(keys)]
    return tuple(dict.fromkeys(ordered))[:MOST_FACTS]
