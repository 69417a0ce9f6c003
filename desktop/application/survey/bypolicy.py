"""A chapter a policy: what is decided, what is open and why, and the rest as short information."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from desktop.application.document import (
    Align,
    Block,
    GridCell,
    Heading,
    Notice,
    Paragraph,
    ParagraphStyle,
    Table,
    TableColumn,
)
from desktop.application.proof.conclusion import conclusion_text, deciding_text, open_text
from desktop.application.proof.conditions import LINE, PADDING, TONES
from desktop.application.survey.listing import Numbered, PolicyPart
from desktop.eligibility.fits import fits, wording
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding

BRIEF = 3  # reasons told in one row
NUMBER = TableColumn("编号", 3, Align.CENTRE)
VERDICT = TableColumn("结论", 5.6, Align.CENTRE)
TITLE, AMOUNT = 10.5, 10.6  # characters
LEAST_CLAUSE, MOST_CLAUSE, MOST_WITHOUT_VERDICT = 5.2, 9.4, 12.4
INFO_COLUMNS = (TableColumn("类别", 6, Align.CENTRE), TableColumn("内容（条款）", 48))


def policy_blocks(part: PolicyPart, number: str) -> list[Block]:
    """The chapter of one policy."""
    policy = part.policy
    source = "，".join(text for text in (policy.number, policy.issuer) if text)
    blocks: list[Block] = [Heading(f"{number}、{policy.title}", 1)]
    blocks.append(Paragraph(f"{source}。{_standing_text(part)}", 0, ParagraphStyle.SMALL))
    if policy.standing_note:
        blocks.append(Notice(policy.standing_note))
    if part.decided:
        blocks += [
            Heading("已有结论", 3),
            Table(_decided_columns(part), tuple(_decided_row(one) for one in part.decided)),
        ]
    if part.open:
        blocks += [Heading("待补充", 3), Table(_open_columns(part), tuple(_open_row(one) for one in part.open))]
    if part.unconcerned:
        beside = tuple((GridCell(one.measure.kind.label), GridCell(_passed_by(one))) for one in part.unconcerned)
        blocks += [Heading("不涉及，管不到本企业、本项目", 3), Table(INFO_COLUMNS, beside)]
    return [*blocks, *_information_blocks(part)]


def _information_blocks(part: PolicyPart) -> Iterator[Block]:
    """The directions the project is known to fit, in the words of an application, then the rest by kind."""
    fitting = fits(part.information).get(part.policy, ())
    if fitting:
        yield Heading("项目相符的方向", 3)
        yield Paragraph(wording(part.policy, fitting), 0)
    named = {fit.finding.measure.id for fit in fitting}
    rest = tuple(_information_rows(one for one in part.information if one.measure.id not in named))
    if rest:
        yield from (Heading("供参考，不判断符不符合", 3), Table(INFO_COLUMNS, rest))


def _decided_columns(part: PolicyPart) -> tuple[TableColumn, ...]:
    clause = _clause_width(part.decided)
    rest = LINE - NUMBER.width - TITLE - clause - VERDICT.width - AMOUNT
    return (
        *(NUMBER, TableColumn("措施", TITLE), TableColumn("条款", clause), VERDICT),
        *(TableColumn("决定结论的和差距", rest), TableColumn("金额", AMOUNT, Align.RIGHT)),
    )


def _open_columns(part: PolicyPart) -> tuple[TableColumn, ...]:
    clause = _clause_width(part.open, MOST_WITHOUT_VERDICT)
    rest = LINE - NUMBER.width - TITLE - clause - AMOUNT
    return (
        *(NUMBER, TableColumn("措施", TITLE), TableColumn("条款", clause)),
        *(TableColumn("还缺什么", rest), TableColumn("可能的金额", AMOUNT, Align.RIGHT)),
    )


def _clause_width(found: Iterable[Numbered], most: float = MOST_CLAUSE) -> float:
    """Room for the longest clause in two lines, within reason: 三（一） needs little, a circular's number much."""
    longest = max((len(one.finding.measure.clause) for one in found), default=0)
    return min(max(longest / 2 + PADDING, LEAST_CLAUSE), most)


def _standing_text(part: PolicyPart) -> str:
    """The badges of all it says, what can be used and what is most of it first; measures of one policy may differ."""
    every = [*(one.finding for one in part.listed), *part.unconcerned, *part.information]
    count = Counter((not one.is_today, one.standing.label) for one in every)
    order = sorted(count, key=lambda found: (found[0], -count[found]))
    labels = [(f"{label}，仅供参考" if reference else label, count[reference, label]) for reference, label in order]
    if len(labels) == 1:
        return f"效力：{labels[0][0]}。"
    return f"效力：{'；'.join(f'{label} {number} 项' for label, number in labels)}。"


def _decided_row(one: Numbered) -> tuple[GridCell, ...]:
    finding = one.finding
    return (
        GridCell(str(one.number)),
        GridCell(_title(finding)),
        GridCell(finding.measure.clause),
        GridCell(conclusion_text(finding), tone=TONES[finding.sign]),
        GridCell(deciding_text(finding, BRIEF) or "—"),
        GridCell(_short_amount(finding)),
    )


def _open_row(one: Numbered) -> tuple[GridCell, ...]:
    finding = one.finding
    return (
        GridCell(str(one.number)),
        GridCell(_title(finding)),
        GridCell(finding.measure.clause),
        GridCell(finding.bar_note or open_text(finding)),
        GridCell(_short_amount(finding)),
    )


def _title(finding: Finding) -> str:
    return finding.measure.title if finding.is_today else f"{finding.measure.title}（仅供参考）"


def _short_amount(finding: Finding) -> str:
    """The kind over the amount; "—" for a measure without money, and what it would be for one that is not met."""
    amount = finding.amount
    if amount is None:
        return "—"
    lead = "若符合：" if finding.verdict is Verdict.NO and not amount.later else ""
    lead = "若能申请：" if finding.barred_by and not amount.later else lead
    return f"{lead}{amount.text.replace(' ', chr(10), 1)}"


def _passed_by(finding: Finding) -> str:
    return f"{_with_clause(finding)}：{deciding_text(finding)}"


def _with_clause(finding: Finding) -> str:
    """A clause is full of round brackets: 重点方向［二（三）］."""
    return f"{finding.measure.title}［{finding.measure.clause}］"


def _information_rows(found: Iterable[Finding]) -> Iterable[tuple[GridCell, ...]]:
    """One row a kind."""
    kinds: dict[str, list[str]] = {}
    for one in found:
        kinds.setdefault(one.measure.kind.label, []).append(_with_clause(one))
    yield from ((GridCell(kind), GridCell("；".join(texts))) for kind, texts in kinds.items())
