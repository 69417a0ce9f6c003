"""What happens when the program itself is wrong: a report the user can copy, and the work goes on."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from desktop import __version__
from desktop.errors import UserError
from desktop.ui import dialogs


def report(error: BaseException) -> str:
    """The technical text of a failure; holds no answers of the user."""
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    head = f"技改通 {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    return head + "\n\n" + "".join(lines)


class CrashDialog(QDialog):
    """Says that it was our fault, that the answers are safe, and offers the report."""

    def __init__(self, text: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle("程序出了问题")
        self.resize(640, 420)
        said = QLabel(
            "刚才的操作没有完成，这是程序的问题。已经填写的内容都在，可以关掉这个窗口继续。\n请把下面的报告复制下来交给维护人员。"
        )
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        view = QPlainTextEdit(text)
        view.setReadOnly(True)
        view.setAccessibleName("问题报告")
        buttons = QDialogButtonBox()
        copy = buttons.addButton("复制报告", QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton("继续", QDialogButtonBox.ButtonRole.AcceptRole)
        close.setProperty("role", "primary")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addWidget(view)
        column.addWidget(buttons)


class CrashCatcher(QObject):
    """Stands in `sys.excepthook`; failures of other threads are carried to the UI thread."""

    caught = Signal(object)
    _only: CrashCatcher | None = None

    def __init__(self) -> None:
        super().__init__()
        self._open: QDialog | None = None
        self.caught.connect(self.show_failure)

    @classmethod
    def only(cls) -> CrashCatcher:
        """The one catcher, living on the UI thread whoever asks first."""
        if cls._only is None:
            cls._only = cls()
            app = QApplication.instance()
            if app is not None:
                cls._only.moveToThread(app.thread())
        return cls._only

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if sys.stderr is not None:
            traceback.print_exception(kind, error, trace)
        if QThread.currentThread() is self.thread():
            self.show_failure(error)
        else:
            self.caught.emit(error)

    def show_failure(self, error: BaseException) -> None:
        """A user's problem is said plainly; a bug gets the report. Never two windows at once."""
        if isinstance(error, UserError):
            dialogs.tell_problem(QApplication.activeWindow(), "技改通", error)
            return
        if self._open is not None:
            return
        self._open = CrashDialog(report(error))
        self._open.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._open.finished.connect(self._closed)
        self._open.open()

    def _closed(self) -> None:
        self._open = None
