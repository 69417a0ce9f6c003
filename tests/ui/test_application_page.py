"""申报材料: complete or not at a glance, the printed pages, what is missing, and the attachments."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from desktop.ui import tasks
from desktop.ui.pages.application import ApplicationPage
from desktop.ui.papers.formcard import FormCard
from desktop.ui.papers.pageview import PageView
from desktop.ui.papers.render import draw_page, print_form
from desktop.ui.papers.ring import Ring
from tests.ui.pages.geometry import faults
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.sample import open_sample
from tests.ui.pages.windowpage import WindowPage

PLAN_FACTS = ("investment.", "funding", "staff.")


@pytest.fixture
def sample(open_window: Callable[..., WindowPage]) -> WindowPage:
    page = open_window()
    open_sample(page)
    return page


def settle() -> None:
    for _ in range(3):
        tasks.wait()
        QTest.qWait(20)


def shown(page: WindowPage) -> ApplicationPage:
    page.go("application")
    settle()
    assert isinstance(page.page, ApplicationPage)
    return page.page


def cards(page: ApplicationPage) -> dict[str, FormCard]:
    return {card.form_id: card for card in page.findChildren(FormCard) if card.isVisible()}


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def named(page: QWidget, name: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.isVisible() and b.accessibleName() == name)


def test_every_form_has_a_card_with_its_completeness(sample: WindowPage) -> None:
    page = shown(sample)
    papers = {paper.form.id: paper for paper in page.folder.papers}
    found = cards(page)
    assert list(found) == [form.id for form in sample.desk.session.rooms.forms]
    for form_id, card in found.items():
        done = papers[form_id].completeness
        assert card.ring.percent == 100 * done.answered // done.total


def test_a_card_says_whose_document_the_form_follows(sample: WindowPage) -> None:
    """A firm in 昆明 sees before she fills anything that the city meant is 六安."""
    sample.desk.session.type_text("firm.region", "530102")
    card = cards(shown(sample))["F01_library"]
    assert "依据：六安市" in words(card)
    assert "征求意见稿" in words(card)


def test_a_ring_is_full_only_when_nothing_is_missing(sample: WindowPage) -> None:
    ring = Ring()
    sample.qtbot.addWidget(ring)
    ring.show_share(999, 1000)
    assert ring.percent == 99
    ring.show_share(0, 0)
    assert ring.percent == 100


def test_what_blocks_a_form_is_on_its_card(open_window: Callable[..., WindowPage]) -> None:
    page = open_window()
    open_sample(page, without=PLAN_FACTS)
    page.desk.session.type_text("project.filing_entity", "别的公司")
    found = shown(page)
    text = words(cards(found)["F01_library"])
    paper = found.folder.papers[0]
    assert f"必填还缺 {len(paper.required_gaps)} 项" in text
    assert "预审发现 1 处，必须改" in text
    assert "附件还差" in text


def test_the_preview_shows_the_pages_of_the_pdf(sample: WindowPage) -> None:
    page = shown(sample)
    page.open_form("F01_library")
    settle()
    printed = print_form(page.folder.papers[0])
    assert page.form.preview.pages == len(printed.sizes) > 5
    first = page.form.preview.findChildren(PageView)[0].grab().toImage()
    assert any(
        first.pixelColor(x, y).lightness() < 90 for x in range(0, first.width(), 2) for y in range(0, first.height(), 2)
    )


def test_a_page_is_drawn_as_wide_as_asked(sample: WindowPage) -> None:
    printed = print_form(shown(sample).folder.papers[0])
    image = draw_page(printed, 0, 600)
    assert abs(image.width() - 600) <= 1
    assert abs(image.height() - 600 * 297 / 210) <= 2


def test_a_changed_answer_is_printed_anew(sample: WindowPage) -> None:
    page = shown(sample)
    page.open_form("F01_library")
    settle()
    before = page.form.preview.printed
    sample.desk.session.type_text("project.name", "熔炼车间余热回收改造")
    settle()
    assert before is not None
    assert page.form.preview.printed is not None
    assert page.form.preview.printed.data != before.data


def test_a_blank_leads_to_its_field_and_back_to_the_form(open_window: Callable[..., WindowPage]) -> None:
    page = open_window()
    open_sample(page, without=PLAN_FACTS)
    found = shown(page)
    found.open_form("F01_library")
    settle()
    gap = next(gap for gap in found.folder.papers[0].required_gaps if gap.fact == "investment.total")
    QTest.mouseClick(named(found, f"去补充：{gap.label}（{gap.section}）"), Qt.MouseButton.LeftButton)
    QTest.qWait(10)
    assert page.field("investment.total").isVisible()
    page.desk.session.type_text("investment.total", "1320")
    assert shown(page).form.isVisible()
    assert all(gap.fact != "investment.total" for gap in found.folder.papers[0].gaps)


def test_a_computed_blank_leads_to_what_it_is_computed_from(open_window: Callable[..., WindowPage]) -> None:
    page = open_window()
    open_sample(page, without=("staff.total",))
    found = shown(page)
    asked: list[str] = []
    found.fact_requested.connect(asked.append)
    found.form.fact_wanted.emit("firm.size_class")
    assert asked == ["staff.total"]


def test_a_contradiction_leads_to_a_field(sample: WindowPage) -> None:
    sample.desk.session.type_text("project.filing_entity", "别的公司")
    page = shown(sample)
    page.open_form("F01_library")
    settle()
    go = next(
        b for b in page.findChildren(QPushButton) if b.isVisible() and b.accessibleName().startswith("去改：备案")
    )
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    QTest.qWait(10)
    assert sample.page is not page


def test_a_file_is_copied_in_taken_away_and_put_back(sample: WindowPage, mouth: ScriptedMouth, tmp_path: Path) -> None:
    page = shown(sample)
    page.open_form("F01_library")
    settle()
    paper = tmp_path / "营业执照&<b>正本</b>.pdf".replace("<", "＜").replace(">", "＞").replace("/", "")
    paper.write_bytes(b"%PDF-1.4 scanned")
    mouth.files = [paper]
    named(page, "添加文件：营业执照").click()
    settle()
    paper.unlink()
    session = sample.desk.session
    held = session.store.attachments.list(session.case_id or "")
    assert [file.slot for file in held] == ["business_licence"]
    assert held[0].path.read_bytes() == b"%PDF-1.4 scanned"
    remove = next(b for b in page.findChildren(QWidget) if b.accessibleName() == f"移走文件：{held[0].name}")
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    settle()
    assert session.store.attachments.list(session.case_id or "") == ()
    sample.press("放回")
    settle()
    assert len(session.store.attachments.list(session.case_id or "")) == 1


def test_seal_and_validity_of_a_file_reach_the_printed_list(
    sample: WindowPage, mouth: ScriptedMouth, tmp_path: Path
) -> None:
    session = sample.desk.session
    paper = tmp_path / "执照.pdf"
    paper.write_bytes(b"%PDF-1.4 scanned")
    session.store.attachments.add(session.case_id or "", "business_licence", paper)
    page = shown(sample)
    page.open_form("F13_attachments")
    settle()
    next(b for b in page.findChildren(QCheckBox) if b.accessibleName() == "已盖章：执照.pdf").click()
    settle()
    mouth.texts = ["2027年3月5日"]
    named(page, "有效期：执照.pdf").click()
    settle()
    held = session.store.attachments.list(session.case_id or "")[0]
    assert held.sealed
    assert held.valid_until == dt.date(2027, 3, 5)
    assert named(page, "有效期：执照.pdf").text() == "有效期至 2027年3月5日"
    mouth.texts = ["后年"]
    named(page, "有效期：执照.pdf").click()
    settle()
    assert len(mouth.said) == 3
    assert session.store.attachments.list(session.case_id or "")[0].valid_until == dt.date(2027, 3, 5)


def test_another_case_opened_while_pages_are_drawn_harms_nothing(sample: WindowPage) -> None:
    page = shown(sample)
    page.open_form("F11_diagnosis")
    QTest.qWait(1)
    sample.desk.session.create_case("另一家")
    settle()
    assert sample.page is not page


def test_an_empty_file_is_refused_with_a_sentence(sample: WindowPage, mouth: ScriptedMouth, tmp_path: Path) -> None:
    page = shown(sample)
    page.open_form("F01_library")
    settle()
    paper = tmp_path / "空.pdf"
    paper.write_bytes(b"")
    mouth.files = [paper]
    named(page, "添加文件：营业执照").click()
    settle()
    assert len(mouth.said) == 1
    assert "空文件" in mouth.said[0]


def test_names_with_markup_and_rare_characters_are_shown_as_they_are(sample: WindowPage) -> None:
    sample.desk.session.type_text("project.filing_entity", "<b>𬭎氏</b>&兄弟")
    page = shown(sample)
    page.open_form("F01_library")
    settle()
    assert "<b>𬭎氏</b>&兄弟" in words(page.form)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (1920, 1080)])
@pytest.mark.parametrize("missing", [(), PLAN_FACTS])
def test_an_open_form_is_whole(
    open_window: Callable[..., WindowPage], size: tuple[int, int], missing: tuple[str, ...], tmp_path: Path
) -> None:
    page = open_window(*size)
    open_sample(page, missing)
    page.desk.session.type_text("project.filing_entity", "六安示例精密铸造与新材料产业集团股份有限公司第二分公司")
    session = page.desk.session
    paper = tmp_path / f"{'scan-of-the-business-licence-' * 3}.pdf"
    paper.write_bytes(b"%PDF-1.4 scanned")
    session.store.attachments.add(session.case_id or "", "business_licence", paper)
    found = shown(page)
    found.open_form("F02_demo")
    settle()
    assert faults(page.window) == []
