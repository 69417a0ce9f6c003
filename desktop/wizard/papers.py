"""The papers of a case: every chosen form filled with answers, results, attachments and names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop import __version__

if TYPE_CHECKING:
    from desktop.application.context import Attached, Context
    from desktop.application.fill import Filled
    from desktop.application.form import Form
    from desktop.diagnosis.result import Assessment
    from desktop.eligibility.findings import Findings
    from desktop.facts.case import Case
    from desktop.store.attachments import Attachment
    from desktop.wizard.rooms import Rooms
    from desktop.wizard.session import Session

AUTHORITY_SETTING = "authority."
"""Settings that begin so override a name of an authority: `authority.city_bureau`."""


def paper_context(
    date: dt.date,
    chosen: Sequence[Form],
    *,
    findings: Findings,
    assessment: Assessment,
    attachments: Iterable[Attachment] = (),
    settings: Mapping[str, str] | None = None,
) -> Context:
    """What the chosen forms are filled with besides the answers."""
    from desktop.application.context import Context

    return Context(
        date=date,
        assessment=assessment,
        findings=findings,
        attachments=tuple(_attached(attachment) for attachment in attachments),
        chosen=tuple(chosen),
        settings=dict(settings or {}),
        program=f"技改通 {__version__}",
    )


def case_context(case: Case, rooms: Rooms, date: dt.date, chosen: Sequence[Form]) -> Context:
    """The same for a case that lies in no store: judged and scored here, without attachments."""
    from desktop.diagnosis.assess import assess
    from desktop.eligibility.judge import judge_policies

    findings = judge_policies(case, rooms.policies, date)
    return paper_context(date, chosen, findings=findings, assessment=assess(case, rooms.indicators))


def session_context(session: Session, chosen: Sequence[Form]) -> Context:
    """The same for the open case, with its attachments and the user's settings."""
    findings = session.findings()
    case_id = session.case_id
    settings = {
        key.removeprefix(AUTHORITY_SETTING): value
        for key, value in session.store.settings.all().items()
        if key.startswith(AUTHORITY_SETTING) and isinstance(value, str) and value
    }
    return paper_context(
        findings.as_of,
        chosen,
        findings=findings,
        assessment=session.assessment(),
        attachments=session.store.attachments.list(case_id) if case_id else (),
        settings=settings,
    )


def fill_all(case: Case, context: Context) -> tuple[Filled, ...]:
    """The chosen forms, filled."""
    from desktop.application.fill import fill

    return tuple(fill(form, case, context) for form in context.chosen)


def _attached(attachment: Attachment) -> Attached:
    from desktop.application.context import Attached

    return Attached(attachment.slot, attachment.name, attachment.pages, attachment.sealed, attachment.valid_until)
