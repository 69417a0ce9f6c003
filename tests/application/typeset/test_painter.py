"""Pages as a whole: nothing lost, nothing outside the margins, what belongs together stays together."""

from collections import Counter
from decimal import Decimal

import pytest
from drawn import drawn, frames
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_paper import bars, checks, equipment, radar, sample, seals

from desktop.application.document import (
    Align,
    Block,
    Grid,
    GridCell,
    Heading,
    Narrative,
    Notice,
    PageBreak,
    Paragraph,
    Radar,
    RadarSeries,
    SealBlock,
    Table,
    TableColumn,
    text_cells,
)
from desktop.application.typeset.style import CELL, MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP, PAD_X

words = st.text(alphabet="企业技术改造项目，。（）12,.ab ", max_size=30)
long = st.integers(0, 60).map(lambda n: "长文本，" * n * 4)
cells = st.one_of(words, long)
tables = st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=12)


def chars(texts: list[str]) -> Counter[str]:
    return Counter("".join(texts).replace(" ", ""))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables)
def test_a_list_of_any_texts_keeps_every_character(rows: list[list[str]]) -> None:
    _, found = drawn(
        Table(
            (TableColumn("甲"), TableColumn("乙"), TableColumn("丙", align=Align.RIGHT)),
            tuple(text_cells(*row) for row in rows),
        )
    )
    assert chars([text for row in rows for text in row]) <= chars([word.text for word in found])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(cells, cells), min_size=2, max_size=6), cells, st.booleans())
def test_a_grid_with_a_cell_reaching_down_keeps_every_character(
    rows: list[tuple[str, str]], tall: str, is_label: bool
) -> None:
    first = (GridCell(tall, is_label=is_label, down=len(rows)), *(GridCell(text) for text in rows[0]))
    grid = Grid((first, *(text_cells(*row) for row in rows[1:])))
    _, found = drawn(Paragraph("前"), grid)
    wanted = chars([tall, *(text for row in rows for text in row)])
    assert wanted <= chars([word.text for word in found])


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables)
def test_nothing_stands_outside_the_margins_or_over_a_border(rows: list[list[str]]) -> None:
    pages, found = drawn(
        Table((TableColumn("甲"), TableColumn("乙"), TableColumn("丙")), tuple(text_cells(*row) for row in rows))
    )
    body = [word for word in found if word.text not in ("题", "表", "某公司", "版") and "页" not in word.text]
    for word in body:
        assert MARGIN_SIDE + PAD_X - 0.1 <= word.x <= pages[0].width - MARGIN_SIDE
        assert MARGIN_BOTTOM < word.y < pages[0].height - MARGIN_TOP
        inside = [
            box
            for box in frames(pages[word.page - 1])
            if box[0] < word.x < box[0] + box[2] and box[1] < word.y < box[1] + box[3]
        ]
        assert len(inside) == 1


def test_amounts_end_at_the_same_place() -> None:
    _, found = drawn(equipment(12))
    amounts = [word for word in found if word.text.endswith(".00") and word.size == 9]
    assert len(amounts) == 19  # 6 whole unit prices, 12 amounts and their total
    ends = sorted(word.x + _width(word.text, word.size) for word in amounts)
    assert ends[5] - ends[0] < 0.02
    assert ends[-1] - ends[6] < 0.02


def _width(text: str, size: float) -> float:
    from desktop.application.typeset.fonts import Role, text_width

    return text_width(text, Role.SONG, size)


@pytest.mark.parametrize("lines", range(22, 34, 2))
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(lines: int) -> None:
    for block in (equipment(3), seals()[1], radar(), Paragraph("一句话。"), Narrative("简介", "字" * 300)):
        _, found = drawn(*[Paragraph("行") for _ in range(lines)], Heading("标题"), block)
        heading = next(word for word in found if word.text == "标题")
        assert any(word.page == heading.page and MARGIN_BOTTOM < word.y < heading.y for word in found)


@pytest.mark.parametrize("lines", range(18, 36, 3))
def test_a_seal_block_stays_on_one_page(lines: int) -> None:
    _, found = drawn(*[Paragraph("行") for _ in range(lines)], SealBlock("企业意见", ("法定代表人（签字）：",)))
    pages = {
        word.page for word in found if word.text in ("企业意见", "法定代表人（签字）：", "（盖章）", "年　　月　　日")
    }
    assert len(pages) == 1


def test_a_seal_block_with_a_text_longer_than_a_page_prints_all_of_it() -> None:
    text = "本单位承诺，" * 600
    _, found = drawn(SealBlock("企业意见", text=text))
    assert chars([text]) <= chars([word.text for word in found])
    _, found = drawn(SealBlock("企业意见", text=text, boxed=False))
    assert chars([text]) <= chars([word.text for word in found if word.y > MARGIN_BOTTOM])


def test_seal_blocks_under_each_other_share_their_border() -> None:
    pages, _ = drawn(*seals())
    boxes = sorted((y, y + height) for x, y, _, height in frames(pages[0]) if x == pytest.approx(MARGIN_SIDE, abs=0.1))
    assert len(boxes) == 3
    assert boxes[0][1] == pytest.approx(boxes[1][0], abs=0.02)


def test_an_unknown_score_is_a_gap_and_never_a_zero() -> None:
    known = tuple(Decimal(50) for _ in range(6))
    axes = ("一", "二", "三", "四", "五", "六")
    whole, _ = drawn(Radar(axes, (RadarSeries("本次", known),)))
    gap, found = drawn(Radar(axes, (RadarSeries("本次", (None, *known[1:])),)))
    nothing, _ = drawn(Radar(axes, (RadarSeries("本次", (None,) * 6),)))
    strokes = [
        sum(operators.startswith("1.5 w") for operators in pages[0].operators) for pages in (whole, gap, nothing)
    ]
    assert strokes == [6 + 1, 4 + 1, 0 + 1]  # the last one is in the legend
    assert "待补充" in [word.text for word in found]
    assert "0 分" not in [word.text for word in found]


def test_the_series_of_a_radar_differ_in_more_than_colour() -> None:
    pages, _ = drawn(radar())
    dashes = {operators.split("d ")[0] for operators in pages[0].operators if operators.startswith("[")}
    assert dashes == {"[4 2.5] 0 ", "[1 2] 0 "}


def test_a_landscape_part_has_landscape_pages_and_ends_with_the_next_break() -> None:
    pages, _ = drawn(Paragraph("甲"), PageBreak(landscape=True), equipment(40), PageBreak(), Paragraph("乙"))
    sides = [page.width > page.height for page in pages]
    assert sides[0] is False
    assert sides[-1] is False
    assert all(sides[1:-1])


def test_page_breaks_make_no_empty_pages() -> None:
    pages, _ = drawn(PageBreak(), Paragraph("甲"), PageBreak(), PageBreak(), Heading("承诺书", 0), PageBreak())
    assert len(pages) == 3  # title, 甲, 承诺书


def test_a_wide_list_is_set_smaller_before_a_figure_is_broken() -> None:
    columns = tuple(TableColumn(f"{month}月", align=Align.RIGHT) for month in range(1, 13))
    _, found = drawn(Table(columns, (text_cells(*["1,234.50"] * 12),)))
    amounts = [word for word in found if word.text == "1,234.50"]
    assert len(amounts) == 12
    assert all(6 < word.size < 9 for word in amounts)


@pytest.mark.parametrize("block", [bars(), checks(), Notice("说明。" * 500), Narrative("标签", "\n\n\n")])
def test_every_kind_of_block_can_stand_anywhere_on_a_page(block: Block) -> None:
    for lines in range(0, 36, 5):
        _, found = drawn(*[Paragraph("行") for _ in range(lines)], block)
        assert all(word.y > MARGIN_BOTTOM - CELL.size for word in found if word.size > 9)


def test_the_sample_paper_has_room_for_everything() -> None:
    from desktop.application.typeset.fontset import FontSet
    from desktop.application.typeset.painter import paint

    flow = paint(sample(), FontSet())
    assert 10 <= len(flow.pages) <= 16
    assert [mark.text for mark in flow.marks][:2] == ["填报说明", "一、企业基本情况"]
