"""Findings in words for the screen: money, what decides, what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amount import MoneyKind, span_text
from desktop.eligibility.totals import words_of_over
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.amount import Amount
    from desktop.eligibility.finding import Finding, Findings
    from desktop.eligibility.totals import Total
    from desktop.facts.catalogue import Catalogue

NAMED = 3  # reasons or questions named in one line
ORIGINS = {"policy": "文件写明", "guide": "申报指南要求", "practice": "通常会要"}


def amount_text(amount: Amount | None) -> str:
    """What a measure is worth; 未计入 where nothing gives a bound, "" where it gives no money."""
    if amount is None:
        return ""
    if amount.high is None:
        return "未计入"
    text = span_text(amount.low or Decimal(0), amount.high)
    return f"约 {text}" if amount.estimated else text


def short_amount(amount: Amount | None) -> str:
    """The same for a row: money that is not a grant says what it is."""
    text = amount_text(amount)
    if amount is None or amount.high is None or amount.kind is MoneyKind.CASH:
        return text
    return f"{amount.kind.label} {text}"


def totals_text(totals: Mapping[MoneyKind, Total]) -> str:
    """Money by kind, never added up: 财政奖补 120–170 万元；减免税 30 万元（另有 1 项未计入）."""
    parts = []
    for kind, total in totals.items():
        rest = f"{total.uncounted} 项没有写标准，未计入" if total.uncounted else ""
        if total.count:
            parts.append(f"{kind.label} {span_text(total.low, total.high)}" + (f"（另有 {rest}）" if rest else ""))
        elif rest:
            parts.append(f"{kind.label}：{rest}")
    return "；".join(parts)


def summary_lines(findings: Findings) -> list[str]:
    """The head of the page; what is usable and what is reference are kept apart."""
    today, reference = findings.given(today=True), findings.given(today=False)
    first = f"现行可申请 {today} 项" + (f"，{money}" if (money := totals_text(findings.totals.today)) else "")
    lines = [f"{first}；参考政策 {reference} 项不计入。"]
    open_ = [finding for finding in findings.findings if finding.verdict is Verdict.UNKNOWN]
    waiting = sum(bool(finding.missing) for finding in open_)
    if waiting:
        lines.append(f"还有 {waiting} 项待补充：答得越多，结论越准，没答的不会当成不符合。")
    if len(open_) > waiting:
        lines.append(f"有 {len(open_) - waiting} 项企业这边都答了，政策文字有不同读法，要向主管部门确认。")
    totals = findings.living_totals
    if possible := totals_text(totals.possible_today):
        lines.append(f"答完还没答的题，现行政策还可能有：{possible}。")
    if money := totals_text(totals.reference):
        lines.append(f"参考政策里符合的（草案或没有核实，仅供参考，不计入）：{money}。")
    if possible := totals_text(totals.possible_reference):
        lines.append(f"参考政策里还没定的（仅供参考，不计入）：{possible}。")
    if findings.over:
        lines.append(f"{words_of_over(findings.over)}。")
    return lines


def notes(findings: Findings) -> list[str]:
    """Why a total is an interval; each said once."""
    totals = findings.living_totals
    every = (totals.today, totals.reference, totals.possible_today, totals.possible_reference)
    return list(dict.fromkeys(note for one in every for total in one.values() for note in total.notes))


def deciding_text(finding: Finding, catalogue: Catalogue) -> str:
    """In one line, what decides the verdict now."""
    if finding.verdict is Verdict.INFO:
        return finding.measure.summary
    if finding.verdict is Verdict.UNKNOWN:
        return _open_text(finding, catalogue)
    if not finding.concerned:
        return "；".join(dict.fromkeys(f"{reason.label}：{reason.value_text}" for reason in finding.reasons))
    first: dict[str, str] = {}
    for reason in finding.reasons:
        first.setdefault(reason.label, reason.short)  # other readings of the same figure are told inside
    shorts = list(first.values())
    if finding.verdict is Verdict.NO:
        more = f"，等 {len(shorts)} 项" if len(shorts) > NAMED else ""
        lead = "" if any(text.startswith("还差") for text in shorts[:1]) else "要求："
        return f"{lead}{'；'.join(shorts[:NAMED])}{more}"
    return f"{len(shorts)} 项条件都满足" if len(shorts) > 1 else "条件已满足"


def _open_text(finding: Finding, catalogue: Catalogue) -> str:
    keys = finding.missing
    if not keys:
        return "政策文字有不同读法，要向主管部门确认" if finding.authority_note else "要由主管部门认定"
    names = "、".join(catalogue[key].label for key in keys[:NAMED])
    more = f"等 {len(keys)} 项" if len(keys) > NAMED else ""
    return f"还要知道：{names}{more}"


def settled_by(findings: Findings, limit: int = 5) -> tuple[tuple[str, ...], int]:
    """Questions to answer next (at most `limit` unless one finding needs more), and how many findings they settle."""
    wanted = [frozenset(f.missing) for f in findings.findings if f.verdict is Verdict.UNKNOWN and f.missing]
    if not wanted:
        return (), 0
    chosen: frozenset[str] = frozenset()
    while True:
        rest = [keys for keys in wanted if not keys <= chosen]
        following = min(rest, key=lambda keys: len(keys - chosen), default=None)
        if following is None or (chosen and len(chosen | following) > limit):
            break
        chosen |= following
    order = [key for key in findings.missing() if key in chosen]
    return tuple(order), sum(keys <= chosen for keys in wanted)
