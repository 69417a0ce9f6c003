"""The first page of the report: what bites, what is usable today and for how much, and which answers decide most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.application.document import Align, Block, Grid, GridCell, Paragraph, ParagraphStyle, Table
from desktop.application.document import TableColumn as Column
from desktop.application.money import total_text
from desktop.application.proof.conclusion import amount_text, deciding_text
from desktop.application.survey.listing import Listing, Numbered
from desktop.eligibility.amount import MoneyKind
from desktop.eligibility.finding import Findings
from desktop.eligibility.totals import words_of_over
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.totals import Totals
    from desktop.facts.catalogue import Catalogue

MOST_USABLE, FEWEST_USABLE = 4, 2
MOST_BANS = 3
MOST_MISSING = 10
UNCOUNTED = "未计入：政策没写标准，或数据不够、还算不出。"
MONEY_COLUMNS = (
    Column("金额种类", 5),
    Column("今天可用，已符合", 8, Align.RIGHT),
    Column("今天可用，待补充", 8, Align.RIGHT),
    Column("仅供参考，已符合", 8, Align.RIGHT),
    Column("仅供参考，待补充", 8, Align.RIGHT),
)
USABLE_COLUMNS = (
    Column("编号", 3, Align.CENTRE),
    Column("今天可以申请或享受的", 13),
    Column("出处", 8),
    Column("凭什么", 13),
    Column("金额", 9, Align.RIGHT),
)
MISSING_COLUMNS = (Column("序号", 2, Align.CENTRE), Column("还没填的数据", 13), Column("关系到", 4, Align.CENTRE))


def summary_blocks(listing: Listing, findings: Findings, catalogue: Catalogue) -> list[Block]:
    """One page for who reads no further."""
    blocks: list[Block] = [*_bans(listing), _counts(listing), _money(findings, listing), _usable(listing)]
    return [*blocks, *_missing(findings, listing, catalogue)]


def _bans(listing: Listing) -> Iterator[Block]:
    bans = listing.bans
    if not bans:
        return
    texts = [_ban_text(one) for one in bans[:MOST_BANS]]
    if len(bans) > MOST_BANS:
        numbers = "、".join(str(one.number) for one in bans[MOST_BANS:])
        texts.append(f"另有 {len(bans) - MOST_BANS} 项，见第 {numbers} 号")
    row = (GridCell("碰到限制或禁止，先处理", is_label=True), GridCell("\n".join(texts)))
    yield Grid((row,), (6, 27), small=True)


def _ban_text(one: Numbered) -> str:
    finding = one.finding
    mark = "" if finding.is_today else f"（{finding.standing.label}，仅供参考）"
    source = f"{finding.policy.short_title} {finding.measure.clause}"
    return f"✗ {finding.measure.title}{mark}：{deciding_text(finding)}。{source}，见第 {one.number} 号"


def _counts(listing: Listing) -> Paragraph:
    """How many of which verdict, usable and for reference apart."""

    def count(verdict: Verdict, *, today: bool) -> int:
        return sum(one.finding.verdict is verdict and one.finding.is_today is today for one in listing.numbered)

    def told(*, today: bool) -> str:
        yes, open_, no = (count(one, today=today) for one in (Verdict.YES, Verdict.UNKNOWN, Verdict.NO))
        return f"符合 {yes} 项，待补充 {open_} 项，不符合 {no} 项"

    usable = sum(_is_usable(one) for one in listing.numbered)
    text = (
        f"今天可以申请或享受的 {usable} 项。现行政策：{told(today=True)}。"
        f"草案、过期或没有核实的政策：{told(today=False)}，仅供参考，不计入今天可用的金额。"
    )
    return Paragraph(text, 0, ParagraphStyle.SMALL)


def _is_usable(one: Numbered) -> bool:
    finding = one.finding
    return finding.is_today and finding.verdict is Verdict.YES and finding.measure.kind.gives


def _money(findings: Findings, listing: Listing) -> Table:
    """Each kind of money by itself; what is certain and what is still open are never added."""
    totals = findings.living_totals
    columns = (totals.today, totals.possible_today, totals.reference, totals.possible_reference)
    spoken = [kind for kind in MoneyKind if any(kind in column for column in columns)]
    rows = tuple(
        (GridCell(kind.label), *(GridCell(total_text(column.get(kind))) for column in columns)) for kind in spoken
    )
    over = f"{words_of_over(findings.over)}。" if findings.over else ""
    later = ["金额区间的原因"] if interval_notes(totals) else []
    later += [f"没列出的 {listing.elsewhere} 项外地政策"] if listing.elsewhere else []
    note = (UNCOUNTED if rows else "") + over + (f"{'和'.join(later)}见报告末尾。" if later else "")
    return Table(MONEY_COLUMNS, rows, note=note, empty_text="没有涉及金额的政策措施")


def _usable(listing: Listing) -> Table:
    found = [one for one in listing.numbered if _is_usable(one)]
    most = max(MOST_USABLE - len(listing.bans), FEWEST_USABLE)
    rows = tuple(
        (
            GridCell(str(one.number)),
            GridCell(one.finding.measure.title),
            GridCell(one.finding.policy.short_title),
            GridCell(deciding_text(one.finding, 1)),
            GridCell(amount_text(one.finding) if one.finding.amount else "—"),
        )
        for one in found[:most]
    )
    note = f"另有 {len(found) - most} 项，见后面各政策。" if len(found) > most else ""
    return Table(USABLE_COLUMNS, rows, note=note, empty_text="现在还没有确定可以申请的；补齐下面的数据再看。")


def _missing(found: Findings, listing: Listing, catalogue: Catalogue) -> Iterator[Block]:
    """The answers that decide most, those of today's policies first, in two columns."""
    today = Findings(found.as_of, tuple(one for one in found.findings if one.is_today))
    keys = list(dict.fromkeys([*today.missing(), *found.missing()]))[:MOST_MISSING]
    if not keys:
        return
    cells = [
        (GridCell(str(n)), GridCell(catalogue[key].short_label, fact=key), GridCell(_waiting(key, listing)))
        for n, key in enumerate(keys, 1)
    ]
    half = (len(cells) + 1) // 2
    empty = (GridCell(), GridCell(), GridCell())
    right = [*cells[half:], empty][:half] if len(cells) > 1 else [empty]
    rows = tuple((*left, *other) for left, other in zip(cells[:half], right, strict=True))
    title = f"先补这 {len(keys)} 项数据，结论变化最大"
    yield Table(MISSING_COLUMNS * 2, rows, title=title)


def _waiting(key: str, listing: Listing) -> str:
    waiting = [one.finding for one in listing.numbered if key in one.finding.missing]
    today = sum(one.is_today for one in waiting)
    return f"现行 {today} 项" if today else f"参考 {len(waiting)} 项"


def away_text(listing: Listing) -> str:
    """What was left out because it is made for another place; "" for nothing."""
    if not listing.elsewhere:
        return ""
    names = "、".join(f"“{name}”" for name in listing.other_policies)
    return f"另有 {listing.elsewhere} 项是外地的政策（{names}），与本企业所在地无关，没有列出。"


def interval_notes(totals: Totals) -> list[str]:
    """Why a total is an interval; each said once."""
    every = (totals.today, totals.reference, totals.possible_today, totals.possible_reference)
    return list(dict.fromkeys(note for one in every for total in one.values() for note in total.notes))
