"""What the firm's clerk does in the window, whole actions at a time."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from desktop.ui import tasks
from desktop.ui.fields.table import TableField
from desktop.ui.pages.export import ExportPage
from desktop.ui.papers.exportrow import FileState
from tests.ui.pages.windowpage import WindowPage


def settle() -> None:
    """Let threads end and their results be shown."""
    for _ in range(4):
        tasks.wait()
        QTest.qWait(20)


def come_back(page: WindowPage) -> None:
    """Make the window the active one again: without a screen a list that drops down takes that from it."""
    page.window.activateWindow()
    with page.qtbot.waitActive(page.window):
        pass


def words(page: WindowPage) -> str:
    """Every word to be read on the page."""
    return "\n".join(label.text() for label in page.page.findChildren(QLabel) if label.isVisible())


def write(page: WindowPage, key: str, text: str) -> None:
    """Write into a box of several lines."""
    box = page.named(QPlainTextEdit, page.field(key).fact.label)
    box.setFocus()
    box.setPlainText(text)


def table(page: WindowPage, key: str) -> TableField:
    """A list on the page."""
    found = page.field(key)
    assert isinstance(found, TableField)
    return found


def paste(field: TableField, text: str) -> None:
    """Paste from Excel into a list's first cell."""
    QGuiApplication.clipboard().setText(text)
    field.view.setFocus()
    field.view.setCurrentIndex(field.model.index(0, 0))
    QTest.keyClick(field.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def cells(field: TableField) -> list[dict[str, str]]:
    """What a list shows, row by row."""
    keys = [column.key for column in field.fact.columns]
    rows = range(len(field.model.rows))
    return [{key: field.model.text(row, place) for place, key in enumerate(keys)} for row in rows]


def export(page: WindowPage, folder: Path, *forms: str) -> None:
    """Write these forms (none named: all), in both formats."""
    page.go("export")
    settle()
    exporting = page.page
    assert isinstance(exporting, ExportPage)
    exporting.choice.show_folder(folder)
    for form, box in exporting.choice.form_boxes.items():
        box.setChecked(not forms or form in forms)
    exporting.choice.changed.emit()
    settle()
    exporting.start.click()
    settle()
    assert {row.state for row in exporting.run.rows.values()} == {FileState.WRITTEN}
    assert len(list(folder.iterdir())) == 2 * len(forms or page.desk.session.rooms.forms)
