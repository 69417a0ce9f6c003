"""The answers of each case, what was typed but could not be read, and everything that ever changed."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.errors import StoreProblem
from desktop.facts.case import Answer, Origin, OriginKind
from desktop.store.clock import from_text
from desktop.store.codec import decode_known, encode_known, storable
from desktop.store.fitting import fits
from desktop.store.link import Link

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.facts.catalogue import Catalogue

_log = logging.getLogger(__name__)

KEPT_REVISIONS = 200  # of one fact: a long table edited all year must not swell the file

DraftKey = tuple[str, str]  # fact key, part: "" for the whole, "2024" for a year, "3.amount" for a cell


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one answer; None is "not answered"."""

    changed: dt.datetime
    old: Answer | None
    new: Answer | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What to write for one case; None takes the answer or the draft away."""

    answers: Mapping[str, Answer | None] = field(default_factory=dict)
    drafts: Mapping[DraftKey, str | None] = field(default_factory=dict)

    def then(self, later: Changes) -> Changes:
        """Both, where the later one wins."""
        return Changes({**self.answers, **later.answers}, {**self.drafts, **later.drafts})


class Answers:
    """The tables `answers`, `drafts` and `history`."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def load(self, case_id: str, catalogue: Catalogue) -> dict[str, Answer]:
        """The case's answers; those that no longer fit the catalogue stay in the file and are left out."""
        return {key: answer for key, answer in self._stored(case_id).items() if _belongs(catalogue, key, answer)}

    def strays(self, case_id: str, catalogue: Catalogue) -> dict[str, Answer]:
        """The answers that `load` left out: their fact is gone or has become another type."""
        return {key: answer for key, answer in self._stored(case_id).items() if not _belongs(catalogue, key, answer)}

    def drafts(self, case_id: str) -> dict[DraftKey, str]:
        """Text that could not be read as a value, as it was typed."""
        with self._link.reading() as db:
            rows = list(db["drafts"].rows_where("case_id = ?", [case_id]))
        return {(row["key"], row["part"]): row["text"] for row in rows}

    def save(self, case_id: str, changes: Changes) -> None:
        """Write the changes in one transaction, each with its history; an answer equal to the stored one is no change."""
        with self._link.writing() as db:
            moment = self._link.moment()
            if not db.execute("UPDATE cases SET updated = ? WHERE id = ?", [moment, case_id]).rowcount:
                raise StoreProblem("这份资料已经被彻底删除，不能再保存填写内容。", "请回到首页选择另一份资料。")
            for key, answer in changes.answers.items():
                _save_answer(db, case_id, key, answer, moment)
            for (key, part), text in changes.drafts.items():
                _save_draft(db, case_id, key, part, text)

    def history(self, case_id: str, key: str) -> list[Revision]:
        """The kept changes of one answer, oldest first."""
        with self._link.reading() as db:
            rows = list(db["history"].rows_where("case_id = ? and key = ?", [case_id, key], order_by="id"))
        return [Revision(from_text(row["changed"]), _answer(row, "old_"), _answer(row, "new_")) for row in rows]

    def _stored(self, case_id: str) -> dict[str, Answer]:
        with self._link.reading() as db:
            return _stored(db, case_id)


def rewrite(db: Database, case_id: str, moment: str, work: Callable[[Mapping[str, Answer]], Changes]) -> None:
    """Make a case's answers what `work` makes of them, each change with its history, within a running transaction."""
    changes = work(_stored(db, case_id))
    for key, answer in changes.answers.items():
        _save_answer(db, case_id, key, answer, moment)
    for (key, part), text in changes.drafts.items():
        _save_draft(db, case_id, key, part, text)


def _stored(db: Database, case_id: str) -> dict[str, Answer]:
    rows = list(db["answers"].rows_where("case_id = ?", [case_id], order_by="rowid"))
    found = {row["key"]: _answer(row) for row in rows}
    return {key: answer for key, answer in found.items() if answer is not None}


def _belongs(catalogue: Catalogue, key: str, answer: Answer) -> bool:
    return key in catalogue and fits(catalogue[key], answer.value)


def _save_answer(db: Database, case_id: str, key: str, answer: Answer | None, moment: str) -> None:
    stored = next(iter(db["answers"].rows_where("case_id = ? and key = ?", [case_id, key])), None)
    old = _answer(stored) if stored else None
    if old == answer:
        return
    if answer is None:
        db["answers"].delete((case_id, key))
    else:
        row = {"case_id": case_id, "key": key, **_columns(answer), "changed": moment}
        db["answers"].upsert(row, pk=("case_id", "key"))
    db["history"].insert(
        {"case_id": case_id, "key": key, "changed": moment, **_columns(old, "old_"), **_columns(answer, "new_")}
    )
    db.execute(
        "DELETE FROM history WHERE case_id = ? AND key = ? AND id <= (SELECT id FROM history"
        " WHERE case_id = ? AND key = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
        [case_id, key, case_id, key, KEPT_REVISIONS],
    )


def _save_draft(db: Database, case_id: str, key: str, part: str, text: str | None) -> None:
    if text is None:
        db["drafts"].delete_where("case_id = ? and key = ? and part = ?", [case_id, key, part])
    else:
        row = {"case_id": case_id, "key": key, "part": part, "text": storable(text)}
        db["drafts"].upsert(row, pk=("case_id", "key", "part"))


def _columns(answer: Answer | None, prefix: str = "") -> dict[str, str | None]:
    names = [prefix + name for name in ("state", "value", "origin", "place")]
    if answer is None:
        return dict.fromkeys(names)
    return dict(
        zip(names, (*encode_known(answer.value), answer.origin.kind.value, storable(answer.origin.place)), strict=True)
    )


def _answer(row: Mapping[str, Any], prefix: str = "") -> Answer | None:
    """The answer a row holds; None for "not answered", and for what only a later program could read."""
    state = row[prefix + "state"]
    if state is None:
        return None
    try:
        value = decode_known(state, row[prefix + "value"])
        return Answer(value, Origin(OriginKind(row[prefix + "origin"]), row[prefix + "place"]))
    except ValueError:
        _log.exception("an answer to %s cannot be read", row["key"])
        return None
