"""The one way off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Result = TypeVar("Result")
_running: set[_Task] = set()


class _Relay(QObject):
    finished = Signal(object)
    broke = Signal(object)


class _Task(QRunnable):
    """Runs `work` in the pool; a QRunnable must catch its own exceptions."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work = work
        self.relay = _Relay()

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self.relay.broke.emit(error)
        else:
            self.relay.finished.emit(result)


def run(
    work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None] | None = None
) -> None:
    """Do `work` in a thread, then call `done` or `failed` on this one.

    `work` takes plain data and touches no widget. Without `failed` an exception is
    raised again here, and so reaches the crash dialog.
    """
    task = _Task(work)
    _running.add(task)

    def finish(result: Result) -> None:
        _running.discard(task)
        done(result)

    def fail(error: Exception) -> None:
        _running.discard(task)
        if failed is None:
            raise error
        failed(error)

    task.relay.finished.connect(_Bound(task.relay, finish).call)
    task.relay.broke.connect(_Bound(task.relay, fail).call)
    QThreadPool.globalInstance().start(task)


class _Bound(QObject):
    """A plain function living on the UI thread, so that the signal is queued to it."""

    def __init__(self, parent: QObject, function: Callable[[Any], None]) -> None:
        super().__init__(parent)
        self._function = function

    def call(self, value: object) -> None:
        self._function(value)


def wait() -> None:
    """Block until nothing runs; for closing the program."""
    QThreadPool.globalInstance().waitForDone()
