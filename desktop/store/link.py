"""The one connection to the data file, with its lock and its clock.

`locking_mode=EXCLUSIVE` means that nobody else, not even a second connection of ours, can read the file; so
everything goes through this object, one at a time.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import ExportProblem, StoreProblem
from desktop.store.clock import Clock, to_text
from desktop.store.diskfile import set_aside
from desktop.store.problems import MovedStore, as_disk_problem, as_store_problem, is_broken_disk
from desktop.values.files import atomic_write

if TYPE_CHECKING:
    from sqlite_utils import Database

_BUSY_SECONDS = 0.2


class Link:
    """An open data file; `reading` and `writing` hand out the database and translate what goes wrong."""

    def __init__(self, path: Path, now: Clock) -> None:
        self.path = path
        self.now = now
        self._lock = threading.RLock()
        self._is_broken = False
        with self._translating():
            self._db = _connect(path)
        self._identity = _identity(path)

    @property
    def folder(self) -> Path:
        """The user's data folder."""
        return self.path.parent

    def moment(self) -> str:
        """Now, as the tables keep it."""
        return to_text(self.now())

    @contextlib.contextmanager
    def reading(self) -> Iterator[Database]:
        """The database, for this thread alone; raises StoreProblem."""
        with self._lock, self._translating():
            self._ensure_alive()
            yield self._db

    @contextlib.contextmanager
    def writing(self) -> Iterator[Database]:
        """The database inside a transaction that is on the disk when the block ends; raises StoreProblem.

        When the file was moved away while open, it is written anew from the open connection first.
        """
        with self._lock, self._translating():
            self._ensure_alive()
            if _identity(self.path) != self._identity:
                self._rescue()
            with self._db.atomic():
                yield self._db
            if _identity(self.path) != self._identity:
                raise MovedStore(self.path)

    def close(self) -> None:
        """Give the file free for others."""
        with self._lock:
            self._db.close()

    def _ensure_alive(self) -> None:
        if not self._is_broken:
            return
        if not self.path.exists():
            raise MovedStore(self.path)
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        self._db = _connect(self.path)
        self._identity = _identity(self.path)
        self._is_broken = False

    def _rescue(self) -> None:
        """Write the file anew from the connection, which still reads the moved one; a stranger is set aside."""
        if not self.path.parent.is_dir():
            raise MovedStore(self.path)
        set_aside(self.path, self.now(), "stranger")
        atomic_write(self.path, lambda temporary: _write_copy(self._db, temporary))
        self._is_broken = True
        self._ensure_alive()

    @contextlib.contextmanager
    def _translating(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as problem:
            if is_broken_disk(problem):
                self._is_broken = True
            told = as_store_problem(problem, self.path)
            if told is None:
                raise
            raise told from problem
        except ExportProblem as problem:
            raise StoreProblem(problem.sentence, problem.next_step) from problem
        except OSError as problem:
            raise as_disk_problem(problem, self.path) from problem


def _connect(path: Path) -> Database:
    """A connection that has the file to itself; raises sqlite3.Error."""
    from sqlite_utils import Database

    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, check_same_thread=False)
    try:
        db = Database(connection, execute_plugins=False)
        for pragma in (
            "locking_mode = EXCLUSIVE",
            "journal_mode = TRUNCATE",
            "synchronous = FULL",
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return db


def _write_copy(db: Database, path: Path) -> None:
    db.execute("VACUUM INTO ?", (str(path),))


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and file number: another number means another file under the same name.

    Windows lets nobody move or replace an open file, and some of its drives number files anew: presence is enough.
    """
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (0, 0) if os.name == "nt" else (found.st_dev, found.st_ino)
