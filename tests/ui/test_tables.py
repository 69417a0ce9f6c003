"""Tables behave like Excel: paste, Enter for the next row, totals, marks on what can't be read, undo."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from desktop.ui.fields.pasteline import read_clipboard
from desktop.ui.fields.table import TableField
from tests.ui.pages.windowpage import WindowPage


@pytest.fixture
def funding(page: WindowPage) -> TableField:
    page.go("investment")
    field = page.field("funding")
    assert isinstance(field, TableField)
    return field


def paste(field: TableField, text: str, row: int = 0, column: int = 0) -> None:
    QGuiApplication.clipboard().setText(text)
    field.view.setFocus()
    field.view.setCurrentIndex(field.model.index(row, column))
    QTest.keyClick(field.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_rows_are_pasted_from_excel(page: WindowPage, funding: TableField) -> None:
    paste(funding, "自有（自筹）资金\t600\t\r\n银行贷款\t400万\t一年期\r\n")
    rows = page.desk.session.case.rows("funding")
    assert isinstance(rows, tuple)
    assert [row["amount"] for row in rows] == [Decimal(6_000_000), Decimal(4_000_000)]
    assert "1,000.00" in funding._totals.text()


def click(field: TableField, row: int = 0, column: int = 0) -> None:
    where = field.view.cell_point(row, column)
    QTest.mouseClick(field.view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def press_paste(page: WindowPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    target = page.window.focusWidget()
    assert target is not None
    QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


TWO_ROWS = "自有（自筹）资金\t600\t\r\n银行贷款\t400万\t一年期\r\n"


def test_a_click_on_the_first_cell_and_paste_brings_every_row(page: WindowPage, funding: TableField) -> None:
    page.page.show_widget(funding)
    click(funding)
    press_paste(page, TWO_ROWS)
    assert [funding.model.text(row, 1) for row in range(2)] == ["600.00", "400.00"]


@pytest.mark.parametrize("column", [0, 2])
def test_rows_pasted_while_a_cell_is_being_written_become_rows(
    page: WindowPage, funding: TableField, column: int
) -> None:
    view = funding.view
    view.setFocus()
    view.setCurrentIndex(funding.model.index(0, column))
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert page.window.focusWidget() is not view
    press_paste(page, TWO_ROWS if column == 0 else "一年期\r\n两年期\r\n")
    assert len(funding.model.rows) == 2
    assert [funding.model.text(row, 2) for row in range(2)] == (["", "一年期"] if column == 0 else ["一年期", "两年期"])
    assert view.state() is not QAbstractItemView.State.EditingState


def test_a_word_pasted_into_the_cell_being_written_stays_in_it(page: WindowPage, funding: TableField) -> None:
    view = funding.view
    view.setFocus()
    view.setCurrentIndex(funding.model.index(0, 2))
    QTest.keyClick(view, Qt.Key.Key_F2)
    press_paste(page, "一年期")
    assert view.state() is QAbstractItemView.State.EditingState
    QTest.keyClick(page.window.focusWidget(), Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: funding.model.text(0, 2) == "一年期")


def test_ctrl_y_does_again_what_was_undone_in_a_table(page: WindowPage, funding: TableField) -> None:
    paste(funding, "银行贷款\t400\t")
    QTest.keyClick(funding.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not funding.model.rows
    QTest.keyClick(funding.view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(funding.model.rows) == 1


def turn_wheel(over: QWidget) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(over.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, event)
    return event


def test_the_wheel_never_moves_a_table_sideways(page: WindowPage) -> None:
    page.go("equipment")
    field = page.field("equipment")
    assert isinstance(field, TableField)
    bar = field.view.horizontalScrollBar()
    assert bar.maximum() > 0
    field.view.setFocus()
    for over in (bar, field.view.viewport(), field.view.horizontalHeader().viewport()):
        turn_wheel(over)
        assert bar.value() == 0


def test_a_heading_copied_along_is_left_out(page: WindowPage, funding: TableField) -> None:
    paste(funding, "来源\t金额\t说明\n银行贷款\t400\t")
    assert len(page.desk.session.case.rows("funding")) == 1  # type: ignore[arg-type]


def test_a_cell_that_cannot_be_read_is_kept_marked_and_listed(page: WindowPage, funding: TableField) -> None:
    paste(funding, "银行贷款\t大约400\t")
    assert funding.model.text(0, 1) == "大约400"
    assert funding.model.problem(0, 1)
    assert funding._list.isVisible()
    assert funding._list.text().startswith("第 1 行 ")


def test_a_total_says_how_many_rows_it_leaves_out(page: WindowPage) -> None:
    page.go("equipment")
    field = page.field("equipment")
    assert isinstance(field, TableField)
    keys = [column.key for column in field.fact.columns]
    paste(field, "2台\t100\n3\t100\n一\t二\n", column=keys.index("quantity"))
    paste(field, "没有这一类\n", column=keys.index("kind"), row=1)
    assert "不含税金额合计 300.00 元" in field._totals.text()
    assert field._totals.text().endswith("合计不含 2 行看不懂的")
    paste(field, "2\n3\n4\n", column=keys.index("quantity"))
    paste(field, "1\n1\n1\n", column=keys.index("unit_price"))
    assert "看不懂" not in field._totals.text()


def test_every_fault_of_a_table_can_be_listed(page: WindowPage, funding: TableField) -> None:
    paste(funding, "".join(f"\t约{row}\t\n" for row in range(1, 13)))
    assert len(funding._list.text().splitlines()) == 5
    page.press("还有 7 处，全部列出")
    assert len(funding._list.text().splitlines()) == 12
    page.press("收起")
    assert len(funding._list.text().splitlines()) == 5


def test_a_column_the_forms_require_has_a_star(page: WindowPage) -> None:
    page.desk.know_required()
    wanted = {
        (section.table, column.key)
        for form in page.desk.session.rooms.forms
        for section in form.sections
        for column in section.columns
        if section.table and column.required and column.key
    }
    assert wanted
    for table, key in sorted(wanted):
        home = page.desk.session.flow.step_of(table)
        assert home is not None
        page.go(home.id)
        field = page.field(table)
        assert isinstance(field, TableField)
        place = [column.key for column in field.fact.columns].index(key)
        assert str(field.model.headerData(place, Qt.Orientation.Horizontal)).endswith(" *")


def test_enter_in_the_last_row_goes_on_to_a_new_one(page: WindowPage, funding: TableField) -> None:
    view = funding.view
    view.setFocus()
    view.setCurrentIndex(funding.model.index(0, 1))
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = page.window.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "500")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: funding.model.text(0, 1) == "500.00")
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 0)
    assert funding.model.rowCount() == 2


def test_leaving_the_page_keeps_the_cell_being_typed(page: WindowPage, funding: TableField) -> None:
    view = funding.view
    view.setFocus()
    view.setCurrentIndex(funding.model.index(0, 1))
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = page.window.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "500")
    page.guide.go("firm")
    assert page.desk.session.case.rows("funding")[0]["amount"] == Decimal(5_000_000)  # type: ignore[index]


def test_deleting_rows_can_be_undone_and_done_again(page: WindowPage, funding: TableField) -> None:
    paste(funding, "银行贷款\t400\t\n其他\t100\t")
    funding.view.selectRow(0)
    page.qtbot.mouseClick(funding.remove, Qt.MouseButton.LeftButton)
    assert len(funding.model.rows) == 1
    page.qtbot.mouseClick(funding.undo, Qt.MouseButton.LeftButton)
    assert len(funding.model.rows) == 2
    page.qtbot.mouseClick(funding.redo, Qt.MouseButton.LeftButton)
    assert len(funding.model.rows) == 1


def test_that_there_is_no_loan_can_be_said_and_taken_back(page: WindowPage) -> None:
    page.go("investment")
    loans = page.field("loans")
    assert isinstance(loans, TableField)
    assert page.desk.session.answer("loans") is None
    assert not loans._blank.isVisible()  # an empty table is not yet an answer
    assert any("没有内容" in label.text() for label in loans.findChildren(QLabel))
    loans._none.trigger()
    assert page.desk.session.value("loans") == ()
    assert page.desk.session.value("investment.loans_total") == 0
    assert (loans._blank.text(), loans._blank.isVisible()) == ("没有内容", True)
    loans._none.trigger()
    assert page.desk.session.answer("loans") is None
    assert not loans._blank.isVisible()


def test_rows_are_never_thrown_away_at_one_stroke(page: WindowPage, funding: TableField) -> None:
    assert funding._none.isEnabled()
    paste(funding, TWO_ROWS)
    assert not funding._none.isEnabled()


def test_delete_empties_the_chosen_cells(page: WindowPage, funding: TableField) -> None:
    paste(funding, "银行贷款\t400\t")
    funding.view.setCurrentIndex(funding.model.index(0, 1))
    QTest.keyClick(funding.view, Qt.Key.Key_Delete)
    assert funding.model.text(0, 1) == ""


def test_a_computed_cell_follows_and_cannot_be_typed(page: WindowPage) -> None:
    page.go("equipment")
    field = page.field("equipment")
    assert isinstance(field, TableField)
    keys = [column.key for column in field.fact.columns]
    place = keys.index("amount")
    field.model.cell_typed.emit(0, "quantity", "6")
    field.model.cell_typed.emit(0, "unit_price", "185000")
    assert field.model.text(0, place) == "1,110,000.00"
    assert not field.model.flags(field.model.index(0, place)) & Qt.ItemFlag.ItemIsEditable


def test_what_is_copied_pastes_back_the_same(page: WindowPage, funding: TableField) -> None:
    paste(funding, '银行贷款\t400\t"两行\n说明"')
    funding.view.selectRow(0)
    QTest.keyClick(funding.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    before = [funding.model.text(0, column) for column in range(3)]
    paste(funding, QGuiApplication.clipboard().text(), row=1)
    assert [funding.model.text(1, column) for column in range(3)] == before


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("甲\t乙\r\n丙\t丁\r\n", [["甲", "乙"], ["丙", "丁"]]),
        ('"一\n二"\t三', [["一\n二", "三"]]),
        ('6"管\t1', [['6"管', "1"]]),
    ],
)
def test_excels_clipboard_is_read_cell_by_cell(text: str, cells: list[list[str]]) -> None:
    assert read_clipboard(text) == cells
