"""The scores of earlier diagnoses, to compare with: "this time, last time"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.diagnosis.area import Area

if TYPE_CHECKING:
    from desktop.diagnosis.result import Assessment
    from desktop.store.snapshots import Snapshots

KIND = "scores"


def record_scores(snapshots: Snapshots, case_id: str, assessment: Assessment) -> None:
    """Keep the scores unless the newest kept ones are the same."""
    scores = {area.area.value: None if area.score is None else str(area.score) for area in assessment.areas}
    kept = snapshots.list(case_id, KIND)
    if not kept or kept[0].data != scores:
        snapshots.add(case_id, KIND, scores)


def last_scores(snapshots: Snapshots, case_id: str, today: dt.date) -> Mapping[Area, Decimal | None] | None:
    """The newest scores kept before today; an area this program doesn't know is left out."""
    earlier = (snapshot for snapshot in snapshots.list(case_id, KIND) if snapshot.taken.date() < today)
    newest = next(earlier, None)
    if newest is None or not isinstance(newest.data, Mapping):
        return None
    known = {area.value: area for area in Area}
    return {known[key]: _score(text) for key, text in newest.data.items() if key in known}


def _score(text: object) -> Decimal | None:
    return None if text is None else Decimal(str(text))
