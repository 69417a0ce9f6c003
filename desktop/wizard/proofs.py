"""Proof sheets and the findings report as files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import ExportProblem
from desktop.wizard.export import Written
from desktop.wizard.filename import safe_name
from desktop.wizard.papers import session_context

if TYPE_CHECKING:
    from desktop.application.context import Context
    from desktop.application.document import Document
    from desktop.eligibility.finding import Finding
    from desktop.facts.case import Case
    from desktop.wizard.session import Session

REPORT = "政策体检报告"
SHEETS = "判断依据"


@dataclass(frozen=True, slots=True)
class Proof:
    """One file to write; its document is made when it is its turn."""

    path: Path
    document: Callable[[], Document]


def plan_proofs(case: Case, context: Context, folder: Path) -> tuple[Proof, ...]:
    """The report and, beside it, a sheet for every decided or open finding under the number it has in the report."""
    return tuple(_proofs(case, context, folder))


def _proofs(case: Case, context: Context, folder: Path) -> Iterator[Proof]:
    from desktop.application.findingsreport import findings_report
    from desktop.application.proofsheet import proof_sheet
    from desktop.application.survey.listing import list_findings

    findings = context.findings
    assert findings is not None
    yield Proof(folder / f"{REPORT}.pdf", lambda: findings_report(findings, case, context))
    numbered = list_findings(findings).numbered
    digits = len(str(len(numbered)))
    for one in numbered:
        name = f"{one.number:0{digits}} {safe_name(one.finding.measure.title)}.pdf"
        yield Proof(folder / SHEETS / name, lambda finding=one.finding: proof_sheet(finding, case, context))  # type: ignore[misc]


def write_proofs(case: Case, context: Context, folder: Path) -> tuple[Written, ...]:
    """Write the report and every sheet; raises ExportProblem at the first file that cannot be written."""
    if folder.exists() and not folder.is_dir():
        raise ExportProblem(f"“{folder.name}”是一个文件，不是文件夹。", "请换一个文件夹名。")
    return tuple(save_document(proof.document(), proof.path) for proof in plan_proofs(case, context, folder))


def save_document(document: Document, path: Path) -> Written:
    """Write one document as PDF; raises ExportProblem."""
    from desktop.application.pdf import write_pdf

    report = write_pdf(document, path)
    return Written(path, report.pages, report.missing_glyphs)


def session_sheet(session: Session, finding: Finding) -> Document:
    """The sheet of a finding of the open case, with the days its figures were given; raises StoreProblem."""
    from desktop.application.proofsheet import facts_read, proof_sheet

    case = finding.case
    days = entered_days(session, facts_read(finding, case))
    return proof_sheet(finding, case, replace(session_context(session, ()), entered=days))


def session_report(session: Session) -> Document:
    """The findings report of the open case."""
    from desktop.application.findingsreport import findings_report

    return findings_report(session.findings(), session.case, session_context(session, ()))


def entered_days(session: Session, keys: tuple[str, ...]) -> dict[str, dt.date]:
    """The day each of these facts was last given, as far as the store still knows."""
    if session.case_id is None:
        return {}
    session.flush()
    found: dict[str, dt.date] = {}
    for key in keys:
        history = session.store.history(session.case_id, key) if session.answer(key) is not None else []
        if history:
            found[key] = history[-1].changed.date()
    return found
