"""The one mouth: every message, question and file choice goes through here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QPushButton, QWidget

from desktop.errors import UserError

if TYPE_CHECKING:
    from desktop.ui.importreport import ImportReport


class Mouth(Protocol):
    """Who speaks for the program; tests put their own in with `use`."""

    def tell(self, parent: QWidget | None, title: str, text: str) -> None: ...
    def ask(self, parent: QWidget | None, title: str, text: str, yes: str, no: str) -> bool: ...
    def ask_careful(self, parent: QWidget | None, title: str, text: str, yes: str, no: str) -> bool: ...
    def ask_text(self, parent: QWidget | None, title: str, label: str, text: str) -> str | None: ...
    def open_file(self, parent: QWidget | None, title: str, pattern: str) -> Path | None: ...
    def save_file(self, parent: QWidget | None, title: str, name: str, pattern: str) -> Path | None: ...
    def choose_folder(self, parent: QWidget | None, title: str, folder: str) -> Path | None: ...
    def show_import(self, parent: QWidget | None, report: ImportReport) -> int: ...


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box


def _plain(text: str) -> str:
    return text.replace("&", "&&")


def _question(
    parent: QWidget | None, title: str, text: str, yes: str, no: str
) -> tuple[QMessageBox, QPushButton, QPushButton]:
    """A question with its two answers; Escape is the second."""
    box = _box(parent, title, text)
    agree: QPushButton = box.addButton(_plain(yes), QMessageBox.ButtonRole.AcceptRole)
    refuse: QPushButton = box.addButton(_plain(no), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(refuse)
    return box, agree, refuse


def documents() -> Path:
    """The user's documents folder."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there; the user's own when none is."""
    return next((place for place in (folder, *folder.parents[:-1]) if place.is_dir()), Path.home())


class WindowMouth:
    """Speaks in modal windows. Files are looked for among the documents, then where the last one was."""

    def __init__(self) -> None:
        self._last: Path | None = None

    @property
    def _place(self) -> Path:
        return nearest(self._last or documents())

    def _came_from(self, chosen: str) -> None:
        if chosen:
            self._last = Path(chosen).parent

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        box = _box(parent, title, text)
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def ask(self, parent: QWidget | None, title: str, text: str, yes: str, no: str) -> bool:
        box, agree, _ = _question(parent, title, text, yes, no)
        agree.setProperty("role", "primary")
        box.setDefaultButton(agree)
        box.exec()
        return box.clickedButton() is agree

    def ask_careful(self, parent: QWidget | None, title: str, text: str, yes: str, no: str) -> bool:
        box, agree, refuse = _question(parent, title, text, yes, no)
        refuse.setProperty("role", "primary")
        box.setDefaultButton(refuse)
        box.exec()
        return box.clickedButton() is agree

    def ask_text(self, parent: QWidget | None, title: str, label: str, text: str) -> str | None:
        answer, ok = QInputDialog.getText(parent, title, label, text=text)
        return answer.strip() if ok and answer.strip() else None

    def open_file(self, parent: QWidget | None, title: str, pattern: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(parent, title, str(self._place), pattern)
        self._came_from(name)
        return Path(name) if name else None

    def save_file(self, parent: QWidget | None, title: str, name: str, pattern: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(self._place / name), pattern)
        self._came_from(chosen)
        return Path(chosen) if chosen else None

    def choose_folder(self, parent: QWidget | None, title: str, folder: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(parent, title, str(nearest(Path(folder)) if folder else self._place))
        return Path(chosen) if chosen else None

    def show_import(self, parent: QWidget | None, report: ImportReport) -> int:
        from desktop.ui.importreport import ImportDialog

        return ImportDialog(parent, report).exec()


_mouth: Mouth = WindowMouth()


def use(mouth: Mouth) -> Mouth:
    """Let another mouth speak; returns the one before."""
    global _mouth
    before, _mouth = _mouth, mouth
    return before


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Say one thing and wait until it is read."""
    _mouth.tell(parent, title, text)


def tell_problem(parent: QWidget | None, title: str, problem: UserError) -> None:
    """Say what went wrong in the user's world and what to do next."""
    _mouth.tell(parent, title, "\n".join(part for part in (problem.sentence, problem.next_step) if part))


def ask(parent: QWidget | None, title: str, text: str, yes: str, no: str = "取消") -> bool:
    """Ask a question whose answers are named by what they do."""
    return _mouth.ask(parent, title, text, yes, no)


def ask_careful(parent: QWidget | None, title: str, text: str, yes: str, no: str) -> bool:
    """Ask before something of the user's is replaced: what Enter and Escape choose is `no`."""
    return _mouth.ask_careful(parent, title, text, yes, no)


def ask_text(parent: QWidget | None, title: str, label: str, text: str = "") -> str | None:
    """Ask for a short name; None when given up or left empty."""
    return _mouth.ask_text(parent, title, label, text)


def open_file(parent: QWidget | None, title: str, pattern: str) -> Path | None:
    """Ask which file to read."""
    return _mouth.open_file(parent, title, pattern)


def save_file(parent: QWidget | None, title: str, name: str, pattern: str) -> Path | None:
    """Ask where to write a file."""
    return _mouth.save_file(parent, title, name, pattern)


def choose_folder(parent: QWidget | None, title: str, folder: str = "") -> Path | None:
    """Ask for a folder."""
    return _mouth.choose_folder(parent, title, folder)


def show_import(parent: QWidget | None, report: ImportReport) -> int:
    """Show how an import went; returns importreport.TAKE, KEEP, or 0 when given up."""
    return _mouth.show_import(parent, report)
