"""The run of an export on screen: a line a file, a bar, and what to do at the end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from desktop.ui.papers.exportrow import FileRow, FileState
from desktop.ui.stack import empty
from desktop.ui.theme import GAP_S
from desktop.ui.widgets import button, card, label

if TYPE_CHECKING:
    from desktop.wizard.export import ExportPlan, ExportReport, Progress


class ExportRun(QFrame):
    """Tells what the user wants; the page does it."""

    stop_wanted = Signal()
    retry_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card()
        outer.addWidget(frame)
        self.said = label("", "section", wrap=True)
        column.addWidget(self.said)
        self._hint = label("", wrap=True)
        column.addWidget(self._hint)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("导出进度")
        column.addWidget(self._bar)
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP_S)
        column.addLayout(self._list)
        self.rows: dict[Path, FileRow] = {}
        self.stop = button("取消导出")
        self.open = button("打开文件夹(&O)", icon_name="folder")
        self.retry = button("重试没写成的(&R)")
        self.stop.clicked.connect(self.stop_wanted)
        self.open.clicked.connect(self.folder_wanted)
        self.retry.clicked.connect(self.retry_wanted)
        row = QHBoxLayout()
        row.setSpacing(GAP_S)
        for one in (self.open, self.retry, self.stop):
            row.addWidget(one)
        row.addStretch(1)
        column.addLayout(row)

    def begin(self, plan: ExportPlan, *, again: bool) -> None:
        """Show the files of a plan; a second try keeps the lines of the first."""
        if not again:
            empty(self._list)
            self.rows = {}
        for path in plan.paths:
            if path not in self.rows:
                name = path.relative_to(plan.folder) if path.is_relative_to(plan.folder) else Path(path.name)
                self.rows[path] = FileRow(" / ".join(name.parts))
                self._list.addWidget(self.rows[path])
            self.rows[path].show_state(FileState.WAITING)
        self._bar.setMaximum(max(len(plan.paths), 1))
        self._bar.setValue(0)
        self.said.setText(f"正在导出 {len(plan.paths)} 个文件")
        self._hint.hide()
        self.stop.setText("取消导出")
        self.stop.setEnabled(True)
        for one, shown in ((self.stop, True), (self.open, False), (self.retry, False)):
            one.setVisible(shown)

    def show_progress(self, progress: Progress) -> None:
        """A file begins; those before it are done."""
        for row in self.rows.values():
            if row.state is FileState.WRITING:
                row.show_state(FileState.WRITTEN)
        self.rows[progress.path].show_state(FileState.WRITING)
        self._bar.setValue(progress.done)

    def show_stopping(self) -> None:
        """The file being written is still finished."""
        self.stop.setText("正在停下…")
        self.stop.setEnabled(False)

    def show_report(self, report: ExportReport) -> None:
        """How it went."""
        for row in self.rows.values():
            if row.state in (FileState.WAITING, FileState.WRITING):
                row.show_state(FileState.STOPPED)
        for written in report.written:
            self.rows[written.path].show_state(FileState.WRITTEN, f"{written.pages} 页" if written.pages else "")
        for failure in report.failures:
            words = f"{failure.problem.sentence}{failure.problem.next_step}"
            self.rows[failure.path].show_state(FileState.FAILED, words)
        self._bar.setValue(self._bar.maximum() if not report.is_stopped else self._bar.value())
        self._say(report)
        again = bool(report.failures) or report.is_stopped
        self.retry.setText("接着导出(&R)" if report.is_stopped else "重试没写成的(&R)")
        for one, shown in ((self.stop, False), (self.open, True), (self.retry, again)):
            one.setVisible(shown)
        (self.retry if again else self.open).setFocus()

    def _say(self, report: ExportReport) -> None:
        good = sum(row.state is FileState.WRITTEN for row in self.rows.values())
        parts = [f"写好 {good} 个文件"]
        if report.failures:
            parts.append(f"{len(report.failures)} 个没写成")
        if report.is_stopped:
            parts.append("已取消，写好的都留着")
        self.said.setText("，".join(parts) + "。")
        glyphs = "、".join(sorted(report.missing_glyphs))
        self._hint.setText(f"这些字打印不出来，请换成别的字再导出：{glyphs}")
        self._hint.setVisible(bool(glyphs))
