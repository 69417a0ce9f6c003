"""Findings in print: which measures the firm qualifies for, what is missing, how much, and how firm the ground is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.application.document import Align, Block, GridCell, Heading, Notice, Paragraph, Table, TableColumn
from desktop.application.figure import EMPTY_TEXT
from desktop.application.parts.measures import (
    amount_text,
    clause_text,
    find,
    line_text,
    reference_mark,
    standing_text,
    verdict_text,
)
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.application.form import Section
    from desktop.application.parts.work import Work
    from desktop.eligibility.finding import Finding
    from desktop.rules.explain import Reason

NOT_JUDGED = "还没有政策结论。"
SHOWN_REASONS = 4
READ_APART = "政策文字有不同读法，同一个条件按每种读法各列一行；其中一行不符合，不等于整条不符合。"
ORDER = (Verdict.YES, Verdict.UNKNOWN, Verdict.NO)
FINDING_COLUMNS = (
    TableColumn("序号", 2, Align.CENTRE),
    TableColumn("政策措施", 8),
    TableColumn("依据条款", 6),
    TableColumn("结论", 4, Align.CENTRE),
    TableColumn("理由或还缺什么", 12),
    TableColumn("金额", 6),
    TableColumn("效力", 4, Align.CENTRE),
)
CONDITION_COLUMNS = (
    TableColumn("决定结论的条件", 8),
    TableColumn("要求", 6),
    TableColumn("现在的情况", 6),
    TableColumn("结论", 3, Align.CENTRE),
    TableColumn("条款", 3, Align.CENTRE),
)


def render_findings(section: Section, work: Work) -> tuple[Block, ...]:
    """Every measure that facts can decide and whose region is not known to be another."""
    found = work.context.findings
    if found is None:
        return (Notice(NOT_JUDGED),)
    decided = [one for one in found.findings if one.verdict in ORDER]
    here = [one for one in decided if not work.excluded(one.policy.scope)]
    here.sort(key=lambda one: (ORDER.index(one.verdict), not one.standing.is_usable))
    concerned = [one for one in here if one.concerned]
    rows = tuple(_finding_row(number, one, work) for number, one in enumerate(concerned, 1))
    elsewhere = len(decided) - len(here)
    note = f"另有 {elsewhere} 项其他地区或范围的措施与本企业无关，没有列出。" if elsewhere else ""
    if beside := [one.measure.title for one in here if not one.concerned]:
        note += f"不涉及本项目的义务和限制 {len(beside)} 项没有列出：{'、'.join(beside)}。"
    return (Table(FINDING_COLUMNS, rows, note=section.note + note),)


def _finding_row(number: int, one: Finding, work: Work) -> tuple[GridCell, ...]:
    return (
        GridCell(str(number)),
        GridCell(one.measure.title),
        GridCell(clause_text(one)),
        GridCell(verdict_text(one)),
        GridCell(_why(one, work) or EMPTY_TEXT),
        GridCell(amount_text(one.amount)),
        GridCell(standing_text(one)),
    )


def _why(one: Finding, work: Work) -> str:
    if one.barred_by:
        return one.bar_note
    if one.verdict is Verdict.UNKNOWN:
        catalogue = work.case.catalogue
        labels = [catalogue[key].label for key in one.missing[:SHOWN_REASONS] if key in catalogue]
        more = f"等 {len(one.missing)} 项" if len(one.missing) > SHOWN_REASONS else ""
        return f"待补充：{'、'.join(labels)}{more}" if labels else one.authority_note
    wanted = [reason.short for reason in one.reasons if reason.verdict is one.verdict]
    return "；".join(dict.fromkeys(wanted[:SHOWN_REASONS]))


def render_verdicts(section: Section, work: Work) -> tuple[Block, ...]:
    """The chosen measures, each with its conditions line by line."""
    found = find(section.measures, work.context.findings)
    if not found:
        return (Notice(NOT_JUDGED),)
    blocks: list[Block] = []
    for one in found:
        blocks.extend(_verdict_blocks(one, many=len(found) > 1))
    return tuple(blocks)


def _verdict_blocks(one: Finding, *, many: bool) -> list[Block]:
    blocks: list[Block] = [Heading(one.measure.title, 2, listed=False)] if many else []
    source = "，".join(text for text in (clause_text(one), reference_mark(one)) if text)
    text = f"{verdict_text(one)}：{one.measure.title}（{source}）。"
    blocks.append(Paragraph(text + one.bar_note))
    rows = tuple(_condition_row(reason) for reason in one.reasons)
    if rows:
        blocks.append(Table(CONDITION_COLUMNS, rows, note=_reading_note(one)))
    if one.authority_note:
        blocks.append(Notice(one.authority_note))
    if one.measure.ambiguity:
        blocks.append(Notice(one.measure.ambiguity))
    return blocks


def _reading_note(one: Finding) -> str:
    """Why the same condition may stand there twice, once met and once not."""
    facts = [reason.fact for reason in one.reasons]
    return READ_APART if one.readings and len(set(facts)) < len(facts) else ""


def _condition_row(reason: Reason) -> tuple[GridCell, ...]:
    return (
        GridCell(reason.label, fact=reason.fact),
        GridCell(reason.required_text),
        GridCell(f"{reason.value_text}（{reason.gap_text}）" if reason.gap_text else reason.value_text),
        GridCell(line_text(reason.verdict)),
        GridCell(reason.clause),
    )
