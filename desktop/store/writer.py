"""The one thread that writes answers, so that a keystroke never waits for the disk."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable
from typing import TypeAlias

from desktop.errors import StoreProblem
from desktop.facts.case import Answer
from desktop.store.answers import Changes
from desktop.store.database import Store

OnSaved: TypeAlias = Callable[[dt.datetime, frozenset[str]], None]
OnFailed: TypeAlias = Callable[[StoreProblem], None]

DELAY = 0.3  # seconds an answer may wait for others before it is committed
RETRY_DELAYS = (1.0, 2.0, 5.0, 10.0)  # after the first, second … failure in a row

_log = logging.getLogger(__name__)


class Writer:
    """Collects changes and commits them at most `delay` seconds later, one transaction a case.

    `on_saved` (time, keys that are now safe on the disk) and `on_failed` are called in the writer's thread, before a
    waiting `flush` returns. What could not be written stays pending and is tried again; a later change of the same
    answer replaces it.
    """

    def __init__(
        self,
        store: Store,
        on_saved: OnSaved | None = None,
        on_failed: OnFailed | None = None,
        *,
        delay: float = DELAY,
    ) -> None:
        self.on_saved = on_saved
        self.on_failed = on_failed
        self.problem: StoreProblem | None = None
        self._store = store
        self._delay = delay
        self._wake = threading.Condition()
        self._pending: dict[str, Changes] = {}
        self._put_count = 0
        self._saved_count = 0
        self._failures = 0
        self._failures_in_a_row = 0
        self._due = 0.0
        self._is_hurried = False
        self._is_stopping = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    @property
    def is_idle(self) -> bool:
        """True when everything handed over is on the disk."""
        with self._wake:
            return self._saved_count == self._put_count

    def put(self, case_id: str, key: str, answer: Answer | None) -> None:
        """Hand over one answer; None takes it away. Returns at once."""
        self.put_changes(case_id, Changes({key: answer}))

    def put_changes(self, case_id: str, changes: Changes) -> None:
        """Hand over answers and drafts that belong in one transaction. Returns at once."""
        with self._wake:
            if self._is_stopping:
                raise RuntimeError("the writer has been closed")
            if not self._pending:
                self._due = time.monotonic() + self._delay
            self._pending[case_id] = self._pending.get(case_id, Changes()).then(changes)
            self._put_count += 1
            self._wake.notify_all()

    def flush(self) -> None:
        """Wait until everything handed over so far is on the disk; raises the StoreProblem that prevents it."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("a callback of the writer cannot wait for the writer")
        with self._wake:
            goal, failures = self._put_count, self._failures
            while self._saved_count < goal:
                self._is_hurried = True
                self._wake.notify_all()
                self._wake.wait()
                if self._saved_count < goal and self._failures > failures and self.problem:
                    raise self.problem

    def close(self) -> None:
        """Flush, then end the thread; raises StoreProblem and keeps running when the changes cannot be written."""
        self.flush()
        self.stop()

    def stop(self) -> None:
        """End the thread without another attempt: what is still pending is given up."""
        with self._wake:
            self._is_stopping = True
            self._wake.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while self._has_work():
            self._write(*self._take())

    def _has_work(self) -> bool:
        """Wait until there is something to write now; False when the thread shall end."""
        with self._wake:
            while not self._is_stopping:
                left = self._due - time.monotonic()
                if self._pending and (self._is_hurried or left <= 0):
                    return True
                self._wake.wait(left if self._pending else None)
            return False

    def _take(self) -> tuple[dict[str, Changes], int]:
        with self._wake:
            taken, self._pending = self._pending, {}
            self._is_hurried = False
            return taken, self._put_count

    def _write(self, taken: dict[str, Changes], count: int) -> None:
        failed: dict[str, Changes] = {}
        problem: StoreProblem | None = None
        saved: set[str] = set()
        for case_id, changes in taken.items():
            try:
                self._store.save(case_id, changes)
            except Exception as raised:
                problem, failed[case_id] = _told(raised), changes
            else:
                saved.update(changes.answers, (key for key, _ in changes.drafts))
        if saved:
            self._tell(self.on_saved, self._store.now(), frozenset(saved))
        if problem:
            self._tell(self.on_failed, problem)
        self._settle(failed, problem, count)

    def _settle(self, failed: dict[str, Changes], problem: StoreProblem | None, count: int) -> None:
        with self._wake:
            for case_id, changes in failed.items():
                self._pending[case_id] = changes.then(self._pending.get(case_id, Changes()))
            self.problem = problem
            if problem is None:
                self._saved_count, self._failures_in_a_row = count, 0
            else:
                wait = RETRY_DELAYS[min(self._failures_in_a_row, len(RETRY_DELAYS) - 1)]
                self._due = time.monotonic() + wait
                self._failures += 1
                self._failures_in_a_row += 1
                self._is_hurried = False
            self._wake.notify_all()

    def _tell(self, callback: Callable[..., None] | None, *arguments: object) -> None:
        """A listener's mistake must not stop the saving."""
        if callback is None:
            return
        try:
            callback(*arguments)
        except Exception:
            _log.exception("a listener of the writer failed")


def _told(raised: Exception) -> StoreProblem:
    if isinstance(raised, StoreProblem):
        return raised
    _log.error("an answer could not be saved", exc_info=raised)
    told = StoreProblem(
        "程序内部出了问题，刚才的填写还没有保存。", "请先不要关闭程序，把未保存的内容记下来并导出问题报告。"
    )
    told.__cause__ = raised
    return told
