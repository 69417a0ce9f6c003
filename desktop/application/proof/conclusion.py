"""The head of a proof sheet: which text, where it stands, how it ends and what decides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.application.document import Banner, Entries
from desktop.application.proof.conditions import SIGNS, TONES, rows_text
from desktop.eligibility.measure import Kind
from desktop.facts.case import Blank
from desktop.rules.verdict import Verdict
from desktop.rules.words import link, ought
from desktop.values.date import format_date

if TYPE_CHECKING:
    from desktop.application.proof.tree import Tree
    from desktop.eligibility.finding import Finding
    from desktop.facts.case import Case
    from desktop.rules.reason import Reason

FIRM, PROJECT = "firm.name", "project.name"
MOST_REASONS = 4
LONGEST = 60  # characters of what is met that one line has room for
MOST_OPEN = 8  # missing facts told in the head of a sheet


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
    if finding.barred_by:
        return finding.bar_note.rstrip("。")
    if finding.verdict is Verdict.UNKNOWN:
        return ("还缺" if finding.missing else "") + open_text(finding, most)
    if not finding.concerned:
        return _now(finding)
    if finding.verdict is Verdict.NO and finding.measure.kind is Kind.PROHIBITION:
        return f"现在的情况：{_now(finding)}"
    reasons = [one for one in finding.reasons if one.verdict is finding.verdict]
    if finding.verdict is Verdict.YES:
        met = list(dict.fromkeys(f"{one.label}：{one.value_text}" for one in reasons))
        if len(met) > most:
            return f"{len(met)} 项条件都满足"
        text = "；".join(met)
        return text if len(text) <= LONGEST else "条件已满足" if len(met) == 1 else f"{len(met)} 项条件都满足"
    by_label: dict[str, dict[str, None]] = {}
    for one in reasons:
        by_label.setdefault(one.label, {})[_wanted(one)] = None
    wanted = [_all_of(label, texts, finding) for label, texts in by_label.items()]
    more = f"等 {len(wanted)} 项" if len(wanted) > most else ""
    return f"{'；'.join(wanted[:most])}{more}"


def _now(finding: Finding) -> str:
    return "；".join(dict.fromkeys(f"{one.label}：{one.value_text}" for one in finding.reasons))


def _all_of(label: str, texts: Iterable[str], finding: Finding) -> str:
    """What is asked of one figure; what each of several readings asks for is told in the sheet."""
    several = tuple(texts)
    return f"{label}按几种读法都不满足" if finding.readings and len(several) > 1 else "；".join(several)


def _wanted(reason: Reason) -> str:
    """A failed reason: how much is lacking where that can be measured, else what is asked."""
    if reason.gap_text.startswith("还差"):
        return reason.short
    asked = f"{link(reason.label)}{reason.required_text}" if link(reason.label) else ought(reason.required_text)
    return f"{reason.label}{asked}"


def amount_text(finding: Finding) -> str:
    """What it is worth, and that money of a reference policy counts nowhere."""
    amount = finding.amount
    if amount is None:
        return "不涉及金额"
    return f"{amount.kind.label}：{amount.figure}"


def head(finding: Finding, case: Case, date: dt.date, tree: Tree) -> tuple[Banner, Entries]:
    """How it ends, for how much and what decides; then which text it is, where that stands, and whose case."""
    policy, measure = finding.policy, finding.measure
    number = f"（{policy.number}）" if policy.number else ""
    kind = f"{measure.kind.label}（针对{measure.concerns.label}）"
    standing = f"{finding.standing.label}{_dates(finding)}"
    notes = "".join(f"{note.rstrip('。')}。" for note in standing_notes(finding))
    project, day = plain_value(case, PROJECT), f"按 {format_date(date)} 判断"
    rows = (
        ("政策", f"{policy.title}{number}，{policy.issuer}"),
        ("条款", f"{measure.clause}　{kind}"),
        ("效力", f"{standing}。{notes}"),
        ("内容", measure.summary),
        ("项目", f"{project}　{day}" if project else day),
    )
    banner = Banner(conclusion_text(finding), _worth(finding), _why(finding, tree), TONES[finding.sign])
    return banner, Entries(tuple((label, text) for label, text in rows if text))


def _worth(finding: Finding) -> str:
    """The amount with the standing in the same line: what a draft promises counts nowhere."""
    if finding.amount is None:
        return "不涉及金额" + ("" if finding.is_today else "（仅供参考）")
    open_or_no = finding.verdict in (Verdict.NO, Verdict.UNKNOWN)
    lead = "若符合，" if open_or_no and not finding.amount.later else ""
    if finding.barred_by:
        return f"若能申请，{amount_text(finding)}（项目碰到禁止，不计入合计）"
    standing = "现行" if finding.is_today else "仅供参考，不计入今天可申请的合计"
    return f"{lead}{amount_text(finding)}（{standing}）"


def _why(finding: Finding, tree: Tree) -> str:
    """What decides, by name and row; the rows themselves say the rest."""
    if finding.barred_by:
        return finding.bar_note
    if not finding.concerned:
        return deciding_text(finding)
    at = rows_text(tree.numbers([one for one in finding.reasons if one.verdict is finding.verdict]), finding.verdict)
    if finding.verdict is Verdict.UNKNOWN:
        most = MOST_OPEN if len(finding.missing) <= MOST_OPEN else MOST_REASONS
        return deciding_text(finding, most) + (f"（{at}）" if at and finding.missing else "")
    labels = list(dict.fromkeys(one.label for one in finding.reasons if one.verdict is finding.verdict))
    if finding.verdict is Verdict.YES and len(labels) > 1:
        return f"{at or f'{len(labels)} 项条件都满足'}。"
    more = f"等 {len(labels)} 项" if len(labels) > MOST_REASONS else ""
    return f"{'、'.join(labels[:MOST_REASONS])}{more}" + (f"：{at}。" if at else "")


def standing_notes(finding: Finding) -> list[str]:
    """What is to be known about where the text stands; each said once."""
    notes = (finding.measure.standing_note, finding.policy.standing_note)
    return list(dict.fromkeys(note for note in notes if note))


def _dates(finding: Finding) -> str:
    validity = finding.measure.validity
    parts = [format_date(validity.effective) + "起"] if validity.effective else []
    parts += [("到" if parts else "有效到") + format_date(validity.expires)] if validity.expires else []
    return f"（{'，'.join(parts)}）" if parts else ""


def plain_value(case: Case, key: str) -> str:
    """A text fact as it is, "" when it is open."""
    value = case.value(key) if key in case.catalogue else ""
    return "" if isinstance(value, Blank) else str(value)
