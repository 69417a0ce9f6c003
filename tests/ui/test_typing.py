"""What a clerk types is read the way people write it, never refused and never lost."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

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
    page.choose("是否规模以上工业企业（已入统）：还不清楚")
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
