"""Sums and counts in words: what is usable today, what may still come, and what is only for reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import MoneyKind, span_text
from desktop.eligibility.combination.totals import words_of_over
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.combination.totals import Total
    from desktop.eligibility.findings import Findings

UNWRITTEN, UNREADY = "{} 项文件没写标准，未计入", "{} 项数据不够，还算不出"


def headline(findings: Findings) -> str:
    """The first sentence of the page."""
    return f"现行可申请 {findings.given(today=True)} 项，参考政策 {findings.given(today=False)} 项"


def verdict_counts(findings: Findings) -> Iterator[tuple[Verdict, int]]:
    """How many findings are met, open, not met; information has no verdict."""
    counts = findings.counts()
    for verdict in (Verdict.YES, Verdict.UNKNOWN, Verdict.NO):
        yield verdict, counts[verdict]


def totals_text(totals: Mapping[MoneyKind, Total]) -> str:
    """Money by kind, never added up: 财政奖补 120–170 万元；减免税 30 万元（另有 1 项数据不够，还算不出）."""
    parts = []
    for kind, total in totals.items():
        rest = uncounted_text(total)
        if total.count:
            parts.append(f"{kind.label} {span_text(total.low, total.high)}" + (f"（另有 {rest}）" if rest else ""))
        elif rest:
            parts.append(f"{kind.label} {rest}")
    return "；".join(parts)


def uncounted_text(total: Total) -> str:
    """Why some measures have no figure: the document gives no rate, or answers are missing; "" when all have one."""
    found = total.combination.uncounted if total.combination else ()
    waiting = sum(bool(finding.amount and finding.amount.missing) for finding in found)
    parts = [(UNREADY, waiting), (UNWRITTEN, total.uncounted - waiting)]
    return "，".join(text.format(count) for text, count in parts if count)


def tile_figure(total: Total) -> str:
    """The sum of one kind of money; 未计入 or 还算不出 where there is none."""
    return span_text(total.low, total.high) if total.count else "还没有数"


def tile_note(total: Total) -> str:
    """How many measures it comes from, and what is not in it."""
    rest = uncounted_text(total)
    if not total.count:
        return rest
    return f"{total.count} 项" + (f"，另有 {rest}" if rest else "")


def open_lines(findings: Findings) -> list[str]:
    """What is still open: for want of answers, or because the text can be read in two ways; and what may come of it."""
    lines = []
    open_ = [finding for finding in findings.here() if finding.verdict is Verdict.UNKNOWN]
    waiting = sum(bool(finding.missing) for finding in open_)
    if waiting:
        lines.append(f"还有 {waiting} 项待补充：答得越多，结论越准，没答的不会当成不符合。")
    if len(open_) > waiting:
        lines.append(f"有 {len(open_) - waiting} 项企业这边都答了，政策文字有不同读法，要向主管部门确认。")
    if possible := totals_text(findings.living_totals.possible_today):
        lines.append(f"答完还没答的题，现行政策还可能有：{possible}。")
    return lines


def reference_lines(findings: Findings) -> list[str]:
    """Money that nobody may count on: drafts, what was never verified, and how much has expired."""
    totals, lines = findings.living_totals, []
    if money := totals_text(totals.reference):
        lines.append(f"草案和没有核实的政策里，符合的：{money}。")
    if possible := totals_text(totals.possible_reference):
        lines.append(f"草案和没有核实的政策里，还没定的：{possible}。")
    if findings.over:
        lines.append(f"{words_of_over(findings.over)}。")
    return lines


def dated(findings: Findings) -> str:
    """For which day all this holds, and whose word goes first."""
    return f"按 {findings.as_of:%Y-%m-%d} 判断。能不能拿到，以当年正式通知为准。"
