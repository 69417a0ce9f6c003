"""The cases in the drawer: open, make, import, throw away and take back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.errors import StoreProblem, UserError
from desktop.facts.known import Answer, Blank
from desktop.facts.parsing import format_value
from desktop.intake.report import former_note
from desktop.ui import dialogs, tasks
from desktop.ui.desk import Desk
from desktop.ui.importreport import KEEP, TAKE, ImportLine, ImportReport

if TYPE_CHECKING:
    from desktop.intake.report import Import
    from desktop.store.cases import CaseInfo
    from desktop.wizard.importing import Conflict, ImportPlan

SAMPLE_NAME, TITLE = "示例企业", "从 Excel 导入"
MOST_SHOWN = 40


class Drawer:
    """What the home page does with whole cases; problems of the disk are said here."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._session = desk.session

    def cases(self, *, is_trashed: bool = False) -> list[CaseInfo]:
        """The cases, or those in the trash; last changed first."""
        self._desk.save_now()
        try:
            return self._session.store.cases(is_trashed=is_trashed)
        except StoreProblem as problem:
            self._tell(problem)
            return []

    def open(self, case_id: str) -> None:
        """Lay a case on the desk."""
        if case_id == self._session.case_id:
            self._desk.case_opened.emit()
            return
        self._try(lambda: self._session.open_case(case_id))

    def create(self, name: str) -> None:
        """Make a new case, named after the firm, and lay it on the desk."""

        def work() -> None:
            self._session.create_case(name)
            self._session.type_text("firm.name", name)

        self._try(work)

    def rename(self, case_id: str, name: str) -> None:
        """Give a case another name."""
        self._try(lambda: self._session.store.rename_case(case_id, name))

    def remove(self, case_id: str) -> None:
        """Put a case into the trash; the open one is closed first."""
        self._try(lambda: self._session.trash_case(case_id))

    def take_back(self, case_id: str) -> None:
        """Take a case out of the trash."""
        self._try(lambda: self._session.store.restore_case(case_id))

    def open_sample(self) -> None:
        """Lay the sample firm on the desk; it is made once and can be changed like any other."""
        known = next((info for info in self.cases() if info.name == SAMPLE_NAME), None)
        if known is not None:
            self.open(known.id)
            return
        path = next(iter(sorted((paths.resources_dir() / "sample").glob("*.xlsx"))), None)
        if path is not None:
            self._read(path, lambda found: self._take_whole(SAMPLE_NAME, found))

    def import_workbook(self, path: Path) -> None:
        """Read a workbook, show what it brings, and take it over."""
        self._read(path, lambda found: self._consider(path, found))

    def write_template(self, path: Path) -> None:
        """Write a blank workbook to fill in."""
        catalogue = self._session.catalogue

        def work() -> None:
            from desktop.intake.template import write_template

            write_template(path, catalogue)

        def done(_nothing: None) -> None:
            dialogs.tell(window(), "下载空白 Excel 表", f"已保存到 {path}。填好后用“从 Excel 导入”读进来。")

        tasks.run(work, done, self._fail)

    # inside

    def _read(self, path: Path, done: object) -> None:
        catalogue = self._session.catalogue

        def work() -> Import:
            from desktop.intake.workbook import read_workbook

            return read_workbook(path, catalogue)

        tasks.run(work, done, self._fail)  # type: ignore[arg-type]

    def _take_whole(self, name: str, found: Import) -> None:
        def work() -> None:
            self._session.create_case(name)
            self._session.apply_import(self._session.plan_import(found.answers))
            self._desk.case_opened.emit()  # it lies on the desk as a whole: nothing has changed yet

        self._try(work)

    def _consider(self, path: Path, found: Import) -> None:
        """Into the open case or a new one; nothing is replaced unasked."""
        into = self._desk.is_open and self._ask_into(firm_name(found.answers))
        plan = self._session.plan_import(found.answers) if into else None
        choice = dialogs.show_import(window(), self._report(found, plan))
        if choice not in (KEEP, TAKE):
            return
        if plan is None:
            self._take_whole(firm_name(found.answers) or path.stem, found)
        else:
            overwrite = [conflict.key for conflict in plan.conflicts] if choice == TAKE else []
            self._session.apply_import(plan, overwrite)

    def _ask_into(self, theirs: str) -> bool:
        """A workbook of another firm is not for the open case unless the user says so."""
        ours = self._desk.case_title()[0]
        text, answers = f"导入到现在打开的“{ours}”，还是新建一份？", ("导入到这一份", "新建一份")
        if theirs in ("", ours):
            return dialogs.ask(window(), TITLE, text, *answers)
        return dialogs.ask_careful(window(), TITLE, f"表里写的企业是“{theirs}”。{text}", *answers)

    def _report(self, found: Import, plan: ImportPlan | None) -> ImportReport:
        problems = tuple(
            ImportLine(f"{p.sheet} / {p.cell}", p.label, p.found, f"{p.sentence}{p.repair}") for p in found.problems
        )
        conflicts = tuple(self._conflict(conflict) for conflict in plan.conflicts) if plan else ()
        return ImportReport(found.file, len(found.answers), problems, conflicts, former_note(found.former))

    def _conflict(self, conflict: Conflict) -> ImportLine:
        fact = self._session.catalogue[conflict.key]
        ours = "；".join(conflict.drafts) or (
            format_value(fact, conflict.current.value, with_unit=True) if conflict.current else ""
        )
        theirs = format_value(fact, conflict.incoming.value, with_unit=True)
        place = conflict.incoming.origin.place.partition(" / ")[2]  # the file's name stands above the list
        return ImportLine(place, fact.label, theirs[:MOST_SHOWN], ours[:MOST_SHOWN])

    def _try(self, work: object) -> None:
        try:
            if callable(work):
                work()
        except StoreProblem as problem:
            self._tell(problem)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._tell(error)

    def _tell(self, problem: UserError) -> None:
        dialogs.tell_problem(window(), "技改通", problem)


def window() -> QWidget | None:
    """The window a dialog belongs to."""
    return QApplication.activeWindow()


def firm_name(answers: Mapping[str, Answer]) -> str:
    """The firm's name among imported answers."""
    answer = answers.get("firm.name")
    return "" if answer is None or isinstance(answer.value, Blank) else str(answer.value)
