"""Finding a finding by the id that an indicator writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings


def finder(findings: Findings) -> Callable[[str], Finding | None]:
    """Look measures up by id; indicators write the policy's id before it, a policy file may leave it out."""
    names = {f.measure.id: f for f in findings.findings}
    names |= {f"{f.policy.id.lower()}.{f.measure.id}": f for f in findings.findings}
    return names.get
