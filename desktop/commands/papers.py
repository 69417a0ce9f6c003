"""Writing papers from the command line: every chosen form as PDF and workbook, and what they still lack."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.application.precheck.crosscheck import problems
from desktop.application.precheck.result import CheckResult, Severity
from desktop.errors import ExportProblem, UserError
from desktop.wizard.export import ExportReport, Format, plan_export, run_export
from desktop.wizard.papers import case_context, fill_all

if TYPE_CHECKING:
    from desktop.application.context import Context
    from desktop.application.fill import Filled
    from desktop.application.form import Form
    from desktop.application.parts.work import Gap
    from desktop.facts.case import Case
    from desktop.wizard.rooms import Rooms

MOST_NAMES = 12  # more attachments than this on one line is no longer read
WHOLE = "必填项已填齐，核对没有发现问题。"


@dataclass(frozen=True, slots=True)
class Papers:
    """What one call wrote, with the filled forms and the results it was written from."""

    context: Context
    filled: tuple[Filled, ...]
    report: ExportReport

    @property
    def is_finished(self) -> bool:
        """True when no required blank, no contradiction that blocks and no undrawable character is left."""
        return not (
            self.report.missing_glyphs
            or any(paper.required_gaps for paper in self.filled)
            or any(check.severity is Severity.BLOCK for paper in self.filled for check in problems(paper.checks))
        )


def write_papers(case: Case, rooms: Rooms, date: dt.date, chosen: Sequence[Form], folder: Path) -> Papers:
    """Fill the chosen forms and write each twice into `folder`.

    Raises ExportProblem when `folder` is a file, or with the first sentence when a file could not be written.
    """
    if folder.exists() and not folder.is_dir():
        raise ExportProblem(f"“{folder.name}”是一个文件，不是文件夹。", "请换一个文件夹名。")
    context = case_context(case, rooms, date, chosen)
    filled = fill_all(case, context)
    report = run_export(plan_export(filled, set(Format), folder))
    if report.failures:
        raise _failed(report)
    return Papers(context, filled, report)


def print_papers(papers: Papers) -> None:
    """The files on standard output, then per form what it lacks."""
    for written in papers.report.written:
        print(f"已写好：{written.path}" + (f"（{written.pages} 页）" if written.pages else ""))
    for paper in papers.filled:
        for line in _lacks(paper):
            print(line)
    if papers.report.missing_glyphs:
        signs = "、".join(sorted(papers.report.missing_glyphs))
        print(f"这些字没有字体能显示，PDF 里印成了空框：{signs}。请换个写法。", file=sys.stderr)


def _lacks(paper: Filled) -> Iterator[str]:
    failed = problems(paper.checks)
    enclosures = [one.attachment.name for one in paper.enclosures if one.missing]
    is_whole = not (paper.required_gaps or failed)
    yield f"{paper.form.number} {paper.form.title}：{WHOLE if is_whole else ''}"
    if paper.required_gaps:
        yield f"  待填 {len(paper.required_gaps)} 项："
        yield from _blanks(paper.required_gaps)
    yield from (_check_line(check) for check in failed)
    if enclosures:
        more = "等" if len(enclosures) > MOST_NAMES else ""
        yield f"  要附的材料 {len(enclosures)} 件：" + "；".join(enclosures[:MOST_NAMES]) + more


def _blanks(gaps: Sequence[Gap]) -> Iterator[str]:
    """One line a section."""
    sections: dict[str, list[str]] = {}
    for gap in gaps:
        sections.setdefault(gap.section, []).append(gap.name)
    yield from (f"    {section}：" + "、".join(labels) for section, labels in sections.items())


def _check_line(check: CheckResult) -> str:
    return f"  {check.severity.label}：{check.text}"


def _failed(report: ExportReport) -> UserError:
    first = report.failures[0].problem
    others = len(report.failures) - 1
    if not others:
        return first
    return ExportProblem(f"{first.sentence}另有 {others} 个文件也没有写成。", first.next_step)
