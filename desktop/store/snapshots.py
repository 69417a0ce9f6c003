"""Results worth comparing with later ones, such as the scores of the last diagnosis."""

import datetime as dt
import json
import uuid
from dataclasses import dataclass

from desktop.store.clock import from_text
from desktop.store.link import Link


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One result of one kind at one time; `data` is what was given, read back from JSON."""

    id: str
    kind: str
    taken: dt.datetime
    data: object


class Snapshots:
    """The table `snapshots`."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, case_id: str, kind: str, data: object) -> Snapshot:
        """Keep a result; `data` is anything JSON can hold."""
        with self._link.writing() as db:
            moment = self._link.moment()
            row = {"id": uuid.uuid4().hex, "kind": kind, "taken": moment}
            text = json.dumps(data, ensure_ascii=False, sort_keys=True)
            db["snapshots"].insert({"case_id": case_id, **row, "data": text})
        return Snapshot(row["id"], kind, from_text(moment), json.loads(text))

    def list(self, case_id: str, kind: str) -> tuple[Snapshot, ...]:
        """The kept results of a kind, newest first."""
        with self._link.reading() as db:
            where, order = "case_id = ? and kind = ?", "taken desc, rowid desc"
            rows = [*db["snapshots"].rows_where(where, [case_id, kind], order_by=order)]
        return tuple(Snapshot(row["id"], row["kind"], from_text(row["taken"]), json.loads(row["data"])) for row in rows)
