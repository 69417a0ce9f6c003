"""What an Excel import brought, what it couldn't read, and where it disagrees with what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import GAP_L, GAP_M
from desktop.ui.widgets import button, label


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One thing to look at: where it stands, what it is about, what stands there, what to do."""

    place: str
    subject: str
    found: str
    advice: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How an import went. A conflict is a fact that already had another answer; `note` is about an older workbook."""

    file: str
    taken: int
    problems: tuple[ImportLine, ...] = ()
    conflicts: tuple[ImportLine, ...] = ()
    note: str = ""


class ImportDialog(QDialog):
    """Lists problems with sheet and cell; asks before existing answers are replaced."""

    def __init__(self, parent: QWidget | None, report: ImportReport) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入结果")
        self.resize(760, LISTED if report.problems or report.conflicts else PLAIN)
        self.tables: list[QTableWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_M)
        column.addWidget(label(f"从“{report.file}”读到 {report.taken} 项。", "section", wrap=True))
        if report.note:
            column.addWidget(label(report.note, "muted", wrap=True))
        if report.problems:
            self._list(
                column,
                f"{len(report.problems)} 处看不懂，这几格不导入。在 Excel 里改好再导入一次，或者在页面里直接填：",
                ("位置", "项目", "现在写的", "怎么改"),
                report.problems,
            )
        if report.conflicts:
            self._list(
                column,
                f"{len(report.conflicts)} 项和已填的不一样：",
                ("位置", "项目", "Excel 里", "已填的"),
                report.conflicts,
            )
        if not report.problems and not report.conflicts:
            column.addWidget(label("没有发现问题。", "muted"))
            column.addStretch(1)
        column.addLayout(self._buttons(report))

    def _list(self, column: QVBoxLayout, words: str, heads: tuple[str, ...], lines: Sequence[ImportLine]) -> None:
        column.addWidget(label(words, wrap=True))
        table = QTableWidget(len(lines), len(heads))
        table.setAccessibleName(words)
        table.setHorizontalHeaderLabels(list(heads))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        for row, line in enumerate(lines):
            for place, text in enumerate((line.place, line.subject, line.found, line.advice)):
                table.setItem(row, place, QTableWidgetItem(text))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        table.setWordWrap(True)
        table.resizeRowsToContents()
        column.addWidget(table, 1)
        self.tables.append(table)

    def _buttons(self, report: ImportReport) -> QHBoxLayout:
        row = QHBoxLayout()
        text = "\n".join(
            "\t".join((line.place, line.subject, line.found, line.advice))
            for line in (*report.problems, *report.conflicts)
        )
        if text:
            copy = button("复制清单", icon_name="copy")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
            row.addWidget(copy)
        row.addStretch(1)
        self.cancel = button("取消")
        self.cancel.clicked.connect(self.reject)
        row.addWidget(self.cancel)
        if report.conflicts:
            self.keep = button("只补没填的")
            self.keep.clicked.connect(lambda: self.done(KEEP))
            row.addWidget(self.keep)
        self.take = button("用 Excel 里的" if report.conflicts else "导入", "primary")
        self.take.clicked.connect(lambda: self.done(TAKE))
        self.take.setDefault(True)
        row.addWidget(self.take)
        return row


LISTED, PLAIN = 480, 180  # how high: with lists to read, and with nothing but a sentence
KEEP, TAKE = 1, 2  # results of the dialog; 0 is given up
