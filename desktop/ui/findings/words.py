"""A finding in words for the screen: its money, what decides, what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import LATER, NOTHING, MoneyKind
from desktop.eligibility.effort import EffortKind, effort_of
from desktop.eligibility.measure import Kind
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.amounts.amount import Amount
    from desktop.eligibility.finding import Finding
    from desktop.facts.catalogue import Catalogue

NAMED = 3  # reasons or questions named in one line
MET = "条件已符合，"
_TOLD = (EffortKind.PREPARE, EffortKind.CHANGE)
ORIGINS = {"policy": "文件写明", "guide": "申报指南要求", "practice": "通常会要"}


def amount_text(amount: Amount | None) -> str:
    """What a measure is worth; 未计入 where the policy gives no rate, "" where it gives no money."""
    return amount.figure if amount is not None else ""


def short_amount(finding: Finding) -> str:
    """The same for a row: money that is not a grant says what it is, and money that is not due yet says so."""
    amount = finding.amount
    text = amount_text(amount)
    if amount is None or text in (LATER, NOTHING) or not amount.high:
        return "" if text == NOTHING and finding.verdict is not Verdict.YES else text
    said = text if amount.kind is MoneyKind.CASH else f"{amount.kind.label} {text}"
    if finding.barred_by:
        return f"若能申请 {said}"
    return said if finding.verdict is Verdict.YES else f"若符合 {said}"


def is_due(finding: Finding) -> bool:
    """True for money with a figure of a measure that is met, unless its time is over."""
    met = finding.verdict is Verdict.YES and not finding.standing.is_over and not finding.barred_by
    return met and finding.amount is not None and bool(finding.amount.high)


def effort_text(finding: Finding) -> str:
    """What is still to do, for a row; "" where the row's questions say it or nothing is to be done."""
    effort = effort_of(finding)
    return effort.text if effort.kind in _TOLD and not _is_said_with_conditions(finding) else ""


def deciding_text(finding: Finding, catalogue: Catalogue) -> str:
    """In one line, what decides the verdict now."""
    if finding.verdict is Verdict.INFO:
        return finding.measure.summary
    if finding.barred_by:
        return finding.bar_note
    if finding.verdict is Verdict.UNKNOWN:
        return _open_text(finding, catalogue)
    if not finding.concerned:
        return _now(finding)
    if finding.verdict is Verdict.NO and finding.measure.kind is Kind.PROHIBITION:
        return f"现在的情况：{_now(finding)}"
    first: dict[str, str] = {}
    for reason in finding.reasons:
        first.setdefault(reason.label, reason.short)  # other readings of the same figure are told inside
    shorts = list(first.values())
    if finding.verdict is Verdict.NO:
        more = f"，等 {len(shorts)} 项" if len(shorts) > NAMED else ""
        lead = "" if any(text.startswith("还差") for text in shorts[:1]) else "要求："
        return f"{lead}{('，或者' if finding.is_choice else '；').join(shorts[:NAMED])}{more}"
    met = f"{len(shorts)} 项条件都满足" if len(shorts) > 1 else "条件已满足"
    effort = effort_of(finding)
    return f"{met}，{effort.text.removeprefix(MET)}" if _is_said_with_conditions(finding) else met


def _is_said_with_conditions(finding: Finding) -> bool:
    """What is met says in one line that it is, and what is left to do."""
    return finding.verdict is Verdict.YES and effort_of(finding).kind is EffortKind.PREPARE


def _now(finding: Finding) -> str:
    return "；".join(dict.fromkeys(f"{reason.label}：{reason.value_text}" for reason in finding.reasons))


def _open_text(finding: Finding, catalogue: Catalogue) -> str:
    keys = finding.missing
    if not keys:
        return "政策文字有不同读法，要向主管部门确认" if finding.authority_note else "要由主管部门认定"
    names = "、".join(catalogue[key].label for key in keys[:NAMED])
    more = f"等 {len(keys)} 项" if len(keys) > NAMED else ""
    return f"还要知道：{names}{more}"
