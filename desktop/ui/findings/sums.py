"""Sums and counts in words: what is usable today, what may still come, and what is only for reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import UNREADY, MoneyKind, span_text
from desktop.eligibility.combination.totals import words_of_over
from desktop.eligibility.findings import words_of_idle
from desktop.rules.verdict import Verdict
from desktop.ui.findings.shown import Choice, Group, counts

if TYPE_CHECKING:
    from desktop.eligibility.combination.totals import Total
    from desktop.eligibility.findings import Findings

GROUPS = {
    Group.BAN: "触及",
    Group.YES: "符合",
    Group.OPEN: "待补充",
    Group.BARRED: "被挡着",
    Group.NO: "不符合",
    Group.INFO: "供参考",
}
RARE = (Group.BAN, Group.BARRED)  # said only where there are some
_COUNTED = ((Verdict.NO, Group.BAN), (Verdict.YES, Group.YES), (Verdict.UNKNOWN, Group.OPEN), (Verdict.NO, Group.NO))
UNWRITTEN, WAITING = "{} 项文件没写标准，未计入", f"{{}} 项{UNREADY}"


def headline(findings: Findings) -> str:
    """The first sentence of the page."""
    today, reference = (findings.given(today=one) for one in (True, False))
    barred = f"，另有 {findings.barred} 项被限制或禁止挡着" if findings.barred else ""
    if not today and not reference and findings.count(Verdict.UNKNOWN):
        return f"现在还没有可以申请的，先答几题{barred}"
    return f"现行可申请 {today} 项，参考政策 {reference} 项{barred}"


def verdict_counts(findings: Findings) -> Iterator[tuple[Verdict, str]]:
    """How many findings are met, open, not met, in the words of the filters; information has no verdict."""
    found = counts(findings, Choice())
    for verdict, group in _COUNTED:
        if found[group] or group is not Group.BAN:
            yield verdict, f"{GROUPS[group]} {found[group]}"


def met_lines(findings: Findings) -> list[str]:
    """What the number of those met is made of, so that it adds up at sight."""
    idle = words_of_idle(findings.free())
    is_all = not any(findings.given(today=one) for one in (True, False))
    lead = f"符合的 {findings.count(Verdict.YES)} 项里，{'' if is_all else '另外 '}"
    return [f"{lead}{idle}。"] if idle else []


def limited_lines(findings: Findings) -> Iterator[str]:
    """Why a sum is less than the rows it comes from: what another kind of money has used already."""
    for kind, total in findings.living_totals.today.items():
        for note in total.combination.limited if total.combination else ():
            yield f"{kind.label}：{note}"


def totals_text(totals: Mapping[MoneyKind, Total]) -> str:
    """Money by kind, never added up, then what has no figure: 财政奖补 120–170 万元；另有 1 项数据不够，还算不出."""
    parts = [f"{kind.label} {span_text(total.low, total.high)}" for kind, total in totals.items() if total.count]
    rest = uncounted_text(*totals.values())
    if rest:
        parts.append(f"另有 {rest}" if parts else rest)
    return "；".join(parts)


def uncounted_text(*totals: Total) -> str:
    """Why some measures have no figure: the document gives no rate, or answers are missing; "" when all have one."""
    found = [finding for total in totals if total.combination for finding in total.combination.uncounted]
    waiting = sum(bool(finding.amount and finding.amount.missing) for finding in found)
    parts = [(WAITING, waiting), (UNWRITTEN, sum(total.uncounted for total in totals) - waiting)]
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
    open_ = [finding for finding in findings.free() if finding.verdict is Verdict.UNKNOWN]
    waiting = sum(bool(finding.missing) for finding in open_)
    if waiting:
        lines.append(f"还有 {waiting} 项待补充：答得越多，结论越准，没答的不会当成不符合。")
    if len(open_) > waiting:
        lines.append(f"有 {len(open_) - waiting} 项企业这边都答了，政策文字有不同读法，要向主管部门确认。")
    if possible := totals_text(findings.living_totals.possible_today):
        bound = "“不超过”是各条文件的上限，不是预计能拿的数。" if "不超过" in possible else ""
        lines.append(f"答完还没答的题，现行政策还可能有：{possible}。{bound}")
    return lines


def reference_lines(findings: Findings) -> list[str]:
    """Money that nobody may count on: drafts, what was never verified, and how much has expired."""
    totals = findings.living_totals
    found = (("符合的", totals_text(totals.reference)), ("还没定的", totals_text(totals.possible_reference)))
    said = "。".join(f"{name}：{money}" for name, money in found if money)
    lines = [f"草案和没有核实的政策里，{said}。"] if said else []
    if findings.over:
        lines.append(f"{words_of_over(findings.over)}。")
    return lines


def dated(findings: Findings) -> str:
    """For which day all this holds, and whose word goes first."""
    return f"按 {findings.as_of:%Y-%m-%d} 判断。能不能拿到，以当年正式通知为准。"
