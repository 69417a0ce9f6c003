"""The findings report of a case: a page of summary, then policy by policy what holds, what is open, what is background."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.application.document import Block, Document, Heading, PageBreak, Paragraph, ParagraphStyle
from desktop.application.fill import chinese_number, stamp
from desktop.application.proof.conclusion import FIRM, PROJECT, plain_value
from desktop.application.survey.bypolicy import policy_blocks
from desktop.application.survey.combining import left_over
from desktop.application.survey.listing import list_findings
from desktop.application.survey.summary import away_text, fitting_summary, interval_notes
from desktop.values.date import format_date

if TYPE_CHECKING:
    from desktop.application.context import Context
    from desktop.eligibility.findings import Findings
    from desktop.facts.case import Case

NAME = "政策体检报告"
CLOSING = (
    "各编号另有“政策判断依据”，逐条写明条件、数据来源和金额算法。"
    "本报告按企业所填数据和已收录的政策文字得出，能不能拿到以当年正式通知和主管部门审核为准。"
)


def findings_report(findings: Findings, case: Case, context: Context) -> Document:
    """The whole case on paper; pure: the same findings, case and context give the same paper."""
    listing = list_findings(findings)
    parts = (plain_value(case, PROJECT), f"按 {format_date(findings.as_of)} 判断")
    paper = Document(
        title=NAME,
        subtitle="　".join(text for text in parts if text),
        stamp=stamp(case, context),
        firm=plain_value(case, FIRM),
        form_name=NAME,
        sheet=True,
    )
    blocks: list[Block] = [*fitting_summary(paper, listing, findings, case), PageBreak()]
    for number, part in enumerate(listing.parts, 1):
        blocks += policy_blocks(part, chinese_number(number))
    reasons = left_over(findings, listing)
    if reasons:
        blocks += [Heading("怎么一起拿", 3), *(Paragraph(text, 0, ParagraphStyle.SMALL) for text in reasons)]
    told = {text.rstrip("。") for text in reasons}
    notes = [note for note in interval_notes(findings.living_totals) if note.rstrip("。") not in told]
    if notes:
        blocks += [Heading("金额为什么是区间", 3), *(Paragraph(note, 0, ParagraphStyle.SMALL) for note in notes)]
    if away := away_text(listing):
        blocks += [Heading("没有列出的", 3), Paragraph(away, 0, ParagraphStyle.SMALL)]
    blocks.append(Paragraph(CLOSING, 0, ParagraphStyle.NOTE))
    return replace(paper, blocks=tuple(blocks))
