"""The money on the first page: which measures to take together, what is left out and why; reference apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from desktop.application.document import Align, Banner, Block, GridCell, Table, TableColumn, Tone
from desktop.application.money import total_text
from desktop.application.survey.listing import Listing
from desktop.eligibility.amounts.amount import MoneyKind, span_text
from desktop.eligibility.combination.bond import bond
from desktop.eligibility.combination.totals import words_of_over
from desktop.rules.words import money

if TYPE_CHECKING:
    from desktop.eligibility.combination.combine import Combination, StackingReading
    from desktop.eligibility.combination.totals import Total
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings

COLUMNS = (
    TableColumn("金额种类", 5.4),
    TableColumn("怎么一起拿，不拿的为什么", 27.6),
    TableColumn("已符合（现行）", 10.5, Align.RIGHT),
    TableColumn("待补充的（现行）", 10.5, Align.RIGHT),
)
UNCOUNTED = "未计入：政策没写标准，或数据不够、还算不出。"
OUT = "不同种类的金额不相加。"
MOST_NAMED = 12


class Numbers:
    """Findings by the number they have in the report."""

    def __init__(self, listing: Listing) -> None:
        self._by_id = {one.finding.measure.id: one.number for one in listing.numbered}

    def text(self, findings: Iterable[Finding]) -> str:
        """第 1、3 号; "" for none."""
        found = sorted(self._by_id[one.measure.id] for one in findings if one.measure.id in self._by_id)
        more = f"等 {len(found)} 项" if len(found) > MOST_NAMED else " 号"
        return f"第 {'、'.join(map(str, found[:MOST_NAMED]))}{more}" if found else ""


def money_blocks(findings: Findings, listing: Listing, most: int) -> Iterator[Block]:
    """Today's money, a row a kind, with at most so many reasons; then what is only for reference."""
    totals, numbers = findings.living_totals, Numbers(listing)
    kinds = [kind for kind in MoneyKind if kind in totals.today or kind in totals.possible_today]
    told = [line for kind in kinds for line in _reasons(totals.today.get(kind), numbers)]
    kept = set(told[:most])
    rows = tuple(_row(kind, totals.today, totals.possible_today, numbers, kept) for kind in kinds)
    left = f"另有 {len(told) - len(kept)} 条说明，见报告末尾。" if len(told) > len(kept) else ""
    yield Table(
        COLUMNS, rows, note=f"{OUT}{UNCOUNTED}{left}" if rows else "", empty_text="现行政策里没有涉及金额的措施"
    )
    if aside := _aside(findings):
        yield aside


def _row(
    kind: MoneyKind,
    sure: Mapping[MoneyKind, Total],
    possible: Mapping[MoneyKind, Total],
    numbers: Numbers,
    kept: set[str],
) -> tuple[GridCell, ...]:
    total = sure.get(kind)
    lines = [_together(total, numbers), *(line for line in _reasons(total, numbers) if line in kept)]
    return (
        GridCell(kind.label),
        GridCell("\n".join(line for line in lines if line) or "补齐数据以后再看"),
        GridCell(total_text(total)),
        GridCell(total_text(possible.get(kind))),
    )


def _together(total: Total | None, numbers: Numbers) -> str:
    """What makes up the sum; nobody is told to take together what the texts leave open."""
    made = total.combination if total else None
    if made is None:
        return ""
    if made.readings:
        return "\n".join(f"{one.label}：{_reading_text(one, numbers)}" for one in made.readings)
    chosen = (*made.chosen, *made.uncounted)
    is_settled = not any(bond(one, other) for one, other in combinations(chosen, 2))
    return f"{numbers.text(chosen)}{'一起拿' if len(chosen) > 1 and is_settled else ''}"


def _reading_text(one: StackingReading, numbers: Numbers) -> str:
    """What it comes to and of which; where another set is the surest, both ends with what they are of."""
    if not one.surest:
        return f"{numbers.text(one.chosen)}，{span_text(one.low, one.high)}"
    return (
        f"有把握的是{numbers.text(one.surest)}，{money(one.low)}；最多是{numbers.text(one.chosen)}，{money(one.high)}"
    )


def _reasons(total: Total | None, numbers: Numbers) -> list[str]:
    """Why something is left out, and what the texts leave open; a line each."""
    made = total.combination if total else None
    return [] if made is None else [*_left_out(made, numbers), *_unwritten(made)]


def _left_out(made: Combination, numbers: Numbers) -> Iterator[str]:
    for one in made.left_out:
        yield f"不拿{numbers.text([one.finding])}“{one.finding.measure.title}”：{one.reason}。"


def _unwritten(made: Combination) -> Iterator[str]:
    """A note of a group matters only where more than one could be had."""
    told = made.notes if len(made.chosen) + len(made.left_out) + len(made.uncounted) > 1 else made.limited
    yield from (f"{note.rstrip('。')}。" for note in told)


def left_over(findings: Findings, listing: Listing) -> list[str]:
    """Every reason of today's combinations, for the end of the report."""
    numbers = Numbers(listing)
    return [line for total in findings.living_totals.today.values() for line in _reasons(total, numbers)]


def _aside(findings: Findings) -> Banner | None:
    """Money of drafts and the like: never beside today's, and with its standing in the same line."""
    totals = findings.living_totals
    lines = [*_spoken("已符合", totals.reference), *_spoken("待补充", totals.possible_reference)]
    if findings.over:
        lines.append(f"{words_of_over(findings.over)}。")
    if not lines:
        return None
    return Banner("i 仅供参考，不计入今天可用的金额", "", "\n".join(lines), Tone.ASIDE)


def _spoken(lead: str, totals: Mapping[MoneyKind, Total]) -> Iterator[str]:
    parts = [f"{kind.label}（{_standings(total)}）{_flat(total)}" for kind, total in totals.items()]
    if parts:
        yield f"{lead}：{'；'.join(parts)}。"


def _standings(total: Total) -> str:
    made = total.combination
    found = (*made.chosen, *(one.finding for one in made.left_out), *made.uncounted) if made else ()
    return "、".join(dict.fromkeys(one.standing.label for one in found))


def _flat(total: Total) -> str:
    return " " + total_text(total).replace("\n", "，")
