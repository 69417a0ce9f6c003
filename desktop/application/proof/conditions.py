"""The condition tree in print: numbered rows with sign, source and clause, and how each reading ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from desktop.application.document import Align, Entries, GridCell, Table, TableColumn, Tone
from desktop.eligibility.finding import TO_CONFIRM
from desktop.rules.evaluate import judge
from desktop.rules.explain import deciding
from desktop.rules.term import All, AnyOf, AtLeast, Condition, Exception_, Not, Reading, Readings
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.application.proof.tree import Row, Tree
    from desktop.eligibility.finding import Finding

SIGNS = {Verdict.YES: "✓", Verdict.NO: "✗", Verdict.UNKNOWN: "?", Verdict.INFO: "i"}
WORDS = {Verdict.YES: "符合", Verdict.NO: "不符合", Verdict.UNKNOWN: "待补充", Verdict.INFO: "供参考"}
TONES = {Verdict.YES: Tone.MET, Verdict.NO: Tone.UNMET, Verdict.UNKNOWN: Tone.OPEN, Verdict.INFO: Tone.ASIDE}
LINE = 54.0  # characters a line of a sheet has room for
PADDING = 1.2
LEAST_SOURCE, MOST_SOURCE, VERDICT_WIDTH = 6.5, 12.6, 5.6
SHORT_CLAUSE = 5  # characters that stand on one line of a narrow column
HALF = 0.56  # of a character: how wide a digit or a Latin letter is
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
MOST_NUMBERS = 6
ELSE_OPEN = "还要看别处文字怎么读"


def signed(verdict: Verdict, *, is_answered: bool = False) -> str:
    """Sign and word of one line, never one without the other; what no answer settles is not called a missing one."""
    is_asked_about = is_answered and verdict is Verdict.UNKNOWN
    return f"{SIGNS[verdict]} {TO_CONFIRM if is_asked_about else WORDS[verdict]}"


def condition_table(tree: Tree, source: Callable[[Row], str]) -> Table:
    """Every row of the tree; what several rows say alike, their clause or their note, stands below the table once."""
    clauses = list(dict.fromkeys(row.clause for row in tree.rows if row.clause))
    notes = list(dict.fromkeys(row.note for row in tree.rows if row.note))
    marks = _clause_marks(clauses)
    sources = [source(row) for row in tree.rows]
    columns = _columns(tree, sources, marks if len(clauses) > 1 else {})
    words = [signed(row.verdict, is_answered=_is_answered(row, tree)) for row in tree.rows]
    told = zip(tree.rows, sources, words, strict=True)
    rows = tuple(_cells(row, text, word, notes, marks)[: len(columns)] for row, text, word in told)
    said = []
    if len(clauses) == 1:
        said.append(f"各行的条款：{clauses[0]}。")
    elif legend := "；".join(f"{mark} {clause}" for clause, mark in marks.items() if mark != clause):
        said.append(f"条款：{legend}。")
    said += [f"{mark}　{note.rstrip('。')}。" for mark, note in zip(_note_marks(notes), notes, strict=True)]
    return Table(columns, rows, note="".join(said))


def _columns(tree: Tree, sources: Sequence[str], marks: dict[str, str]) -> tuple[TableColumn, ...]:
    """The condition has all the room that number, source, verdict and clause leave; a single clause has no column."""
    number = max(2.0, *(len(row.number) * HALF for row in tree.rows)) + PADDING
    clause = max(2.0, *(len(mark) for mark in marks.values())) + PADDING if marks else 0.0
    source = min(max(LEAST_SOURCE, *(wide(text) for text in sources)) + PADDING, MOST_SOURCE)
    return (
        TableColumn("序号", number, Align.CENTRE),
        TableColumn("条件（企业的情况）", LINE - number - source - VERDICT_WIDTH - clause),
        TableColumn("数据从哪里来", source),
        TableColumn("结论", VERDICT_WIDTH, Align.CENTRE),
        *((TableColumn("条款", clause, Align.CENTRE),) if marks else ()),
    )


def wide(text: str) -> float:
    """About how many characters wide a text is."""
    return sum(HALF if char.isascii() else 1.0 for char in text)


def _is_answered(row: Row, tree: Tree) -> bool:
    """True where no figure under the row is open, so that only the reading of the text is."""
    if row.terms:
        return False
    told = next((one for one in tree.rows if one.number == row.same_as), None)
    if told is not None:
        return _is_answered(told, tree)
    under = f"{row.number}." if row.is_head else ""
    below = (one for one in tree.rows if one is not row and one.number.startswith(under))
    return all(one.verdict is not Verdict.UNKNOWN or _is_answered(one, tree) for one in below)


def _cells(row: Row, source: str, word: str, notes: Sequence[str], clauses: dict[str, str]) -> tuple[GridCell, ...]:
    mark = f"［{_note_marks(notes)[notes.index(row.note)]}］" if row.note else ""
    fact = row.terms[0].fact if row.terms else ""
    return (
        GridCell(row.number, is_label=row.is_head),
        GridCell(row.text + mark, is_label=row.is_head, align=Align.LEFT, fact=fact),
        GridCell(source, is_label=row.is_head, align=Align.LEFT),
        GridCell(word, is_label=row.is_head, tone=TONES[row.verdict]),
        GridCell(clauses.get(row.clause, ""), is_label=row.is_head),
    )


def _note_marks(notes: Sequence[str]) -> list[str]:
    return ["注"] if len(notes) == 1 else [f"注{number}" for number in range(1, len(notes) + 1)]


def _clause_marks(clauses: Iterable[str]) -> dict[str, str]:
    """What stands in the clause column: short clauses themselves, or circled numbers explained below."""
    found = list(clauses)
    if len(found) > len(CIRCLED) or all(len(clause) <= SHORT_CLAUSE for clause in found):
        return {clause: clause for clause in found}
    return dict(zip(found, CIRCLED, strict=False))


def readings_text(finding: Finding, tree: Tree) -> tuple[Entries, ...]:
    """How the whole ends under each reading and which rows decide there; () where the text reads one way only."""
    found = finding.readings
    if not found or finding.judgement is None:
        return ()
    if len({verdict for _, verdict in found}) == 1:
        return (Entries((("读法", f"政策文字有不同读法，{len(found)} 种读法结论都一样：{signed(found[0][1])}。"),)),)
    ends: dict[tuple[Verdict, str], list[str]] = {}
    for label, verdict in found:
        ends.setdefault((verdict, _deciding_under(finding, label, verdict, tree)), []).append(label)
    is_answered = not finding.missing
    rows = [
        (signed(verdict, is_answered=is_answered), f"{_quoted(labels)}——{why}")
        for (verdict, why), labels in ends.items()
    ]
    note = f"{finding.authority_note.partition('：')[0]}。" if finding.authority_note else ""
    return (Entries((*rows, *((("说明", note),) if note else ()))),)


def _quoted(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else "".join(f"“{label}”" for label in labels)


def _deciding_under(finding: Finding, label: str, verdict: Verdict, tree: Tree) -> str:
    assert finding.judgement is not None
    reasons = deciding(judge(under(finding.judgement.condition, label), finding.case))
    numbers = tree.numbers([one for one in reasons if one.verdict is verdict])
    return rows_text(numbers, verdict) or ELSE_OPEN


def rows_text(numbers: Sequence[str], verdict: Verdict) -> str:
    """第 1、2.1 项满足; 第 3 项不满足; 第 4 项还缺数据."""
    if not numbers:
        return ""
    more = f"等 {len(numbers)} 项" if len(numbers) > MOST_NUMBERS else " 项"
    end = {Verdict.YES: "满足", Verdict.NO: "不满足"}.get(verdict, "还不能定")
    return f"第 {'、'.join(numbers[:MOST_NUMBERS])}{more}{end}"


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
