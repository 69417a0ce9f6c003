"""Bans that stand in the way of the project: said before any step, because no step helps while they bite."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.eligibility.measure import Concerns, Kind
from desktop.planning.plan import Conflict
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings
    from desktop.rules.reason import Reason

FIRST = "先处理这一条，再办下面的步骤。"
ASK_IF_VALID = "这份政策{standing}，先问主管部门现在还管不管，再办下面的步骤。"
ASK_HOW_READ = "政策文字有不同读法，先请主管部门确认，再办下面的步骤。"


def bans(findings: Findings) -> tuple[Conflict, ...]:
    """What the project runs into, in force first; of what is only in doubt no more than what is in force."""
    here = [found for found in findings.here() if _stops_a_project(found)]
    return tuple(_conflict(found) for found in sorted(here, key=lambda found: not found.is_today))


def _stops_a_project(finding: Finding) -> bool:
    """A ban of a policy that has run out stops nobody; one on the firm, such as a dearer tariff, stops no project."""
    measure = finding.measure
    if measure.kind is not Kind.PROHIBITION or measure.concerns is not Concerns.PROJECT or finding.standing.is_over:
        return False
    return finding.bites or (finding.is_today and _is_read_in_two_ways(finding))


def _is_read_in_two_ways(finding: Finding) -> bool:
    return finding.concerned and finding.verdict is Verdict.UNKNOWN and not finding.missing


def _conflict(finding: Finding) -> Conflict:
    measure, reasons = finding.measure, finding.reasons
    now = "；".join(dict.fromkeys(f"{reason.label}：{reason.value_text}" for reason in reasons))
    if finding.bites:
        lead, rest = "碰到了", FIRST if finding.is_today else ASK_IF_VALID.format(standing=finding.standing.label)
    else:
        lead, rest = "可能碰到", ASK_HOW_READ
    clause = f"{finding.policy.short_title} {measure.clause}"
    return Conflict(
        f"ban.{measure.id}", "", f"{lead}“{_unquoted(measure.title)}”（{now}）。{rest}", clause, _facts(reasons)
    )


def _unquoted(title: str) -> str:
    return title.replace("“", "").replace("”", "")


def _facts(reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.fact for reason in reasons))
