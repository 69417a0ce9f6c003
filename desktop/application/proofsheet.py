"""The proof sheet: on a page, why one measure ends as it does, so that a reader can follow every figure to its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.application.document import (
    Align,
    Block,
    Document,
    Grid,
    GridCell,
    Heading,
    Table,
    TableColumn,
)
from desktop.application.fill import stamp
from desktop.application.proof.amountsteps import amount_steps
from desktop.application.proof.conclusion import FIRM, conclusion_grid, mark_text, plain_value
from desktop.application.proof.conditions import condition_table, opening, readings_table
from desktop.application.proof.places import amount_places, condition_places
from desktop.application.proof.remedies import remedies
from desktop.application.proof.sources import Place, Sources

if TYPE_CHECKING:
    from desktop.application.context import Context
    from desktop.eligibility.amountrule import AmountRule
    from desktop.eligibility.finding import Finding
    from desktop.facts.case import Case

NAME = "政策判断依据"
PAPER_ORIGINS = {"policy": "文件写明", "guide": "申报指南要求", "practice": "通常会要"}
AMOUNT_COLUMNS = (TableColumn("步骤", 6), TableColumn("怎么算", 21), TableColumn("得数", 8, Align.RIGHT))
REMARK_WIDTHS = (5, 28)
LONG_TITLE = 18  # characters a page head has room for beside the paper's name
CLOSING = "按企业所填数据和已收录的政策文字逐条对照得出，不代表主管部门的审核意见。"
ROUNDING = "金额算到分，分以下舍去，不四舍五入。"


def proof_sheet(finding: Finding, case: Case, context: Context) -> Document:
    """One measure's sheet; pure: the same finding, case and context give the same paper."""
    mark, title = mark_text(finding), finding.measure.title
    name = f"{NAME}（仅供参考）" if mark else NAME
    return Document(
        title=title,
        subtitle=name,
        blocks=tuple(_blocks(finding, case, context)),
        stamp=stamp(case, context),
        firm=plain_value(case, FIRM),
        form_name=f"{name}{chr(10) if len(title) > LONG_TITLE else '：'}{title}",
        mark=mark,
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
    origins = Sources(case, context.entered)
    shown = [(line.fact, 0) for line in finding.tree if line.fact]
    blocks: list[Block] = [conclusion_grid(finding, case, finding.as_of or context.date)]
    if finding.tree:
        start = opening(finding.tree)
        title = f"逐条对照（{start}）" if start else "逐条对照"
        table = condition_table(finding.tree, lambda line: origins.short(line.fact))
        blocks += _section(title, table, *readings_table(finding))
    blocks += _section("其他数据和计算过程", *origins.table(shown, _read(finding)))
    blocks += _section("还差什么，怎样才能符合", *remedies(finding))
    blocks += _section("金额怎么算", *_amount_blocks(finding, case))
    blocks += _section("要附的材料和说明", *_remarks(finding))
    return blocks


def _section(title: str, *blocks: Block) -> list[Block]:
    """A heading with its blocks; nothing at all without blocks."""
    return [Heading(title, 3), *blocks] if blocks else []


def _amount_blocks(finding: Finding, case: Case) -> tuple[Block, ...]:
    rule, amount = _rule(finding), finding.amount
    if rule is None or amount is None:
        return ()
    rows = tuple(
        (GridCell(step.label), GridCell(step.working), GridCell(step.result)) for step in amount_steps(rule, case)
    )
    total = (GridCell("结果", align=Align.LEFT), GridCell(amount.note), GridCell(amount.text))
    about = "“约”表示用到的数里有估算的。" if amount.estimated else ""
    aside = "" if finding.is_today else "这项政策仅供参考，金额不计入今天可申请的合计。"
    return (Table(AMOUNT_COLUMNS, rows, (total,), note=ROUNDING + about + aside),)


def _remarks(finding: Finding) -> tuple[Block, ...]:
    """Papers with who asks for them, and what the text leaves open; the same sentence once."""
    measure = finding.measure
    papers = [
        f"{n}. {one.name}（{PAPER_ORIGINS.get(one.origin, one.origin)}）" for n, one in enumerate(measure.documents, 1)
    ]
    said = (
        ("要附的材料", "\n".join(papers)),
        ("由主管部门定", measure.discretion),
        ("文字不明", measure.ambiguity),
        ("存疑", measure.doubt),
        ("提示", CLOSING),
    )
    texts = dict.fromkeys(text for _, text in said if text)
    labels = {text: label for label, text in reversed(said)}
    rows = tuple((GridCell(labels[text], is_label=True), GridCell(text)) for text in texts)
    return (Grid(rows, REMARK_WIDTHS, small=True),)
