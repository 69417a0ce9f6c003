"""导出: folder, formats, forms; what is unfinished is said before, how it went is said after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.ui import dialogs
from desktop.ui.pages.page import Keys, Page
from desktop.ui.papers.exportchoice import ExportChoice
from desktop.ui.papers.exportfolder import ExportFolder
from desktop.ui.papers.exportrun import ExportRun
from desktop.ui.papers.folder import Folder
from desktop.ui.papers.unfinished import UnfinishedView
from desktop.ui.papers.writing import Writing
from desktop.ui.stack import Stack, lay_out_now
from desktop.ui.theme import GAP_L
from desktop.ui.whereto import want_form
from desktop.ui.widgets import button, label
from desktop.wizard.export import ExportPlan, ExportReport, plan_export, unfinished
from desktop.wizard.steps import StepKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.application.fill import Filled
    from desktop.store.attachments import Attachment


class ExportPage(Page):
    """One export at a time; answers may go on changing, the plan holds what was filled when it began."""

    wants_side = False

    def build(self) -> None:
        self._writing: Writing | None = None
        self._report: ExportReport | None = None
        self._where = ExportFolder(self.desk)
        self._proposed: Path | None = None  # the folder the program named itself
        self.folder = Folder(self.desk)
        self.folder.filled.connect(self._show)
        self.choice = ExportChoice(self.desk.session.rooms.forms)
        self.choice.changed.connect(self._chosen)
        self.column.addWidget(self.choice)
        self.unfinished = Stack(GAP_L)
        self.column.addWidget(self.unfinished)
        self._before = label("", wrap=True)
        self.column.addWidget(self._before)
        self.start = button("开始导出(&E)", "primary")
        self.start.clicked.connect(self._start)
        self.column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.run = ExportRun()
        self.run.hide()
        self.run.stop_wanted.connect(self._stop)
        self.run.retry_wanted.connect(self._retry)
        self.run.folder_wanted.connect(self._open_folder)
        self.column.addWidget(self.run)

    def refresh(self, keys: Keys | None) -> None:
        if not self.desk.is_open:
            return
        if self.choice.folder in (None, self._proposed):
            self._proposed = self._where.usual()
            self.choice.show_folder(self._proposed)
        self.choice.show_attachments(len(self._files()))
        self._ask()

    # before

    def _files(self) -> tuple[Attachment, ...]:
        session = self.desk.session
        return session.store.attachments.list(session.case_id) if session.case_id else ()

    def _ask(self) -> None:
        self.folder.ask(self.choice.forms)

    def _chosen(self) -> None:
        self._ask()

    def _show(self, papers: Sequence[Filled]) -> None:
        self.choice.show_papers(papers)
        view = UnfinishedView(unfinished(papers))
        view.form_wanted.connect(self._show_form)
        self.unfinished.show_all([view] if papers else [])
        self._show_start()
        lay_out_now()

    def _plan(self) -> ExportPlan | None:
        folder = self.choice.folder
        if folder is None:
            return None
        files = self._files() if self.choice.attachments.isChecked() else ()
        plan = plan_export(self.folder.papers, self.choice.formats, folder, files)
        return plan if plan.paths else None

    def planned(self) -> tuple[Path, ...]:
        """The files an export would write now."""
        plan = self._plan()
        return plan.paths if plan is not None else ()

    def _show_start(self) -> None:
        plan, busy = self._plan(), self._writing is not None
        self.start.setEnabled(plan is not None and not busy)
        self.start.setText(f"导出 {len(plan.paths)} 个文件(&E)" if plan else "导出(&E)")
        self._before.setText(_before(plan, self.choice))
        self._before.setVisible(bool(self._before.text()) and not busy)

    def _show_form(self, form_id: str) -> None:
        step = next((step for step in self.desk.steps if step.kind is StepKind.APPLICATION), None)
        if step is not None:
            want_form(self.desk, form_id)
            self.step_requested.emit(step.id)

    # running

    def _start(self) -> None:
        self.desk.save_now()
        plan = self._plan()
        if plan is None:
            return
        question = self._where.question(plan)
        if question and not dialogs.ask_careful(self, "导出", question, "换成新的", "先不导出"):
            return
        self._where.remember(plan.folder)
        self._run(plan, again=False)

    def _retry(self) -> None:
        if self._plan_run is not None and self._report is not None:
            self._run(self._plan_run.left_over(self._report), again=True)

    def _run(self, plan: ExportPlan, *, again: bool) -> None:
        self._plan_run = plan
        self._writing = Writing(plan)
        self._writing.progressed.connect(self.run.show_progress)
        self._writing.finished.connect(self._finish)
        self._writing.broke.connect(self._break)
        self.run.begin(plan, again=again)
        self.run.show()
        self.run.stop.setFocus()
        self._show_start()
        self._writing.start()

    def _stop(self) -> None:
        if self._writing is not None:
            self._writing.stop()
            self.run.show_stopping()

    def _finish(self, report: ExportReport) -> None:
        self._writing, self._report = None, report
        self.run.show_report(report)
        self._show_start()
        self.show_widget(self.run.open)

    def _break(self, error: Exception) -> None:
        self._writing = None
        self._show_start()
        self.run.hide()
        raise error

    def _open_folder(self) -> None:
        folder = self._plan_run.folder if self._plan_run else self.choice.folder
        if folder is None or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            dialogs.tell(self, "导出", f"文件夹打不开，请到这里找：{folder}")

    _plan_run: ExportPlan | None = None


def _before(plan: ExportPlan | None, choice: ExportChoice) -> str:
    """What to know before pressing the button."""
    if not choice.forms:
        return "请至少选一份表格。"
    if not choice.formats:
        return "请至少选一种格式。"
    if plan is None:
        return "请先选一个文件夹。" if choice.folder is None else ""
    there = len(plan.existing())
    return f"文件夹里有 {there} 个同名文件，导出前会先问要不要换成新的。" if there else ""
