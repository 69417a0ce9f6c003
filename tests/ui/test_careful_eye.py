"""The geometry check itself: it must see what it is there to see."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.geometry import faults


@pytest.fixture
def sheet(qtbot: QtBot) -> QWidget:
    result = QWidget()
    result.resize(400, 300)
    qtbot.addWidget(result)
    return result


def test_two_widgets_on_each_other_are_seen(sheet: QWidget) -> None:
    QLabel("甲", sheet).setGeometry(0, 0, 100, 40)
    QLabel("乙", sheet).setGeometry(50, 20, 100, 40)
    sheet.show()
    assert any("overlaps" in fault for fault in faults(sheet))


def test_cut_words_are_seen(sheet: QWidget) -> None:
    QLabel("很长很长很长很长的一句话", sheet).setGeometry(0, 0, 40, 40)
    sheet.show()
    assert any("is cut" in fault for fault in faults(sheet))


def test_a_wrapped_text_without_room_is_seen(sheet: QWidget) -> None:
    label = QLabel("很长很长很长很长很长很长很长很长的一句话", sheet)
    label.setWordWrap(True)
    label.setGeometry(0, 0, 80, 20)
    sheet.show()
    assert any("shows" in fault for fault in faults(sheet))


def test_a_squeezed_button_is_seen(sheet: QWidget) -> None:
    QPushButton("下一步", sheet).setGeometry(0, 0, 20, 10)
    sheet.show()
    assert any("needs" in fault for fault in faults(sheet))


def test_contents_wider_than_their_window_are_seen(sheet: QWidget) -> None:
    area = QScrollArea(sheet)
    area.setGeometry(0, 0, 300, 200)
    area.setWidgetResizable(True)
    inside = QWidget()
    inside.setMinimumWidth(900)
    area.setWidget(inside)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    sheet.show()
    QTest.qWait(1)
    assert any("at the right" in fault for fault in faults(sheet))
