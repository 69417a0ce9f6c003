"""The condition tree in print: numbered lines with sign, clause and note, and the readings side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.application.document import Align, Block, GridCell, Paragraph, ParagraphStyle, Table, TableColumn
from desktop.facts.case import NOT_APPLICABLE, UNKNOWN, Blank
from desktop.facts.showing import BLANK_WORDS
from desktop.rules.evaluate import judge
from desktop.rules.explain import deciding, sentence
from desktop.rules.term import All, AnyOf, AtLeast, Condition, Exception_, Not, Reading, Readings
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.rules.explain import Line, Reason

SIGNS = {Verdict.YES: "✓", Verdict.NO: "✗", Verdict.UNKNOWN: "?", Verdict.INFO: "i"}
WORDS = {Verdict.YES: "符合", Verdict.NO: "不符合", Verdict.UNKNOWN: "待补充", Verdict.INFO: "供参考"}
COLUMNS = (
    TableColumn("序号", 3, Align.CENTRE),
    TableColumn("条件和企业的情况", 18),
    TableColumn("数据从哪里来", 9),
    TableColumn("结论", 5, Align.CENTRE),
    TableColumn("条款", 5, Align.CENTRE),
)
MOST_BESIDE = 4  # readings that have room beside each other
MOST_REASONS = 6


def signed(verdict: Verdict) -> str:
    """Sign and word of one line, never one without the other."""
    return f"{SIGNS[verdict]} {WORDS[verdict]}"


def opening(lines: Sequence[Line]) -> str:
    """What holds the numbered lines together; "" for a single line."""
    return lines[0].text.rstrip("：") if len(lines) > 1 else ""


def condition_table(lines: Sequence[Line], source: Callable[[Line], str]) -> Table:
    """Every line of the tree below its opening; the number says what belongs under what, `source` where its figure
    came from."""
    rows = []
    for number, line in _numbered(lines):
        head = not line.fact
        text = line.text + (f"\n说明：{line.note}" if line.note else "")
        rows.append((
            GridCell(number, is_label=head),
            GridCell(text, is_label=head, align=Align.LEFT, fact=line.fact),
            GridCell(source(line) if line.fact else "", is_label=head, align=Align.LEFT),
            GridCell(signed(line.verdict), is_label=head),
            GridCell(line.clause, is_label=head),
        ))  # fmt: skip
    return Table(COLUMNS, tuple(rows))


def _numbered(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """1, 1.1, 1.2, 2 …"""
    if len(lines) == 1:
        yield "1", lines[0]
        return
    counts: list[int] = []
    for line in lines[1:]:
        counts = [*counts[: line.depth], *[0] * (line.depth - len(counts))]
        counts[-1] += 1
        yield ".".join(str(count) for count in counts), line


def readings_table(finding: Finding) -> tuple[Block, ...]:
    """How the whole ends under each reading, with what decides there; () where the text reads one way only."""
    found = finding.readings
    if not found or finding.judgement is None:
        return ()
    if len({verdict for _, verdict in found}) == 1:
        labels = "”“".join(label for label, _ in found)
        return (Paragraph(f"政策文字有不同读法（“{labels}”），结论都一样。", 0, ParagraphStyle.NOTE),)
    cells = [(label, signed(verdict), _deciding_under(finding, label)) for label, verdict in found]
    if len(cells) <= MOST_BESIDE:
        columns = (TableColumn("", 3, Align.CENTRE), *(TableColumn(label, 10) for label, _, _ in cells))
        titles = (("结论", 1), ("依据", 2))
        rows = tuple(
            (GridCell(title, is_label=True), *(GridCell(str(cell[place])) for cell in cells)) for title, place in titles
        )
        table = Table(columns, rows)
    else:
        columns = (TableColumn("读法", 10), TableColumn("结论", 4, Align.CENTRE), TableColumn("依据", 14))
        table = Table(columns, tuple(tuple(GridCell(text) for text in cell) for cell in cells))
    note = f"{finding.authority_note.partition('：')[0]}。" if finding.authority_note else ""
    return (replace(table, title="不同读法的结果", note=note),)


def _deciding_under(finding: Finding, label: str) -> str:
    assert finding.judgement is not None
    reasons = deciding(judge(under(finding.judgement.condition, label), finding.case))
    texts = list(dict.fromkeys(sentence(one, _blank(one)) for one in reasons))
    more = f"等 {len(texts)} 项" if len(texts) > MOST_REASONS else ""
    return "；".join(texts[:MOST_REASONS]) + more


def _blank(reason: Reason) -> Blank | None:
    if not reason.value_text:
        return UNKNOWN
    return NOT_APPLICABLE if reason.value_text == BLANK_WORDS[NOT_APPLICABLE] else None


def under(condition: Condition, label: str) -> Condition:
    """The condition with every text that has the reading `label` read that way; other doubts stay open."""
    match condition:
        case Readings(parts=parts):
            chosen = next((one.condition for one in parts if one.label == label), None)
            if chosen is not None:
                return under(chosen, label)
            return Readings(tuple(Reading(one.label, under(one.condition, label)) for one in parts))
        case All(parts=parts):
            return All(tuple(under(part, label) for part in parts))
        case AnyOf(parts=parts):
            return AnyOf(tuple(under(part, label) for part in parts))
        case AtLeast(count=count, parts=parts):
            return AtLeast(count, tuple(under(part, label) for part in parts))
        case Not(part=part):
            return Not(under(part, label))
        case Exception_(rule=rule, exception=exception, then=then):
            return Exception_(under(rule, label), under(exception, label), then)
        case _:
            return condition
