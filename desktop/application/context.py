"""What a form is filled with besides the case: results, attachments, date, names and versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.application.form import Form
    from desktop.diagnosis.result import Assessment
    from desktop.eligibility.findings import Findings


@dataclass(frozen=True, slots=True)
class Attached:
    """A file the firm has put beside its case; `requirement` is the id of the attachment it serves."""

    requirement: str
    file_name: str
    pages: int | None = None
    sealed: bool = False
    valid_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a filling depends on that is not an answer.

    `date` is the day of filling (the clock is read by the caller). `program` and `packs` go into the stamp.
    `entered` is the day each answer was given, as far as the store knows.
    `previous` is the assessment of last time, drawn beside this one.
    `chosen` are the forms handed in together: the list of attachments runs over all of them. `settings`
    may override names of authorities, keyed as in `forms/authorities.toml`.
    """

    date: dt.date
    assessment: Assessment | None = None
    previous: Assessment | None = None
    findings: Findings | None = None
    attachments: tuple[Attached, ...] = ()
    chosen: tuple[Form, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    program: str = ""
    packs: str = ""
    entered: Mapping[str, dt.date] = field(default_factory=dict)
