"""The steps from one schema to the next; each runs once, in a transaction, and is never edited after release.

The number of steps done is SQLite's `user_version`. Every table is STRICT and every identifier TEXT, because an
INTEGER column would turn "0012" into 12.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.store.header import APPLICATION_ID

if TYPE_CHECKING:
    from sqlite_utils import Database

Migration: TypeAlias = "Callable[[Database], None]"


def first_tables(db: Database) -> None:
    """Cases with their answers, drafts and history; attachments, snapshots and settings."""
    _create(
        db,
        "cases",
        {"id": str, "name": str, "created": str, "updated": str, "trashed": str, "answered": int, "total": int},
        pk="id",
        optional={"trashed"},
    )
    answer = {"state": str, "value": str, "origin": str, "place": str}
    _create_of_case(db, "answers", {"key": str, **answer, "changed": str}, pk=("case_id", "key"))
    _create_of_case(db, "drafts", {"key": str, "part": str, "text": str}, pk=("case_id", "key", "part"))
    old = {f"old_{name}": kind for name, kind in answer.items()}
    new = {f"new_{name}": kind for name, kind in answer.items()}
    _create_of_case(
        db, "history", {"id": int, "key": str, "changed": str, **old, **new}, pk="id", optional={*old, *new}
    )
    db["history"].create_index(["case_id", "key", "id"])
    _create_of_case(
        db,
        "attachments",
        {"id": str, "slot": str, "name": str, "digest": str, "suffix": str, "size": int, "pages": int}
        | {"sealed": int, "valid_until": str, "added": str, "trashed": str},
        pk="id",
        optional={"pages", "valid_until", "trashed"},
    )
    db["attachments"].create_index(["case_id", "slot"])
    _create_of_case(db, "snapshots", {"id": str, "kind": str, "taken": str, "data": str}, pk="id")
    db["snapshots"].create_index(["case_id", "kind", "taken"])
    _create(db, "settings", {"key": str, "value": str}, pk="key")


def questions_of_today(db: Database) -> None:
    """Answers to questions of earlier versions go to where each is asked now, or are told there."""
    cases = [row["id"] for row in db["cases"].rows]
    if cases:
        from desktop.store.formerly import take_back_answers

        take_back_answers(db, cases)


MIGRATIONS: tuple[Migration, ...] = (first_tables, questions_of_today)


def version_of(db: Database) -> int:
    """The number of migrations the file has been through."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: Database, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Run the steps the file lacks, each in its own transaction with its version; return how many ran."""
    start = version_of(db)
    for number, step in enumerate(migrations[start:], start + 1):
        with db.atomic():
            step(db)
            db.execute(f"PRAGMA user_version = {number}")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return max(0, len(migrations) - start)


def _create_of_case(
    db: Database, name: str, columns: dict[str, Any], *, pk: str | tuple[str, ...], optional: set[str] | None = None
) -> None:
    owner = [("case_id", "cases", "id")]
    _create(db, name, {"case_id": str, **columns}, pk=pk, optional=optional, foreign_keys=owner)


def _create(
    db: Database,
    name: str,
    columns: dict[str, Any],
    *,
    pk: str | tuple[str, ...],
    optional: set[str] | None = None,
    foreign_keys: list[tuple[str, str, str]] | None = None,
) -> None:
    needed = [column for column in columns if column not in (optional or set())]
    db.create_table(name, columns, pk=pk, not_null=needed, foreign_keys=foreign_keys or (), strict=True)
