"""The proof sheet: on a page, why one measure ends as it does, so that a reader can follow every figure to its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from desktop.application.document import (
    Align,
    Block,
    Document,
    Entries,
    GridCell,
    Heading,
    Paragraph,
    ParagraphStyle,
    Table,
    TableColumn,
)
from desktop.application.fill import stamp
from desktop.application.proof.amountsteps import amount_steps
from desktop.application.proof.conclusion import FIRM, head, mark_text, plain_value
from desktop.application.proof.conditions import LINE, PADDING, condition_table, readings_text, wide
from desktop.application.proof.places import Place, amount_places, condition_places
from desktop.application.proof.remedies import remedies
from desktop.application.proof.sources import Sources, sources_of
from desktop.application.proof.tree import tree_of
from desktop.eligibility.amounts.amount import LATER
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.application.context import Context
    from desktop.eligibility.amounts.rule import AmountRule
    from desktop.eligibility.finding import Finding
    from desktop.facts.case import Case

Row: TypeAlias = tuple[str, str]  # a label and its text

NAME = "政策判断依据"
PAPER_ORIGINS = {"policy": "文件写明", "guide": "申报指南要求", "practice": "通常会要"}
STEP_WIDTH, LEAST_RESULT, MOST_RESULT = 6.2, 5.6, 9.0
LONG_TITLE = 24  # characters a page head has room for beside the paper's name
CLOSING = "按企业所填数据和已收录的政策文字逐条对照得出，不代表主管部门的审核意见。"
ROUNDING = "金额算到分，分以下舍去，不四舍五入。"
ABOUT = "“约”表示用到的数里有估算的。"


def proof_sheet(finding: Finding, case: Case, context: Context) -> Document:
    """One measure's sheet; pure: the same finding, case and context give the same paper."""
    mark, title = mark_text(finding), finding.measure.title
    name = f"{NAME}（仅供参考）" if mark else NAME
    return Document(
        title=title,
        blocks=tuple(_blocks(finding, case, context)),
        stamp=stamp(case, context),
        firm=plain_value(case, FIRM),
        form_name=f"{name}{chr(10) if len(title) > LONG_TITLE else '：'}{title}",
        mark=mark,
        badge=finding.standing.label,
        sheet=True,
    )


def facts_read(finding: Finding, case: Case) -> tuple[str, ...]:
    """Every fact the sheet shows, also those its computed figures rest on."""
    places = Sources(case, {}).with_operands(_read(finding))
    return tuple(dict.fromkeys(key for key, _ in places))


def _read(finding: Finding) -> list[Place]:
    measure = finding.measure
    return [*condition_places(measure.judged or measure.relevance), *amount_places(_rule(finding))]


def _rule(finding: Finding) -> AmountRule | None:
    """How the amount is fixed on the day asked about."""
    rule = finding.measure.amount
    return rule.on(finding.as_of) if rule is not None else None


def _blocks(finding: Finding, case: Case, context: Context) -> list[Block]:
    read = _read(finding)
    origins = sources_of(case, context.entered, read)
    tree = tree_of(finding.goal)
    blocks: list[Block] = [*head(finding, case, finding.as_of or context.date, tree)]
    if tree.rows:
        title = f"逐条对照（{tree.opening}）" if tree.opening else "逐条对照"
        table = condition_table(tree, lambda row: origins.of_terms(row.terms, row.text))
        blocks += _section(title, table, *readings_text(finding, tree))
    shown = [place for row in tree.rows for term in row.terms for place in condition_places(term)]
    blocks += _section("其他数据和计算过程", *origins.entries(shown, read))
    working, sentence, note = _amount(finding, case)
    blocks += _section("金额怎么算", *working)
    rows = (*remedies(finding), *sentence, *_remarks(finding))
    blocks += _section("办法、材料和说明", *((Entries(rows),) if rows else ()))
    blocks.append(Paragraph(f"{origins.file_note()}{note}{CLOSING}", 0, ParagraphStyle.NOTE))
    return blocks


def _section(title: str, *blocks: Block) -> list[Block]:
    """A heading with its blocks; nothing at all without blocks."""
    return [Heading(title, 3), *blocks] if blocks else []


def _amount(finding: Finding, case: Case) -> tuple[tuple[Table, ...], tuple[Row, ...], str]:
    """The working as a table, or as a sentence where nothing is reckoned, and what is to be known of its figures."""
    rule, amount = _rule(finding), finding.amount
    if rule is None or amount is None:
        return (), (), ""
    if amount.later:
        return (), (("金额", f"{LATER}。"),), ""
    steps, worth = amount_steps(rule, case), amount.text
    is_said = amount.high is None and amount.note.endswith(worth[-3:])  # 文件没有写标准，未计入
    result = f"{worth}{f'（{amount.note}）' if amount.note and not is_said else ''}"
    about = ABOUT if amount.estimated else ""
    if len(steps) == 1 or (finding.verdict is Verdict.NO and amount.high is None):  # nothing to follow step by step
        how = f"{steps[0].label}，{steps[0].working}：" if len(steps) == 1 else ""
        return (), (("金额", f"{how}{result}。"),), about
    rows = tuple((GridCell(step.label), GridCell(step.working), GridCell(step.result)) for step in steps)
    columns = _amount_columns([*(step.result for step in steps), worth])
    said = f"结果{f'：{amount.note}' if amount.note else ''}"
    total = (
        GridCell(said, span=2, align=Align.LEFT),
        GridCell(worth if amount.high is not None else worth.replace(" ", "\n", 1)),
    )
    return (Table(columns, rows, (total,)),), (), (ROUNDING if amount.high is not None else "") + about


def _amount_columns(results: Sequence[str]) -> tuple[TableColumn, ...]:
    """The working has all the room that the results leave."""
    result = min(max(LEAST_RESULT, *map(wide, results)) + PADDING, MOST_RESULT)
    working = LINE - STEP_WIDTH - result
    return TableColumn("步骤", STEP_WIDTH), TableColumn("怎么算", working), TableColumn("得数", result, Align.RIGHT)


def _remarks(finding: Finding) -> tuple[Row, ...]:
    """Papers with who asks for them, and what the text leaves open; the same sentence once."""
    measure = finding.measure
    papers: dict[str, list[str]] = {}
    for number, one in enumerate(measure.documents, 1):
        papers.setdefault(PAPER_ORIGINS.get(one.origin, one.origin), []).append(f"{number}. {one.name}")
    said = (
        ("要附的材料", "。".join(f"{origin}：{'；'.join(names)}" for origin, names in papers.items())),
        ("由主管部门定", measure.discretion),
        ("文字不明", measure.ambiguity),
        ("存疑", measure.doubt),
    )
    texts = dict.fromkeys(text for _, text in said if text)
    labels = {text: label for label, text in reversed(said)}
    return tuple((labels[text], text) for text in texts)
