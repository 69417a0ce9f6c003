"""The PDF read back: what a reviewer opens, copies, searches and prints."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pdfreading import body, bookmarks, flat, fonts, made, page_texts, pixels
from sample_paper import FIRM, STORY, equipment, sample

from desktop.application.document import (
    Contents,
    CoverLine,
    Document,
    Grid,
    GridCell,
    Heading,
    Narrative,
    PageBreak,
    Paragraph,
    Table,
    TableColumn,
    text_cells,
)
from desktop.application.pdf import render_pdf, write_pdf
from desktop.errors import ExportProblem


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render_pdf(sample())[0]


@pytest.fixture(scope="module")
def texts(paper: bytes) -> list[str]:
    return page_texts(paper)


def test_every_font_is_embedded(paper: bytes) -> None:
    found = fonts(paper)
    assert len(found) == 3
    assert all(found.values())
    assert all(name[6] == "+" for name in found)


def test_every_page_says_form_firm_number_and_version(texts: list[str]) -> None:
    for number, text in enumerate(texts, start=1):
        assert f"第{number}页 共{len(texts)}页" in text
        assert "技改通 1.0.0 · 政策包 2026.11 · 案卷 3f9a-77c2" in text
        assert FIRM in text
        assert "申报书" in text


def test_rare_names_and_check_boxes_can_be_copied_and_searched(texts: list[str]) -> None:
    everything = "\n".join(texts)
    for wanted in ("龚䶮喆", "㛃𬭎𬸚", "☐微型", "☑中型"):
        assert wanted in everything


def test_rare_names_and_check_boxes_leave_ink() -> None:
    def ink(text: str) -> int:
        data, _ = render_pdf(Document("题", blocks=(Paragraph(text),)))
        return sum(255 - grey for grey in pixels(data, 0)[1])

    empty = ink("　　　　　　　")
    for char in "䶮㛃𬭎𬸚☑☐✗":
        assert ink(char) > empty, char
    assert ink("☑") > ink("☐")


def test_what_the_user_typed_is_never_read_as_markup(texts: list[str]) -> None:
    assert "A&B <b>公司</b> 与 <img src='x'/> 均按原样印出。" in "\n".join(texts)


def test_a_narrative_of_three_thousand_characters_loses_nothing() -> None:
    text = "".join(f"第{n}点，{STORY}" for n in range(1, 19))
    assert len(text) > 3000
    pages, _ = made(Narrative("创新点", text, limit=3000))
    assert len(pages) > 1
    label = "创新点（3000字以内）"
    assert all(label in page for page in pages)
    flowed = "".join(body(page).replace(label, "").split("第1页共")[0] for page in pages)
    assert flat(text) in _without_feet(flowed, len(pages))


def _without_feet(text: str, count: int) -> str:
    for number in range(1, count + 1):
        text = text.replace(f"第{number}页共{count}页版本1", "")
    return text


def test_a_list_of_sixty_rows_repeats_its_head_and_loses_no_row() -> None:
    pages, _ = made(equipment(60))
    assert len(pages) > 2
    assert all("设备名称" in page and "规格型号" in page for page in pages)
    everything = "\n".join(pages)
    assert all(everything.count(f"KR-{200 + n}II") == 1 for n in range(1, 61))
    assert "合计 4,518,270.00" in pages[-1]
    assert "注：金额为不含税价" in pages[-1]


def test_a_cell_longer_than_a_page_flows_on_with_its_label() -> None:
    text = "".join(f"其{n}，设备更新。" for n in range(1, 400))
    pages, _ = made(
        Grid(((GridCell("建设内容", is_label=True), GridCell(text)), (GridCell("末行", is_label=True), GridCell("完"))))
    )
    assert len(pages) > 1
    assert all("建设内容" in page for page in pages)
    assert flat(text) in _without_feet("".join(body(page).replace("建设内容", "") for page in pages), len(pages))
    assert "末行" in pages[-1]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert render_pdf(sample()) == render_pdf(sample())


def test_marked_blanks_are_printed_and_reported_with_page_and_label() -> None:
    cover = (CoverLine("项目名称", "压铸改造"), CoverLine("推荐单位", blank=True))
    grid = Grid(((GridCell("邮政编码", is_label=True), GridCell(blank=True)),))
    table = Table((TableColumn("名称"), TableColumn("发票号码")), ((GridCell("炉"), GridCell(blank=True)),))
    pages, report = made(grid, table, Narrative("主要荣誉", "", blank=True), cover=cover)
    assert [(blank.page, blank.label) for blank in report.blanks] == [
        (1, "推荐单位"),
        (2, "邮政编码"),
        (2, "发票号码"),
        (2, "主要荣誉"),
    ]
    assert "".join(pages).count("（待填）") == 4


def test_what_cannot_be_drawn_is_reported_and_still_copied() -> None:
    pages, report = made(Paragraph("好😀的"))
    assert report.missing_glyphs == {"😀"}
    assert "好😀的" in pages[0]


def test_contents_and_bookmarks_lead_to_the_pages_of_the_headings() -> None:
    blocks = (
        Contents(),
        Heading("一、甲"),
        Heading("（一）子", 2),
        Heading("1.细", 3),
        PageBreak(),
        Heading("不列", 1, listed=False),
        Heading("二、乙"),
        Paragraph("字"),
    )
    data, report = render_pdf(Document("题", cover=(CoverLine("甲", "乙"),), blocks=blocks, firm="乙"))
    pages = page_texts(data)
    assert report.pages == len(pages) == 4
    listing = pages[1].splitlines()
    assert {"一、甲 3", "（一）子 3", "二、乙 4"} <= set(listing)
    assert "不列" not in pages[1]
    assert "1.细" not in pages[1]
    assert bookmarks(data) == [(0, "一、甲", 3), (1, "（一）子", 3), (2, "1.细", 3), (0, "不列", 4), (0, "二、乙", 4)]


def test_a_paper_without_a_cover_begins_with_its_title() -> None:
    pages, report = made(Paragraph("正文。"))
    assert report.pages == 1
    assert pages[0].index("测试用申报书") < pages[0].index("正文。")


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    place = tmp_path / "申报书.pdf"
    place.mkdir()
    with pytest.raises(ExportProblem, match="文件夹"):
        write_pdf(sample(), place)


def test_the_file_written_is_the_one_rendered(tmp_path: Path) -> None:
    report = write_pdf(sample(), tmp_path / "申报书.pdf")
    data, rendered = render_pdf(sample())
    assert (tmp_path / "申报书.pdf").read_bytes() == data
    assert report == rendered
    assert [path.name for path in tmp_path.iterdir()] == ["申报书.pdf"]


def test_an_empty_list_says_so() -> None:
    pages, _ = made(Table((TableColumn("附件"),), (), empty_text="（无）"), Table((), (text_cells(),)))
    assert "（无）" in pages[0]


anything = st.text(alphabet=st.characters(), max_size=60)


@settings(max_examples=60, deadline=None)
@example("\ud83d", "\x00甲\u2028乙\udc00")
@given(anything, anything)
def test_no_text_whatever_stops_the_paper(first: str, second: str) -> None:
    blocks = (Heading(first), Paragraph(second), Grid((text_cells(first, second),)), Narrative(first, second))
    cover = (CoverLine(first, second),)
    data, _ = render_pdf(Document(first, second, cover, blocks, stamp=first, firm=second, form_name=first))
    assert len(page_texts(data)) >= 2
