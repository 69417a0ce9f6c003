"""Naming measures and saying what a finding comes to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.amounts.amount import Amount
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings

SIGNS = {Verdict.YES: "✓", Verdict.NO: "×", Verdict.UNKNOWN: "?", Verdict.INFO: "i"}
LINE_WORDS = {Verdict.YES: "符合", Verdict.NO: "不符合", Verdict.UNKNOWN: "待补充", Verdict.INFO: "供参考"}
NO_AMOUNT = "—"


def find(ids: Iterable[str], findings: Findings | None) -> list[Finding]:
    """The findings of these measures, in this order; a measure no policy has (any more) is left out."""
    return [findings[one] for one in ids if one in findings] if findings is not None else []


def verdict_text(finding: Finding) -> str:
    """Sign and word, never one without the other."""
    return f"{SIGNS[finding.sign]} {finding.verdict_text}"


def line_text(verdict: Verdict) -> str:
    """Sign and word for one condition."""
    return f"{SIGNS[verdict]} {LINE_WORDS[verdict]}"


def measure_titles(ids: Iterable[str], findings: Findings | None) -> list[str]:
    """One text a policy: its name, whether it is 仅供参考, and the titles with their clauses."""
    by_policy: dict[str, list[str]] = {}
    for one in find(ids, findings):
        name = one.policy.short_title + (f"（{reference_mark(one)}）" if reference_mark(one) else "")
        by_policy.setdefault(name, []).append(f"{one.measure.title} {one.measure.clause}")
    return [f"{name}：{'、'.join(titles)}" for name, titles in by_policy.items()]


def clause_text(finding: Finding) -> str:
    """The policy's short title with the clause."""
    return f"{finding.policy.short_title} {finding.measure.clause}"


def reference_mark(finding: Finding) -> str:
    """What stands beside a policy that is not in force: "已过期，仅供参考"; "" for one that is."""
    if finding.standing.is_usable:
        return ""
    label = finding.standing.label
    return "仅供参考" if label in finding.policy.short_title else f"{label}，仅供参考"


def standing_text(finding: Finding) -> str:
    """The badge, with a warning when the policy can't be used today."""
    return finding.standing.label if finding.standing.is_usable else f"{finding.standing.label}\n仅供参考"


def amount_text(amount: Amount | None) -> str:
    """What a measure is worth, "—" when it gives no money."""
    return amount.text if amount else NO_AMOUNT
