"""Saving on paper: the proof sheet of one finding, and the report of all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.errors import UserError
from desktop.ui import dialogs, tasks
from desktop.ui.widgets import button
from desktop.wizard.filename import safe_name

if TYPE_CHECKING:
    from desktop.application.document import Document
    from desktop.eligibility.finding import Finding
    from desktop.ui.desk import Desk
    from desktop.wizard.export import Written

PDF = "PDF 文件 (*.pdf)"
SHEET, REPORT = "保存判断依据（PDF）", "保存体检报告（PDF）"


def sheet_button(finding: Finding, wanted: Callable[[], object]) -> QPushButton:
    """The button in an opened finding."""
    result = button(SHEET)
    result.setAccessibleName(f"{SHEET}：{finding.measure.title}")
    result.clicked.connect(lambda: wanted())
    return result


class Proofs(QObject):
    """Asks where to, writes in a thread, and offers to open what was written."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self.report_button = button(REPORT)
        self.report_button.clicked.connect(self.save_report)

    def save_report(self) -> None:
        """The report of the open case."""
        from desktop.wizard.proofs import session_report

        firm, _ = self._desk.case_title()
        self._save("体检报告", f"政策体检报告 {safe_name(firm)}.pdf", lambda: session_report(self._desk.session))

    def save_sheet(self, finding: Finding) -> None:
        """The sheet of one finding."""
        from desktop.wizard.proofs import session_sheet

        name = f"判断依据 {safe_name(finding.measure.title)}.pdf"
        self._save("判断依据", name, lambda: session_sheet(self._desk.session, finding))

    def _save(self, what: str, name: str, make: Callable[[], Document]) -> None:
        path = dialogs.save_file(self._page, f"保存{what}", name, PDF)
        if path is None:
            return
        target = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        try:
            document = make()
        except UserError as problem:
            dialogs.tell_problem(self._page, what, problem)
            return
        from desktop.wizard.proofs import save_document

        tasks.run(lambda: save_document(document, target), lambda done: self._tell(what, done), self._fail)

    def _tell(self, what: str, written: Written) -> None:
        signs = "、".join(sorted(written.missing_glyphs))
        more = f"\n这些字没有字体能显示，印成了空框：{signs}" if signs else ""
        if dialogs.ask(self._page, what, f"{what}已保存：{written.path}{more}", "打开看看", "知道了"):
            self._open(written.path)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            dialogs.tell(self._page, "打开文件", f"文件打不开，请到这里找：{path}")

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        dialogs.tell_problem(self._page, "保存", error)
