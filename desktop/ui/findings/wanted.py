"""Which measure another page asked to see; carried by the desk, since a page asks only for a step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding, Findings
    from desktop.ui.desk import Desk

_PROPERTY = "wantedMeasure"


def want(desk: Desk, measure: str) -> None:
    """The next time findings are shown, show this one opened."""
    desk.setProperty(_PROPERTY, measure)


def take(desk: Desk) -> str:
    """The measure asked for, once; "" when there is none."""
    found = desk.property(_PROPERTY)
    desk.setProperty(_PROPERTY, None)
    return found if isinstance(found, str) else ""


def finder(findings: Findings) -> Callable[[str], Finding | None]:
    """Look measures up by id; indicators write the policy's id before it, a policy file may leave it out."""
    names = {f.measure.id: f for f in findings.findings}
    names |= {f"{f.policy.id.lower()}.{f.measure.id}": f for f in findings.findings}
    return names.get
