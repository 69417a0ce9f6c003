"""A searchable list starts empty, finds by any part, and leaves the wheel to the page."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.facts.fact import Option
from desktop.ui.fields.combo import SearchCombo


@pytest.fixture
def combo(qtbot: QtBot) -> SearchCombo:
    result = SearchCombo([Option(f"o{n}", f"第{n}项") for n in range(7)])
    qtbot.addWidget(result)
    result.show()
    return result


def test_nothing_is_chosen_at_first(combo: SearchCombo) -> None:
    assert combo.currentText() == ""
    assert combo.currentIndex() == -1


def test_the_wheel_never_changes_it(combo: SearchCombo) -> None:
    place = QPointF(5, 5)
    turn = QPoint(0, -120)
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(place, combo.mapToGlobal(place), turn, turn, *none, False)
    QApplication.sendEvent(combo, wheel)
    assert combo.currentIndex() == -1
    assert not wheel.isAccepted()


def test_a_label_typed_whole_is_the_option(combo: SearchCombo, qtbot: QtBot) -> None:
    combo.setEditText("第3项")
    with qtbot.waitSignal(combo.chosen) as chosen:
        combo.flush()
    assert chosen.args == ["o3"]


def test_words_that_are_no_option_are_handed_on_as_typed(combo: SearchCombo, qtbot: QtBot) -> None:
    combo.setEditText("别的")
    with qtbot.waitSignal(combo.finished) as finished:
        combo.flush()
    assert finished.args == ["别的"]
    assert combo.currentText() == "别的"


def test_an_emptied_box_says_so(combo: SearchCombo, qtbot: QtBot) -> None:
    combo.show_text("第2项")
    combo.setEditText("")
    with qtbot.waitSignal(combo.finished) as finished:
        combo.flush()
    assert finished.args == [""]
