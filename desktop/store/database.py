"""The store: one SQLite file and a folder of attachments, opened with every care."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.facts.case import Answer
from desktop.store.answers import Answers, Changes, DraftKey, Revision
from desktop.store.attachments import Attachments
from desktop.store.backup import FILE_NAME, Backup, backup_now, backups, is_due, newest_good, restore, write_backup
from desktop.store.cases import CaseInfo, Cases
from desktop.store.clock import Clock, local_now
from desktop.store.diskfile import set_aside
from desktop.store.header import read_header
from desktop.store.link import Link
from desktop.store.migrations import MIGRATIONS, Migration, migrate, version_of
from desktop.store.problems import (
    AlreadyOpen,
    BrokenContent,
    DamagedStore,
    NewerStore,
    as_disk_problem,
)
from desktop.store.settings import Settings
from desktop.store.snapshots import Snapshots

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

_open_paths: set[Path] = set()


class Store:
    """An open data folder. Safe to call from any thread; every method raises StoreProblem for the user's world."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._answers = Answers(link)
        self._cases = Cases(link)
        self.attachments = Attachments(link)
        self.settings = Settings(link)
        self.snapshots = Snapshots(link)

    @property
    def folder(self) -> Path:
        """The user's data folder."""
        return self._link.folder

    @property
    def now(self) -> Clock:
        """The clock that stamps every change."""
        return self._link.now

    def cases(self, *, is_trashed: bool = False) -> list[CaseInfo]:
        """The cases, or those in the trash; last changed first."""
        return self._cases.listed(is_trashed=is_trashed)

    def case_info(self, case_id: str) -> CaseInfo | None:
        """One case, also from the trash; None when it is not there."""
        return self._cases.get(case_id)

    def create_case(self, name: str) -> CaseInfo:
        """A new, empty case."""
        return self._cases.create(name)

    def rename_case(self, case_id: str, name: str) -> None:
        """Give the case another name."""
        self._cases.rename(case_id, name)

    def delete_case(self, case_id: str) -> None:
        """Put the case into the trash, from where `restore_case` takes it back."""
        self._cases.trash(case_id)

    def restore_case(self, case_id: str) -> None:
        """Take the case out of the trash."""
        self._cases.take_back(case_id)

    def note_progress(self, case_id: str, answered: int, total: int) -> None:
        """Remember how far the case is, for the list."""
        self._cases.note_progress(case_id, answered, total)

    def empty_trash(self, before: dt.datetime) -> None:
        """Delete for good what was put into the trash before that moment."""
        had = self.attachments.copies()
        self._cases.purge(before)
        self.attachments.purge(before)
        self.attachments.drop(had - self.attachments.copies())

    def load_answers(self, case_id: str, catalogue: Catalogue) -> dict[str, Answer]:
        """The case's answers; those that no longer fit the catalogue stay in the file and are left out."""
        return self._answers.load(case_id, catalogue)

    def stray_answers(self, case_id: str, catalogue: Catalogue) -> dict[str, Answer]:
        """The answers that `load_answers` left out: their fact is gone or has become another type."""
        return self._answers.strays(case_id, catalogue)

    def load_drafts(self, case_id: str) -> dict[DraftKey, str]:
        """Text that could not be read as a value, by fact and part."""
        return self._answers.drafts(case_id)

    def save_answers(self, case_id: str, changes: Mapping[str, Answer | None]) -> None:
        """Write answers in one transaction, each with its history; None takes one away."""
        self._answers.save(case_id, Changes(changes))

    def save(self, case_id: str, changes: Changes) -> None:
        """Write answers and drafts in one transaction."""
        self._answers.save(case_id, changes)

    def history(self, case_id: str, key: str) -> list[Revision]:
        """The kept changes of one answer, oldest first."""
        return self._answers.history(case_id, key)

    def backup(self) -> Path:
        """Write a verified backup of today into the data folder and thin out the old ones."""
        return backup_now(self._link)

    def backup_if_due(self) -> Path | None:
        """A backup unless today has one."""
        return self.backup() if is_due(self.folder, self.now().date()) else None

    def backup_to(self, target: Path) -> Path:
        """Write a verified copy of the data file where the user wants it.

        Attachments are not in it: it is good beside its data folder, whose copies no restoring ever touches.
        """
        return write_backup(self._link, target)

    def backups(self) -> list[Backup]:
        """The backups in the data folder, newest first."""
        return backups(self.folder)

    def close(self) -> None:
        """Give the file free for others."""
        self._link.close()
        _open_paths.discard(self._link.path.resolve())


def open_store(
    folder: Path,
    now: Clock = local_now,
    *,
    is_fresh_start: bool = False,
    migrations: Sequence[Migration] = MIGRATIONS,
) -> Store:
    """Open the data folder, creating it and bringing an older file up to date after a backup.

    Raises NewerStore (file unchanged), AlreadyOpen, DamagedStore (file set aside, with the newest good backup; also
    when the file is gone though backups exist, unless `is_fresh_start`), else StoreProblem.
    """
    path = folder / FILE_NAME
    resolved = path.resolve()
    if resolved in _open_paths:
        raise AlreadyOpen(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _check_header(path, now, len(migrations), is_fresh_start)
        link = _connect(path, now, len(migrations))
    except OSError as problem:
        raise as_disk_problem(problem, path) from problem
    try:
        _bring_up_to_date(link, migrations)
    except BaseException:
        link.close()
        raise
    _open_paths.add(resolved)
    return Store(link)


def restore_latest(folder: Path, now: Clock = local_now) -> Backup | None:
    """Put the newest good backup in the place of the data file, which is set aside; None when there is none.

    The store must not be open.
    """
    backup = newest_good(folder, len(MIGRATIONS))
    if backup is not None:
        restore(folder, backup, now)
    return backup


def restore_backup(folder: Path, backup: Backup, now: Clock = local_now) -> None:
    """Put a chosen backup in the place of the data file, which is set aside; the store must not be open."""
    restore(folder, backup, now)


def _check_header(path: Path, now: Clock, newest_version: int, is_fresh_start: bool) -> None:
    header = read_header(path)
    if header is None:
        backup = newest_good(path.parent, newest_version)
        if backup and not is_fresh_start:
            raise DamagedStore("数据文件不见了，但找到了自动备份。", set_aside=None, backup=backup.path)
        return
    if header.is_ours and header.version > newest_version:
        raise NewerStore(path)
    if not header.is_ours and not _is_interrupted(path):
        raise _damaged(path, now, newest_version)


def _is_interrupted(path: Path) -> bool:
    """True when a transaction was cut off, maybe the very first: SQLite will put it right before anything is judged."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _connect(path: Path, now: Clock, newest_version: int) -> Link:
    """A link to a file whose pages are in order; a damaged file is set aside."""
    try:
        link = Link(path, now)
    except BrokenContent:
        raise _damaged(path, now, newest_version) from None
    try:
        with link.reading() as db:
            found = [row[0] for row in db.execute("PRAGMA integrity_check")]
    except BrokenContent:
        found = []
    except BaseException:
        link.close()
        raise
    if found != ["ok"]:
        link.close()
        raise _damaged(path, now, newest_version)
    return link


def _damaged(path: Path, now: Clock, newest_version: int) -> DamagedStore:
    aside = set_aside(path, now())
    backup = newest_good(path.parent, newest_version)
    place = f"，原文件已改名为“{aside.name}”保留" if aside else ""
    return DamagedStore(
        f"数据文件“{path.name}”已损坏{place}。", set_aside=aside, backup=backup.path if backup else None
    )


def _bring_up_to_date(link: Link, migrations: Sequence[Migration]) -> None:
    """Run pending migrations after a verified backup; also proves that the file can be written."""
    with link.reading() as db:
        version = version_of(db)
    if 0 < version < len(migrations):
        backup_now(link, before_version=len(migrations))
    with link.reading() as db:
        migrate(db, migrations)
    Settings(link).set("store.opened", link.moment())
