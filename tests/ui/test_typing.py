"""What a clerk types is read the way people write it, never refused and never lost."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from desktop.facts.known import DONT_KNOW, NOT_APPLICABLE, UNKNOWN
from tests.ui.pages.windowpage import WindowPage

INVESTMENT = "固定资产投资，单位万元"


@pytest.mark.parametrize(
    ("typed", "shown"), [("500万", "500.00"), ("１，２３４．５", "1,234.50"), ("0.8亿", "8,000.00"), ("12", "12.00")]
)
def test_money_is_read_as_people_write_it_and_shown_in_the_fields_unit(
    page: WindowPage, typed: str, shown: str
) -> None:
    page.go("investment")
    line = page.type(INVESTMENT, typed)
    assert line.text() == shown
    assert page.field("investment.fixed_assets").shown_problem == ""


def test_a_figure_that_cannot_be_read_stays_with_a_sentence_under_it(page: WindowPage) -> None:
    page.go("investment")
    line = page.type(INVESTMENT, "约500")
    field = page.field("investment.fixed_assets")
    assert line.text() == "约500"
    assert "约" in field.shown_problem or "数" in field.shown_problem
    assert line.property("state") == "problem"


def test_a_field_can_be_cleared_again(page: WindowPage) -> None:
    page.go("investment")
    page.type(INVESTMENT, "500")
    page.type(INVESTMENT, "")
    assert page.desk.session.answer("investment.fixed_assets") is None


def test_a_text_in_another_unit_is_asked_about(page: WindowPage) -> None:
    page.go("investment")
    page.type(INVESTMENT, "12000元")
    field = page.field("investment.fixed_assets")
    assert "理解" in field.state.question
    assert page.desk.session.value("investment.fixed_assets") == Decimal(12000)


def test_a_question_about_the_unit_pushes_nothing_and_goes_when_it_is_accepted(page: WindowPage) -> None:
    page.go("investment")
    field = page.field("investment.fixed_assets")
    QTest.qWait(1)
    before = field.height()
    line = page.type(INVESTMENT, "12000元", leave=False)
    page.qtbot.waitUntil(lambda: field._question.isVisible())
    assert field._question.text() == "按 12,000 元（1.2 万元）理解，对吗？"
    QTest.qWait(1)
    assert field.height() == before
    page.window.steps.list.setFocus()
    assert line.text() == "1.20"
    assert not field._question.isVisible()


def test_a_question_left_behind_unseen_is_asked_until_the_next_answer(page: WindowPage) -> None:
    page.go("investment")
    field = page.field("investment.fixed_assets")
    page.type(INVESTMENT, "12000元")
    assert field._question.isVisible()
    page.type("建筑工程，单位万元", "3")
    assert not field._question.isVisible()


def test_a_question_about_one_years_unit_pushes_nothing(page: WindowPage) -> None:
    page.go("finance")
    page.type("上一完整年度", "2025")
    field = page.field("finance.revenue")
    QTest.qWait(1)
    before = field.height()
    page.type("营业收入，2024年，单位万元", "12000元")
    assert field._question.isVisible()
    QTest.qWait(1)
    assert field.height() == before


def test_what_is_being_typed_is_kept_before_the_field_is_left(page: WindowPage) -> None:
    page.go("investment")
    line = page.type(INVESTMENT, "500", leave=False)
    page.qtbot.waitUntil(lambda: page.desk.session.value("investment.fixed_assets") == Decimal(5_000_000))
    assert line.text() == "500"


def test_half_typed_text_shows_no_problem_yet(page: WindowPage) -> None:
    page.go("investment")
    page.type(INVESTMENT, "约", leave=False)
    page.qtbot.waitUntil(lambda: page.desk.session.problem("investment.fixed_assets") != "")
    assert page.field("investment.fixed_assets").shown_problem == ""


def test_going_on_hands_over_what_is_typed(page: WindowPage) -> None:
    page.go("firm")
    page.type("企业名称", "甲厂", leave=False)
    page.guide.go("finance")
    assert page.desk.session.value("firm.name") == "甲厂"


def test_every_question_starts_empty(page: WindowPage) -> None:
    page.go("firm")
    assert all(not line.text() for line in page.page.findChildren(QLineEdit))
    assert all(not box.currentText() for box in page.page.findChildren(QComboBox))


def test_a_yes_no_question_has_no_answer_until_somebody_gives_one(page: WindowPage) -> None:
    page.go("firm")
    assert page.desk.session.answer("firm.above_scale") is None
    page.choose("是否规模以上工业企业（已入统）：否")
    assert page.desk.session.value("firm.above_scale") is False
    page.choose("是否规模以上工业企业（已入统）：暂不清楚")
    answer = page.desk.session.answer("firm.above_scale")
    assert answer is not None
    assert answer.value is DONT_KNOW


def test_not_applicable_is_chosen_from_the_small_menu_and_shown(page: WindowPage) -> None:
    page.go("firm")
    field = page.field("firm.park")
    field.blank_chosen.emit("firm.park", NOT_APPLICABLE)
    assert field.state.value is NOT_APPLICABLE
    assert field._blank.text() == "不适用"


def test_none_of_them_is_an_answer_and_no_box_is_none(page: WindowPage) -> None:
    page.go("firm")
    name = page.desk.catalogue["firm.titles"].label
    page.choose(f"{name}：以上都没有")
    assert page.desk.session.value("firm.titles") == ()
    page.choose(f"{name}：以上都没有")
    assert page.desk.session.answer("firm.titles") is None


def test_each_year_has_its_own_box(page: WindowPage) -> None:
    page.go("finance")
    page.type("上一完整年度", "2025")
    page.type("营业收入，2024年，单位万元", "900")
    assert page.desk.session.value("finance.revenue", 1) == Decimal(9_000_000)
    assert page.desk.session.value("finance.revenue") is UNKNOWN


def test_an_ampersand_in_a_name_stays_an_ampersand(page: WindowPage) -> None:
    page.go("firm")
    page.type("企业名称", "A&B <b>厂</b>")
    page.guide.go("finance")
    assert page.window.header._case.text().startswith("A&B <b>厂</b>")


def test_ctrl_z_takes_the_last_answer_back(page: WindowPage) -> None:
    page.go("investment")
    page.type(INVESTMENT, "500")
    QTest.keyClick(page.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.desk.session.answer("investment.fixed_assets") is None


def redo_keys(page: WindowPage) -> None:
    target = page.window.focusWidget() or page.window
    QTest.keyClick(target, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)


def undo_keys(page: WindowPage) -> None:
    target = page.window.focusWidget() or page.window
    QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_z_steps_through_what_was_typed_one_answer_at_a_time(page: WindowPage) -> None:
    page.go("investment")
    for text in ("100", "200", "约300"):
        line = page.type(INVESTMENT, text)
    line.setFocus()
    seen = []
    for _ in range(3):
        undo_keys(page)
        seen.append(line.text())
    assert seen == ["200.00", "100.00", ""]
    seen = []
    for _ in range(3):
        redo_keys(page)
        seen.append(line.text())
    assert seen == ["100.00", "200.00", "约300"]


def test_in_the_box_being_typed_ctrl_z_takes_back_only_what_is_not_handed_over(page: WindowPage) -> None:
    page.go("investment")
    line = page.type(INVESTMENT, "100")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "700")
    undo_keys(page)
    assert (line.text(), page.desk.session.value("investment.fixed_assets")) == ("100.00", Decimal(1_000_000))
    undo_keys(page)
    assert line.text() == ""
    assert page.desk.session.answer("investment.fixed_assets") is None


def test_what_is_typed_and_taken_back_in_the_box_is_no_answer(page: WindowPage) -> None:
    page.go("investment")
    line = page.type(INVESTMENT, "700", leave=False)
    page.qtbot.waitUntil(lambda: page.desk.session.value("investment.fixed_assets") == Decimal(7_000_000))
    line.undo()
    assert line.text() == ""
    page.window.steps.list.setFocus()
    assert page.desk.session.answer("investment.fixed_assets") is None
    assert not page.desk.session.can_undo()


def test_a_long_text_has_one_undo(page: WindowPage) -> None:
    page.go("firm")
    box = page.field("firm.intro").editors[0]
    assert isinstance(box, QPlainTextEdit)
    for text in ("甲", "乙"):
        box.setFocus()
        box.insertPlainText(text)
        page.window.steps.list.setFocus()
    box.setFocus()
    undo_keys(page)
    assert box.toPlainText() == page.desk.session.value("firm.intro") != "甲乙"
    redo_keys(page)
    assert len(box.toPlainText()) == 2


def test_figures_of_three_years_are_pasted_into_their_boxes(page: WindowPage) -> None:
    page.go("finance")
    page.type("上一完整年度", "2025")
    line = page.named(QLineEdit, "营业收入，2025年，单位万元")
    line.setFocus()
    QGuiApplication.clipboard().setText("5200\t4800\t4500\r\n")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown = [page.named(QLineEdit, f"营业收入，{year}年，单位万元").text() for year in (2025, 2024, 2023)]
    assert shown == ["5,200.00", "4,800.00", "4,500.00"]
    assert page.desk.session.value("finance.revenue", 2) == Decimal(45_000_000)


def test_figures_under_each_other_are_pasted_from_the_box_on(page: WindowPage) -> None:
    page.go("finance")
    page.type("上一完整年度", "2025")
    line = page.named(QLineEdit, "营业收入，2024年，单位万元")
    line.setFocus()
    QGuiApplication.clipboard().setText("4800\n4500\n")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown = [page.named(QLineEdit, f"营业收入，{year}年，单位万元").text() for year in (2025, 2024, 2023)]
    assert shown == ["", "4,800.00", "4,500.00"]


def test_undo_leaves_the_cursor_in_the_year_being_written(page: WindowPage) -> None:
    page.go("finance")
    page.type("上一完整年度", "2025")
    line = page.type("营业收入，2024年，单位万元", "900")
    line.setFocus()
    undo_keys(page)
    QTest.qWait(1)
    assert line.text() == ""
    assert line.hasFocus()


@pytest.mark.parametrize("step", ["firm", "finance"])
def test_what_undo_and_redo_change_is_brought_into_view(page: WindowPage, step: str) -> None:
    page.go("firm")
    field = page.field("firm.intro")
    page.desk.session.type_text("firm.intro", "一家铸造厂")
    page.go(step)
    page.page.scroll_to_top()
    for keys in (undo_keys, redo_keys):
        page.page.scroll_to_top()
        page.window.steps.list.setFocus()
        keys(page)
        page.qtbot.waitUntil(lambda: page.title == "企业信息" and field.editors[0].hasFocus())
        assert not field.editors[0].visibleRegion().isEmpty()


def test_a_figure_can_be_marked_as_an_estimate_and_shows_it(page: WindowPage) -> None:
    page.go("investment")
    page.type(INVESTMENT, "500")
    field = page.field("investment.fixed_assets")
    field.estimated.emit("investment.fixed_assets", True)
    assert field._estimate.isVisible()
    assert page.desk.session.case.is_estimated("investment.fixed_assets")
    field.estimated.emit("investment.fixed_assets", False)
    assert not field._estimate.isVisible()


def test_what_the_forms_require_is_said_until_it_is_answered(page: WindowPage) -> None:
    page.desk.know_required()
    page.go("firm")
    field = page.field("firm.name")
    assert field._hint.text() == "申报必填"
    page.type("企业名称", "甲厂")
    assert not field._hint.isVisible()


def test_a_question_another_answer_makes_pointless_disappears_and_comes_back(page: WindowPage) -> None:
    page.go("firm")
    field = page.field("firm.high_tech_certificate")
    page.choose("是否高新技术企业：否")
    assert not field.isVisible()
    page.choose("是否高新技术企业：是")
    assert field.isVisible()


def test_long_text_grows_its_box_and_is_never_cut(page: WindowPage) -> None:
    page.go("firm")
    field = page.field("firm.intro")
    before = field.height()
    box = field.editors[0]
    assert isinstance(box, QPlainTextEdit)
    box.setFocus()
    box.insertPlainText("很长的一段话。\n" * 200)
    page.window.steps.list.setFocus()
    page.qtbot.waitUntil(lambda: field.height() > before + 1000)
    assert box.verticalScrollBar().maximum() == 0
    assert len(str(page.desk.session.value("firm.intro"))) > 1000
    assert page.desk.session.problem("firm.intro") == ""


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier])
def test_alt_and_an_arrow_mean_back_and_never_another_answer(page: WindowPage, held: Qt.KeyboardModifier) -> None:
    page.go("project")
    field = page.field("project.is_key")
    page.desk.session.set_value("project.is_key", False)
    field.focus()
    button = QGuiApplication.focusObject()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(button, key, held)
    assert page.desk.session.value("project.is_key") is False
    QTest.keyClick(button, Qt.Key.Key_Left)
    assert page.desk.session.value("project.is_key") is True
