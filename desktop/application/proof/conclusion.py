"""The head of a proof sheet: which text, where it stands, how it ends and what decides."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop.application.document import Grid, GridCell
from desktop.application.proof.conditions import SIGNS
from desktop.eligibility.amount import span_text
from desktop.facts.case import Blank
from desktop.rules.verdict import Verdict
from desktop.values.date import format_date

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.facts.case import Case

FIRM, PROJECT = "firm.name", "project.name"
MOST_REASONS = 4


def mark_text(finding: Finding) -> str:
    """ "仅供参考 · 征求意见稿"; "" for a policy that is in force."""
    return "" if finding.is_today else f"仅供参考 · {finding.standing.label}"


def conclusion_text(finding: Finding) -> str:
    """Sign and the word that fits the kind of measure."""
    return f"{SIGNS[finding.sign]} {finding.verdict_text}"


def open_text(finding: Finding, most: int = MOST_REASONS) -> str:
    """What an open verdict waits for."""
    labels = [finding.case.catalogue[key].label for key in finding.missing]
    if not labels:
        return "政策文字有不同读法，要向主管部门确认" if finding.authority_note else "要由主管部门认定"
    more = f"等 {len(labels)} 项" if len(labels) > most else ""
    return f"{'、'.join(labels[:most])}{more}"


def deciding_text(finding: Finding, most: int = MOST_REASONS) -> str:
    """What decides now, in one line; at most so many reasons, for a YES their number."""
    if finding.verdict is Verdict.UNKNOWN:
        return ("还缺" if finding.missing else "") + open_text(finding, most)
    if not finding.concerned:
        return "；".join(dict.fromkeys(f"{one.label}：{one.value_text}" for one in finding.reasons))
    wanted = list(dict.fromkeys(one.short for one in finding.reasons if one.verdict is finding.verdict))
    if finding.verdict is Verdict.YES and len(wanted) > most:
        return f"{len(wanted)} 项条件都满足"
    lead = "要求" if finding.verdict is Verdict.NO and not any(one.startswith("还差") for one in wanted[:1]) else ""
    more = f"等 {len(wanted)} 项" if len(wanted) > most else ""
    return f"{lead if wanted else ''}{'；'.join(wanted[:most])}{more}"


def amount_text(finding: Finding) -> str:
    """What it is worth, and that money of a reference policy counts nowhere."""
    amount = finding.amount
    if amount is None:
        return "不涉及金额"
    if amount.high is None:
        return f"{amount.kind.label}：未计入"
    about = "约 " if amount.estimated else ""
    return f"{amount.kind.label}：{about}{span_text(amount.low or amount.high * 0, amount.high)}"


def conclusion_grid(finding: Finding, case: Case, date: dt.date) -> Grid:
    """The facts of the sheet in ruled cells; what decides stands beside the verdict."""
    policy, measure = finding.policy, finding.measure
    number = f"（{policy.number}）" if policy.number else ""
    project, why = plain_value(case, PROJECT), deciding_text(finding)
    reference = "" if finding.is_today else "；仅供参考，不计入今天可申请的金额"
    standing = f"{finding.standing.label}{_dates(finding)}{reference}"
    rows = [
        _wide("政策", f"{policy.title}{number}，{policy.issuer}"),
        (*_pair("条款", measure.clause), *_pair("类别", f"{measure.kind.label}（针对{measure.concerns.label}）")),
        _wide("效力", "\n".join((standing, *standing_notes(finding)))),
        *([_wide("内容", measure.summary)] if measure.summary else []),
        (*_pair("项目", project), *_pair("判断日期", format_date(date))),
        _wide("结论", f"{conclusion_text(finding)}{'——' if why else ''}{why}"),
        _wide("金额", amount_text(finding)),
    ]
    return Grid(tuple(rows), (4, 14, 4, 10), small=True)


def standing_notes(finding: Finding) -> list[str]:
    """What is to be known about where the text stands; each said once."""
    notes = (finding.measure.standing_note, finding.policy.standing_note)
    return list(dict.fromkeys(note for note in notes if note))


def _dates(finding: Finding) -> str:
    validity = finding.measure.validity
    parts = [format_date(validity.effective) + "起"] if validity.effective else []
    parts += [("到" if parts else "有效到") + format_date(validity.expires)] if validity.expires else []
    return f"（{'，'.join(parts)}）" if parts else ""


def _pair(label: str, text: str) -> tuple[GridCell, GridCell]:
    return GridCell(label, is_label=True), GridCell(text or "—")


def _wide(label: str, text: str) -> tuple[GridCell, GridCell]:
    return GridCell(label, is_label=True), GridCell(text or "—", span=3)


def plain_value(case: Case, key: str) -> str:
    """A text fact as it is, "" when it is open."""
    value = case.value(key) if key in case.catalogue else ""
    return "" if isinstance(value, Blank) else str(value)
