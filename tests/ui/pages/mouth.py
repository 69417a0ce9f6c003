"""A mouth that says what the test wants and remembers what it was asked."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.ui.importreport import ImportReport


class ScriptedMouth:
    """Each question takes the next answer of its kind; a question without one fails the test."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.yes: list[bool] = []
        self.careful: list[bool] = []  # for a question whose safe answer is no; without any, `yes` is taken
        self.texts: list[str | None] = []
        self.files: list[Path | None] = []
        self.choices: list[int] = []
        self.reports: list[ImportReport] = []

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        self.said.append(text)

    def ask(self, parent: QWidget | None, title: str, text: str, yes: str, no: str) -> bool:
        self.said.append(text)
        return self.yes.pop(0)

    def ask_careful(self, parent: QWidget | None, title: str, text: str, yes: str, no: str) -> bool:
        self.said.append(text)
        return (self.careful or self.yes).pop(0)

    def ask_text(self, parent: QWidget | None, title: str, label: str, text: str) -> str | None:
        self.said.append(label)
        return self.texts.pop(0)

    def open_file(self, parent: QWidget | None, title: str, pattern: str) -> Path | None:
        return self.files.pop(0)

    def save_file(self, parent: QWidget | None, title: str, name: str, pattern: str) -> Path | None:
        return self.files.pop(0)

    def choose_folder(self, parent: QWidget | None, title: str, folder: str) -> Path | None:
        return self.files.pop(0)

    def show_import(self, parent: QWidget | None, report: ImportReport) -> int:
        self.reports.append(report)
        return self.choices.pop(0)
