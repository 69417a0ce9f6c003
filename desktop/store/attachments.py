"""Copies of the firm's own papers, kept by content so that nothing is stored twice and damage shows."""

import contextlib
import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.errors import ExportProblem, StoreProblem
from desktop.store.clock import from_text
from desktop.store.codec import storable
from desktop.store.diskfile import copy_in_place, digest_of
from desktop.store.link import Link
from desktop.store.problems import BadAttachment, as_disk_problem

ATTACHMENT_FOLDER = "attachments"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One paper of a case; `slot` is the form's name for what it proves, `pages` is None unless a readable PDF."""

    id: str
    case_id: str
    slot: str
    name: str
    path: Path
    digest: str
    size: int
    pages: int | None
    sealed: bool
    valid_until: dt.date | None
    added: dt.datetime
    trashed: dt.datetime | None


class Attachments:
    """The table `attachments` and the folder of the same name."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.folder = link.folder / ATTACHMENT_FOLDER

    def add(self, case_id: str, slot: str, source: Path) -> Attachment:
        """Copy a file into the store; raises BadAttachment for what is no readable file, StoreProblem for the disk."""
        _check_source(source)
        suffix = source.suffix.lower()
        try:
            digest = digest_of(source)
            target = self._place(digest, suffix)
            if not (target.exists() and digest_of(target) == digest):
                copy_in_place(source, target)
            if digest_of(target) != digest:
                raise BadAttachment(f"复制“{source.name}”时内容发生了变化。", "请关掉正在编辑它的程序后重新添加。")
        except ExportProblem as problem:
            raise StoreProblem(problem.sentence, problem.next_step) from problem
        except OSError as problem:
            raise as_disk_problem(problem, source) from problem
        row: dict[str, Any] = {
            "id": uuid.uuid4().hex,
            "case_id": case_id,
            "slot": slot,
            "name": storable(source.name),
            "digest": digest,
        }
        row |= {"suffix": suffix, "added": self._link.moment()}
        row |= {"size": target.stat().st_size, "pages": _pages(target)}
        row |= {"sealed": 0, "valid_until": None, "trashed": None}
        with self._link.writing() as db:
            db["attachments"].insert(row)
        return self._attachment(row)

    def list(self, case_id: str, *, is_trashed: bool = False) -> tuple[Attachment, ...]:
        """The case's papers in the order they were added, or those in the trash."""
        with self._link.reading() as db:
            rows = [*db["attachments"].rows_where("case_id = ?", [case_id], order_by="rowid")]
        found = map(self._attachment, rows)
        return tuple(attachment for attachment in found if (attachment.trashed is not None) is is_trashed)

    def broken(self, case_id: str) -> tuple[Attachment, ...]:
        """The papers whose copy is missing or no longer has the content that was added."""
        return tuple(attachment for attachment in self.list(case_id) if not _is_whole(attachment))

    def move(self, attachment_id: str, slot: str) -> None:
        """Let the paper prove something else."""
        self._update(attachment_id, "slot", slot)

    def describe(self, attachment_id: str, *, sealed: bool, valid_until: dt.date | None) -> None:
        """Note whether the paper bears its seal and until when it holds (None: it has no end)."""
        self._update(attachment_id, "sealed", int(sealed))
        self._update(attachment_id, "valid_until", valid_until.isoformat() if valid_until else None)

    def remove(self, attachment_id: str) -> None:
        """Put the paper into the trash; its copy stays until the trash is emptied."""
        self._update(attachment_id, "trashed", self._link.moment())

    def take_back(self, attachment_id: str) -> None:
        """Take the paper out of the trash."""
        self._update(attachment_id, "trashed", None)

    def purge(self, before: dt.datetime) -> int:
        """Delete for good the papers trashed before that moment; their copies stay until `drop`."""
        with self._link.writing() as db:
            rows = [*db["attachments"].rows_where("trashed is not null")]
            gone = [row["id"] for row in rows if from_text(row["trashed"]) < before]
            for attachment_id in gone:
                db["attachments"].delete(attachment_id)
        return len(gone)

    def copies(self) -> set[Path]:
        """The copies that papers refer to, also those in the trash."""
        with self._link.reading() as db:
            return {self._place(row["digest"], row["suffix"]) for row in db["attachments"].rows}

    def drop(self, copies: Iterable[Path]) -> None:
        """Delete these copies.

        A copy this data file never knew is never among them: after a fresh start or a restored backup it belongs to a
        file that was set aside, or to another backup.
        """
        for path in copies:
            with contextlib.suppress(OSError):
                path.unlink()

    def _place(self, digest: str, suffix: str) -> Path:
        return self.folder / digest[:2] / (digest + suffix)

    def _update(self, attachment_id: str, column: str, value: str | int | None) -> None:
        with self._link.writing() as db:
            db.execute(f"UPDATE attachments SET {column} = ? WHERE id = ?", [value, attachment_id])

    def _attachment(self, row: Mapping[str, Any]) -> Attachment:
        return Attachment(
            row["id"],
            row["case_id"],
            row["slot"],
            row["name"],
            self._place(row["digest"], row["suffix"]),
            row["digest"],
            row["size"],
            row["pages"],
            bool(row["sealed"]),
            dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            from_text(row["added"]),
            from_text(row["trashed"]) if row["trashed"] else None,
        )


def _check_source(source: Path) -> None:
    if not source.is_file():
        raise BadAttachment(f"“{source.name}”不是文件或已经不在原处。", "请重新选择要添加的附件。")
    if not source.stat().st_size:
        raise BadAttachment(f"“{source.name}”是空文件，大小为 0。", "请检查原件能否打开，再重新添加。")


def _is_whole(attachment: Attachment) -> bool:
    try:
        return digest_of(attachment.path) == attachment.digest
    except OSError:
        return False


def _pages(path: Path) -> int | None:
    """The number of pages of a PDF that can be read without a password."""
    if path.suffix != ".pdf":
        return None
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return None
    try:
        return len(document)
    finally:
        document.close()
