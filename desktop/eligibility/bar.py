"""A ban that bites stands before everything that rests on the project being permitted.

A ban bars only what is no firmer than itself: one in force bars all; a draft, or one nobody verified, bars what is for
reference too, but nothing that can be had today; one that is over bars only what is over as well, as it does in its
own document. A ban of which it is open whether it bites, or whether the firm is in its place, bars nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.standing import Standing

_STILL_OPEN = (Verdict.YES, Verdict.UNKNOWN)
WAY_OUT = "先改项目，或者请主管部门书面确认不在禁止之列"
NO_WAY = "靠企业自己改不了这些条件，这一条现在走不通。"


def firmness(standing: Standing) -> int:
    """How much a text weighs against another: 2 in force, 1 for reference, 0 over."""
    return 2 if standing.is_usable else 0 if standing.is_over else 1


def stands_before(ban: Finding, standing: Standing | None) -> bool:
    """True when the ban is as firm as that; None is what holds everywhere, whatever the policies say."""
    return firmness(ban.standing) >= (2 if standing is None else firmness(standing))


def biting(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The bans this project runs into that keep it from everything else, the firmest first."""
    found = [one for one in findings if one.measure.bars and one.bites]
    return tuple(sorted(found, key=lambda one: -firmness(one.standing)))


def no_way(finding: Finding) -> str:
    """What is said where no answer the firm can change would do; a ban that bars the project can still be settled."""
    can_settle = finding.bites and finding.measure.bars and not finding.standing.is_over
    return f"{WAY_OUT}。" if can_settle else NO_WAY


def with_bars(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, each of those barred with the bans that stand before it."""
    bans = biting(findings)
    return tuple([_barred(one, bans) for one in findings]) if bans else tuple(findings)


def _barred(finding: Finding, bans: tuple[Finding, ...]) -> Finding:
    if finding.elsewhere or finding.verdict not in _STILL_OPEN or not finding.measure.rests_on_project:
        return finding
    before = tuple(ban for ban in bans if stands_before(ban, finding.standing))
    return replace(finding, barred_by=before) if before else finding
