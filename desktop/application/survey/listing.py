"""Which findings a report lists, in which order and under which number; proof sheets carry the same numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.eligibility.measure import Concerns
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings
    from desktop.eligibility.policy import Policy


@dataclass(frozen=True, slots=True)
class Numbered:
    """A decided or open finding with its number in the report."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class PolicyPart:
    """What a report says of one policy: decided, open, and what is only information."""

    policy: Policy
    decided: tuple[Numbered, ...]
    open: tuple[Numbered, ...]
    information: tuple[Finding, ...]
    unconcerned: tuple[Finding, ...] = ()

    @property
    def listed(self) -> tuple[Numbered, ...]:
        """What has a proof sheet."""
        return (*self.decided, *self.open)


@dataclass(frozen=True, slots=True)
class Listing:
    """The findings of a report; `elsewhere` counts those of policies made for another place."""

    parts: tuple[PolicyPart, ...]
    elsewhere: int
    other_policies: tuple[str, ...]

    @property
    def numbered(self) -> tuple[Numbered, ...]:
        """Every finding with a number, in its order."""
        return tuple(one for part in self.parts for one in part.listed)

    @property
    def bans(self) -> tuple[Numbered, ...]:
        """The prohibitions that bite: in force first, and what stops the project before what only costs the firm."""
        found = (one for one in self.numbered if one.finding.bites)
        return tuple(sorted(found, key=lambda one: _severity(one.finding)))

    @property
    def doubtful_bans(self) -> tuple[Numbered, ...]:
        """The prohibitions of today that the project may run into, as their text can be read."""
        return tuple(one for one in self.numbered if one.finding.may_bite)


def _severity(finding: Finding) -> tuple[bool, bool, bool]:
    stops = finding.measure.concerns is Concerns.PROJECT
    return not finding.is_today, finding.standing.is_over, not stops


def list_findings(findings: Findings) -> Listing:
    """Policies with something usable today first; within one the bans that bite, then met, failed and open ones."""
    here = [one for one in findings.findings if not one.elsewhere]
    away = [one for one in findings.findings if one.elsewhere]
    policies = list(dict.fromkeys(one.policy.id for one in here))
    policies.sort(key=lambda id_: not any(one.is_today for one in here if one.policy.id == id_))
    parts: list[PolicyPart] = []
    for id_ in policies:
        start = sum(len(part.listed) for part in parts)
        parts.append(_part([one for one in here if one.policy.id == id_], start))
    return Listing(tuple(parts), len(away), tuple(dict.fromkeys(_place_name(one) for one in away)))


def _place_name(finding: Finding) -> str:
    """What is for another place: the policy, or the one measure that has a place of its own."""
    return finding.policy.short_title if finding.measure.scope is None else finding.measure.title


def _part(found: list[Finding], start: int) -> PolicyPart:
    unconcerned = tuple(one for one in found if not one.concerned)
    decided = [one for one in found if one.concerned and one.verdict in (Verdict.YES, Verdict.NO)]
    decided.sort(key=lambda one: (not one.bites, one.sign is Verdict.NO, one.verdict is Verdict.NO, not one.is_today))
    open_ = sorted((one for one in found if one.verdict is Verdict.UNKNOWN), key=lambda one: not one.is_today)
    numbers = [Numbered(start + place, one) for place, one in enumerate([*decided, *open_], 1)]
    information = tuple(one for one in found if one.verdict is Verdict.INFO and one.relevance is not Verdict.NO)
    done, waiting = tuple(numbers[: len(decided)]), tuple(numbers[len(decided) :])
    return PolicyPart(found[0].policy, done, waiting, information, unconcerned)
