"""A line to write in that notices when several cells are pasted into it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class PasteLine(QLineEdit):
    """Several cells from Excel go out by `block_pasted` where somebody wants them; they never run together."""

    block_pasted = Signal(object)  # rows of texts

    def __init__(self, *, takes_blocks: bool = False) -> None:
        super().__init__()
        self.takes_blocks = takes_blocks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste_cells():
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu's own paste knows nothing of cells."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste_anything)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _paste_anything(self) -> None:
        if not self.paste_cells():
            self.paste()

    def paste_cells(self) -> bool:
        """Take cells from the clipboard; False when it holds plain text, or nobody wants cells."""
        cells = read_clipboard(QGuiApplication.clipboard().text())
        if not self.takes_blocks or not cells or len(cells) == len(cells[0]) == 1:
            return False
        self.block_pasted.emit(cells)
        return True


def read_clipboard(text: str) -> list[list[str]]:
    """Excel's clipboard text as rows of cells; quoted cells may hold line breaks and tabs."""
    import csv
    import io

    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").rstrip("\n")), delimiter="\t")
    return [list(row) for row in reader] if text.strip() else []
