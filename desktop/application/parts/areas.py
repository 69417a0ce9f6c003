"""The assessment in print: six scores, gaps, proposed directions and every item."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.application.document import (
    Align,
    Block,
    GridCell,
    Heading,
    Notice,
    Paragraph,
    ParagraphStyle,
    Radar,
    RadarSeries,
    ScoreBar,
    ScoreBars,
    SeriesKind,
    Table,
    TableColumn,
)
from desktop.application.figure import EMPTY_TEXT, NOT_APPLICABLE_TEXT
from desktop.application.parts.measures import measure_titles

if TYPE_CHECKING:
    from desktop.application.form import Section
    from desktop.application.parts.work import Work
    from desktop.diagnosis.benchmark import Mark
    from desktop.diagnosis.result import AreaResult, Assessment, Direction, ItemResult

NOT_DIAGNOSED = "还没有诊断结果。"
NOT_ANSWERED = "未作答"
THIS_TIME, LAST_TIME = "本次", "上次"
NAMED = 4  # items named in one cell; the rest are counted
GAP_COLUMNS = (
    TableColumn("序号", 2, Align.CENTRE),
    TableColumn("方面", 3, Align.CENTRE),
    TableColumn("指标", 5),
    TableColumn("本企业", 4),
    TableColumn("对标值与来源", 7),
    TableColumn("差距", 7),
    TableColumn("改造建议", 8),
    TableColumn("佐证", 5),
    TableColumn("能用上的政策", 8),
)
SCORE_COLUMNS = (
    TableColumn("方面", 3, Align.CENTRE),
    TableColumn("得分（满分 100）", 3, Align.RIGHT),
    TableColumn("等级（参考）", 3, Align.CENTRE),
    TableColumn("已答比例（%）", 3, Align.RIGHT),
    TableColumn("没有计分的题", 8),
)
ITEM_COLUMNS = (
    TableColumn("题项", 6),
    TableColumn("本企业", 5),
    TableColumn("得分", 2, Align.RIGHT),
    TableColumn("权重", 2, Align.RIGHT),
    TableColumn("对标值与来源", 7),
    TableColumn("佐证", 5),
)


def _assessment(work: Work) -> Assessment | None:
    return work.context.assessment


def _points(score: Decimal | None) -> GridCell:
    if score is None:
        return GridCell(EMPTY_TEXT)
    shown = round(score, 1)
    return GridCell(f"{shown:.1f}", number=shown)


def render_radar(section: Section, work: Work) -> tuple[Block, ...]:
    """The six scores as a radar and as bars; an area without a score stays open."""
    found = _assessment(work)
    if found is None:
        return (Notice(NOT_DIAGNOSED),)
    axes = tuple(result.area.label for result in found.areas)
    values = _scores(found)
    bars = tuple(
        ScoreBar(axis, value, _bar_note(result)) for axis, value, result in zip(axes, values, found.areas, strict=True)
    )
    series = [RadarSeries(THIS_TIME, values)]
    if work.context.previous is not None:
        series.append(RadarSeries(LAST_TIME, _scores(work.context.previous), SeriesKind.BEFORE))
    return (Radar(axes, tuple(series)), ScoreBars(bars))


def _scores(assessment: Assessment) -> tuple[Decimal | None, ...]:
    return tuple(None if result.score is None else round(result.score, 1) for result in assessment.areas)


def _bar_note(result: AreaResult) -> str:
    level = f"{result.level.label} · " if result.level else ""
    return f"{level}已答 {result.answered_share * 100:.0f}%"


def render_scores(section: Section, work: Work) -> tuple[Block, ...]:
    """One row an area: score, level, share answered, and what did not count."""
    found = _assessment(work)
    if found is None:
        return (Notice(NOT_DIAGNOSED),)
    rows = tuple(_score_row(result) for result in found.areas)
    return (Table(SCORE_COLUMNS, rows, note=found.indicators.levels.note),)


def _score_row(result: AreaResult) -> tuple[GridCell, ...]:
    share = round(result.answered_share * 100)
    left_out = [item.indicator.label for item in result.items if item.score is None]
    more = f"等 {len(left_out)} 项" if len(left_out) > NAMED else ""
    return (
        GridCell(result.area.label),
        _points(result.score),
        GridCell(result.level.label if result.level else EMPTY_TEXT),
        GridCell(str(share), number=Decimal(share)),
        GridCell("、".join(left_out[:NAMED]) + more or EMPTY_TEXT),
    )


def render_gaps(section: Section, work: Work) -> tuple[Block, ...]:
    """What lies below its benchmark, the costliest first."""
    found = _assessment(work)
    if found is None:
        return (Notice(NOT_DIAGNOSED),)
    gaps = found.gaps()[: section.most or None]
    rows = tuple(_gap_row(number, item, work) for number, item in enumerate(gaps, 1))
    return (Table(GAP_COLUMNS, rows, note=section.note, empty_text="已作答的题都达到了最高一档。"),)


def _gap_row(number: int, item: ItemResult, work: Work) -> tuple[GridCell, ...]:
    return (
        GridCell(str(number)),
        GridCell(item.indicator.area.label),
        GridCell(item.indicator.label),
        GridCell(item.value_text or NOT_ANSWERED),
        GridCell(_benchmark_text(item)),
        GridCell(item.gap_text or EMPTY_TEXT),
        GridCell(item.advice or EMPTY_TEXT),
        GridCell("、".join(item.evidence) or EMPTY_TEXT),
        GridCell("；".join(measure_titles(item.measures, work.context.findings)) or EMPTY_TEXT),
    )


def _benchmark_text(item: ItemResult) -> str:
    """The next line not yet reached, or the one reached last, with its source."""
    benchmarks = item.indicator.benchmarks
    if benchmarks is None:
        return "选项分值为参考值"
    ahead = benchmarks.ahead(item.value) if isinstance(item.value, Decimal) else benchmarks.good
    return _mark_text(item, ahead or benchmarks.leading)


def _mark_text(item: ItemResult, mark: Mark) -> str:
    from desktop.values.quantity import measured

    value = f"{mark.step.label} {measured(mark.value, item.indicator.unit)}"
    if mark.is_reference:
        return f"{value}（{mark.verified.label}）"
    caliber = f"，{mark.caliber}" if mark.caliber else ""
    return f"{value}（{mark.source.title}{caliber}；{mark.verified.label}）"


def render_directions(section: Section, work: Work) -> tuple[Block, ...]:
    """The proposed directions with what to do first in each; none is said to be none."""
    found = _assessment(work)
    if found is None:
        return (Notice(NOT_DIAGNOSED),)
    rows = tuple(_direction_row(one) for one in found.directions)
    columns = (
        TableColumn("方向", 2, Align.CENTRE),
        TableColumn("为什么", 6),
        TableColumn("建议先做", 7),
        TableColumn("预期指标", 6),
    )
    empty = "暂没有建议的方向：各方面得分都不低，或者答题还不到一半。"
    return (
        Table(columns, rows, empty_text=empty),
        Paragraph("投资估算由企业按方案另定；定下来以后填进“技改项目”。", 0, ParagraphStyle.NOTE),
    )


def _direction_row(one: Direction) -> tuple[GridCell, ...]:
    advice = "\n".join(f"{gap.indicator.label}：{gap.advice}" for gap in one.gaps if gap.advice)
    expected = "\n".join(gap.gap_text for gap in one.gaps if gap.gap_text)
    return (GridCell(one.area.label), GridCell(one.text), GridCell(advice), GridCell(expected or EMPTY_TEXT))


def render_items(section: Section, work: Work) -> tuple[Block, ...]:
    """Every item of every area, also those that did not count and why."""
    found = _assessment(work)
    if found is None:
        return (Notice(NOT_DIAGNOSED),)
    blocks: list[Block] = []
    for number, result in enumerate(found.areas, 1):
        blocks.append(Heading(f"（{'一二三四五六'[number - 1]}）{result.area.label}", 2))
        blocks.append(Table(ITEM_COLUMNS, tuple(_item_row(item) for item in result.items)))
    return tuple(blocks)


def _item_row(item: ItemResult) -> tuple[GridCell, ...]:
    weight = item.indicator.weight
    return (
        GridCell(item.indicator.label),
        GridCell(_state_text(item)),
        _points(item.score),
        GridCell(f"{weight.normalize():f}", number=weight),
        GridCell(_benchmark_text(item)),
        GridCell("、".join(item.evidence) or EMPTY_TEXT),
    )


def _state_text(item: ItemResult) -> str:
    from desktop.diagnosis.result import Status

    if item.status is Status.SCORED:
        return item.value_text
    state = NOT_APPLICABLE_TEXT if item.status is Status.NOT_APPLICABLE else NOT_ANSWERED
    return f"{state}：{item.note}" if item.note else state
