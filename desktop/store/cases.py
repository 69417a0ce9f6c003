"""The cases of the firm: one per project, never really deleted until the trash is emptied."""

import datetime as dt
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.store.clock import from_text
from desktop.store.codec import storable
from desktop.store.link import Link

FIRM_KEY = "firm.name"
PROJECT_KEY = "project.name"
_OWNED = ("answers", "drafts", "history", "attachments", "snapshots")

_LIST = """
SELECT cases.*, firm.value AS firm, project.value AS project FROM cases
LEFT JOIN answers AS firm ON firm.case_id = cases.id AND firm.key = ? AND firm.state = 'value'
LEFT JOIN answers AS project ON project.case_id = cases.id AND project.key = ? AND project.state = 'value'
ORDER BY cases.updated DESC, cases.created DESC, cases.id
"""


@dataclass(frozen=True, slots=True)
class CaseInfo:
    """One case as the home page lists it; `answered` of `total` questions when it was last counted."""

    id: str
    name: str
    firm: str
    project: str
    created: dt.datetime
    updated: dt.datetime
    answered: int
    total: int
    trashed: dt.datetime | None

    @property
    def done(self) -> float:
        """Share answered, 0 to 1."""
        return self.answered / self.total if self.total else 0.0


class Cases:
    """The table `cases`."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def listed(self, *, is_trashed: bool = False) -> list[CaseInfo]:
        """The cases, or those in the trash; last changed first."""
        with self._link.reading() as db:
            rows = list(db.query(_LIST, [FIRM_KEY, PROJECT_KEY]))
        return [info for info in map(_info, rows) if (info.trashed is not None) is is_trashed]

    def get(self, case_id: str) -> CaseInfo | None:
        """One case, also from the trash; None when it is not there."""
        both = [*self.listed(), *self.listed(is_trashed=True)]
        return next((info for info in both if info.id == case_id), None)

    def create(self, name: str) -> CaseInfo:
        """A new, empty case; two may have the same name."""
        case_id, name = uuid.uuid4().hex, storable(name)
        with self._link.writing() as db:
            moment = self._link.moment()
            row = {"id": case_id, "name": name, "created": moment, "updated": moment}
            db["cases"].insert({**row, "trashed": None, "answered": 0, "total": 0})
        return CaseInfo(case_id, name, "", "", from_text(moment), from_text(moment), 0, 0, None)

    def rename(self, case_id: str, name: str) -> None:
        """Give the case another name."""
        self._update(case_id, {"name": storable(name)})

    def note_progress(self, case_id: str, answered: int, total: int) -> None:
        """Remember how far the case is, for the list."""
        self._update(case_id, {"answered": answered, "total": total})

    def trash(self, case_id: str) -> None:
        """Put the case into the trash; nothing of it is lost."""
        self._update(case_id, {"trashed": self._link.moment()})

    def take_back(self, case_id: str) -> None:
        """Take the case out of the trash."""
        self._update(case_id, {"trashed": None})

    def purge(self, before: dt.datetime) -> int:
        """Delete for good what was put into the trash before that moment; return how many cases."""
        gone = [info.id for info in self.listed(is_trashed=True) if info.trashed and info.trashed < before]
        with self._link.writing() as db:
            for case_id in gone:
                for table in _OWNED:
                    db[table].delete_where("case_id = ?", [case_id])
                db["cases"].delete(case_id)
        return len(gone)

    def _update(self, case_id: str, columns: Mapping[str, object]) -> None:
        assignments = ", ".join(f"{name} = ?" for name in columns)
        with self._link.writing() as db:
            db.execute(f"UPDATE cases SET {assignments} WHERE id = ?", [*columns.values(), case_id])


def _info(row: Mapping[str, Any]) -> CaseInfo:
    return CaseInfo(
        row["id"],
        row["name"],
        json.loads(row["firm"]) if row["firm"] else "",
        json.loads(row["project"]) if row["project"] else "",
        from_text(row["created"]),
        from_text(row["updated"]),
        row["answered"],
        row["total"],
        from_text(row["trashed"]) if row["trashed"] else None,
    )
