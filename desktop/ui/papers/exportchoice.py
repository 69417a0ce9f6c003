"""What to export and where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import dialogs
from desktop.ui.theme import GAP_L, GAP_S
from desktop.ui.widgets import button, card, label, plain
from desktop.wizard.export import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.application.fill import Filled
    from desktop.application.form import Form

FORMATS = {Format.PDF: "PDF（打印、盖章用）", Format.XLSX: "Excel（报电子表格用）"}


class ExportChoice(QWidget):
    """Folder, formats, forms and whether the attachments go along."""

    changed = Signal()

    def __init__(self, forms: Sequence[Form]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_L)
        column.addWidget(self._make_folder())
        column.addWidget(self._make_formats())
        column.addWidget(self._make_forms(forms))

    # what was chosen

    @property
    def folder(self) -> Path | None:
        """Where to; None while nothing is chosen."""
        text = self.path.text().strip()
        return Path(text) if text else None

    @property
    def formats(self) -> tuple[Format, ...]:
        """The chosen formats."""
        return tuple(format for format, box in self.format_boxes.items() if box.isChecked())

    @property
    def forms(self) -> tuple[str, ...]:
        """The ids of the chosen forms."""
        return tuple(form for form, box in self.form_boxes.items() if box.isChecked())

    def show_folder(self, folder: Path) -> None:
        """Propose a folder."""
        self.path.setText(str(folder))
        self.path.setToolTip("")
        self.path.setCursorPosition(0)

    def show_papers(self, papers: Sequence[Filled]) -> None:
        """Say beside each form how complete it is."""
        for paper in papers:
            done = paper.completeness
            text = "必填都有了" if done.answered >= done.total else f"必填 {done.answered}/{done.total}"
            if paper.form.id in self._notes:
                self._notes[paper.form.id].setText(text)

    def show_attachments(self, count: int) -> None:
        """How many files lie beside the case."""
        self.attachments.setText(f"把 {count} 份附件也复制到“附件”文件夹")
        self.attachments.setVisible(count > 0)
        if not count:
            self.attachments.setChecked(False)

    # parts

    def _make_folder(self) -> QWidget:
        frame, column = card()
        column.addWidget(label("存到哪里", "section"))
        self.path = QLineEdit()
        self.path.setAccessibleName("存到哪个文件夹")
        self.path.editingFinished.connect(self.changed)
        choose = button("选择文件夹(&F)", icon_name="folder")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        row.addWidget(self.path, 1)
        row.addWidget(choose)
        column.addLayout(row)
        return frame

    def _make_formats(self) -> QWidget:
        frame, column = card()
        column.addWidget(label("格式", "section"))
        self.format_boxes = {format: _box(text) for format, text in FORMATS.items()}
        self.attachments = _box("")
        for box in (*self.format_boxes.values(), self.attachments):
            box.toggled.connect(lambda _: self.changed.emit())
            column.addWidget(box)
        for box in self.format_boxes.values():
            box.setChecked(True)
        return frame

    def _make_forms(self, forms: Sequence[Form]) -> QWidget:
        frame, column = card()
        column.addWidget(label("导出哪些表格", "section"))
        self.form_boxes: dict[str, QCheckBox] = {}
        self._notes = {}
        for form in forms:
            box, note = _box(plain(form.title)), label("", "muted")
            box.setChecked(True)
            box.toggled.connect(lambda _: self.changed.emit())
            self.form_boxes[form.id], self._notes[form.id] = box, note
            row = QHBoxLayout()
            row.setSpacing(GAP_S)
            row.addWidget(box, 1)
            row.addWidget(note, 0, Qt.AlignmentFlag.AlignRight)
            column.addLayout(row)
        return frame

    def _choose(self) -> None:
        chosen = dialogs.choose_folder(self, "存到哪里", self.path.text())
        if chosen is not None:
            self.show_folder(chosen)
            self.changed.emit()


def _box(text: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setProperty("ring", "true")
    return box
