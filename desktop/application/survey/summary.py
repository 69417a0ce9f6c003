"""The first page of the report, for who reads no further: what bites, what can be had today, what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.application.document import Align, Banner, Block, Document, GridCell, Table, Tone
from desktop.application.document import TableColumn as Column
from desktop.application.proof.conclusion import deciding_text
from desktop.application.survey.combining import left_over, money_blocks
from desktop.application.survey.following import question_blocks, questions, step_blocks, steps_ahead
from desktop.application.survey.limits import Limits, narrower
from desktop.application.survey.listing import Listing, Numbered
from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.findings import words_of_idle
from desktop.planning.due import due_of
from desktop.planning.make import make_plan
from desktop.rules.step import INNER
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.combination.totals import Totals
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings
    from desktop.facts.case import Case
    from desktop.planning.plan import Plan

USABLE_COLUMNS = (
    Column("编号", 3, Align.CENTRE),
    Column("今天可以申请或享受的", 12.8),
    Column("出处", 9.2),
    Column("什么时候办", 18.2),
    Column("金额（现行）", 10.8, Align.RIGHT),
)
NO_DAY = "随时，没有写明的日子"
NOTHING_YET = "现在还没有确定可以申请的；补齐下面的数据再看。"


def fitting_summary(paper: Document, listing: Listing, findings: Findings, case: Case) -> tuple[Block, ...]:
    """As much of the summary as the first page of `paper` has room for; lists say where their rest is."""
    from desktop.application.typeset.painter import fits_one_page

    plan = make_plan(case, findings, findings.as_of)
    usable = [one for one in listing.numbered if _is_usable(one)]
    full = Limits(
        len(listing.bans),
        len(usable),
        len(left_over(findings, listing)),
        len(questions(findings)),
        len(steps_ahead(plan)),
    )
    blocks: tuple[Block, ...] = ()
    for limits in narrower(full):
        blocks = tuple(_blocks(listing, findings, case, plan, limits))
        if fits_one_page(replace(paper, blocks=blocks)):
            break
    return blocks


def _blocks(listing: Listing, findings: Findings, case: Case, plan: Plan, limits: Limits) -> Iterator[Block]:
    yield from _bans(listing, limits.bans)
    yield from _doubtful_bans(listing)
    yield _counts(listing)
    yield from _usable(listing, plan, limits.usable)
    yield from money_blocks(findings, listing, limits.reasons)
    yield from question_blocks(findings, listing, case.catalogue, limits.questions)
    yield from step_blocks(steps_ahead(plan), limits.steps)


def _bans(listing: Listing, most: int) -> Iterator[Block]:
    """The prohibitions that bite, in red before everything else."""
    bans = listing.bans
    if not bans:
        return
    texts = [_ban_text(one) for one in bans[:most]]
    if len(bans) > most:
        numbers = "、".join(str(one.number) for one in bans[most:])
        texts.append(f"✗ 另有 {len(bans) - most} 项，见第 {numbers} 号。")
    yield Banner("✗ 碰到限制或禁止，先处理，再看下面的金额", f"{len(bans)} 项", "\n".join(texts), Tone.UNMET)


def _doubtful_bans(listing: Listing) -> Iterator[Block]:
    """The prohibitions it may run into; which of the readings holds is for the authority to say."""
    bans = listing.doubtful_bans
    if bans:
        text = "\n".join(_ban_text(one, "?") for one in bans)
        yield Banner("? 可能在禁止之列，先请主管部门确认，再看下面的金额", f"{len(bans)} 项", text, Tone.OPEN)


def _ban_text(one: Numbered, sign: str = "✗") -> str:
    finding = one.finding
    standing = finding.standing.label if finding.is_today else f"{finding.standing.label}，仅供参考"
    source = f"{finding.policy.short_title} {finding.measure.clause}"
    said = f"{deciding_text(finding)}。{finding.measure.summary}"
    return f"{sign} {finding.measure.title}（{standing}）：{said}{source}，见第 {one.number} 号。"


def _counts(listing: Listing) -> Banner:
    """How many of which verdict, usable and for reference apart."""

    def count(verdict: Verdict, *, today: bool) -> int:
        return sum(one.verdict is verdict and one.is_today is today for one in free)

    def told(*, today: bool) -> str:
        yes, open_, no = (count(one, today=today) for one in (Verdict.YES, Verdict.UNKNOWN, Verdict.NO))
        barred = sum(bool(one.finding.barred_by) and one.finding.is_today is today for one in listing.numbered)
        kept = f"，被限制或禁止挡着 {barred} 项" if barred else ""
        return f"符合 {yes} 项，待补充 {open_} 项，不符合 {no} 项{kept}"

    free = [one.finding for one in listing.numbered if not one.finding.barred_by]

    usable = sum(_is_usable(one) for one in listing.numbered)
    idle = words_of_idle(one for one in free if one.is_today)
    merely = f"符合的里有 {idle}。" if idle else ""
    text = f"现行政策：{told(today=True)}。{merely}\n草案、过期或没有核实的政策：{told(today=False)}，仅供参考，不计入今天可用的金额。"
    sign, tone = ("✓", Tone.MET) if usable else ("?", Tone.OPEN)
    lead = f"{sign} 今天可以申请或享受的 {usable} 项"
    return Banner(lead, "", text if usable else f"{NOTHING_YET}\n{text}", tone)


def _is_usable(one: Numbered) -> bool:
    finding = one.finding
    return finding.is_today and finding.is_given


def _usable(listing: Listing, plan: Plan, most: int) -> Iterator[Block]:
    """What can be had today, kind of money by kind, the largest first; the number leads to its place in the report."""
    found = sorted((one for one in listing.numbered if _is_usable(one)), key=lambda one: _rank(one.finding))
    if not found:
        return
    rows = tuple(
        (
            GridCell(str(one.number)),
            GridCell(one.finding.measure.title),
            GridCell(one.finding.policy.short_title),
            GridCell(due.text if (due := due_of(one.finding, plan)) else NO_DAY),
            GridCell(_amount(one.finding)),
        )
        for one in found[:most]
    )
    note = f"另有 {len(found) - most} 项，见后面各政策的“已有结论”。" if len(found) > most else ""
    yield Table(USABLE_COLUMNS, rows, note=note)


def _rank(finding: Finding) -> tuple[int, bool, object]:
    amount = finding.amount
    if amount is None:
        return len(MoneyKind), True, 0
    return list(MoneyKind).index(amount.kind), not amount.high, -(amount.high or 0)


def _amount(finding: Finding) -> str:
    """财政奖补 78.9 万元; everything in the table is in force."""
    return finding.amount.text if finding.amount else "不涉及金额"


def away_text(listing: Listing) -> str:
    """What was left out because it is made for another place; "" for nothing."""
    if not listing.elsewhere:
        return ""
    names = "、".join(f"“{name.translate(INNER)}”" for name in listing.other_policies)
    return f"另有 {listing.elsewhere} 项是外地的政策（{names}），与本企业所在地无关，没有列出。"


def interval_notes(totals: Totals) -> list[str]:
    """Why a total is an interval; each said once."""
    every = (totals.today, totals.reference, totals.possible_today, totals.possible_reference)
    return list(dict.fromkeys(note for one in every for total in one.values() for note in total.notes))
