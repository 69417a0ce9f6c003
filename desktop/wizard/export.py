"""The export as a job without a window: what will be written, what is unfinished, and the writing itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from desktop.application.precheck.result import Outcome
from desktop.errors import UserError
from desktop.values.files import atomic_write
from desktop.wizard.bundle import BundleItem, copy_item, plan_bundle
from desktop.wizard.filename import safe_name

if TYPE_CHECKING:
    from desktop.application.fill import Filled
    from desktop.application.form import Form
    from desktop.application.parts.enclosures import Enclosure
    from desktop.application.parts.work import Gap
    from desktop.application.precheck.result import CheckResult
    from desktop.store.attachments import Attachment


class Format(Enum):
    """What a form is written as; the value is the file's suffix."""

    PDF = "pdf"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class ExportItem:
    """One file to write."""

    filled: Filled
    format: Format
    path: Path


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """Every file of one export; `left_over` keeps only those that failed, for another try."""

    folder: Path
    items: tuple[ExportItem, ...]
    bundle: tuple[BundleItem, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file in the order of writing."""
        return (*(item.path for item in self.items), *(item.path for item in self.bundle))

    def existing(self) -> tuple[Path, ...]:
        """The files that are there already and will be replaced."""
        return tuple(path for path in self.paths if path.is_file())

    def left_over(self, report: ExportReport) -> ExportPlan:
        """What is still to be written after a report with failures or a stop."""
        done = {written.path for written in report.written}
        items = tuple(item for item in self.items if item.path not in done)
        return ExportPlan(self.folder, items, tuple(item for item in self.bundle if item.path not in done))


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What a form still lacks: blanks it prints marked, papers to enclose, failed checks."""

    form: Form
    gaps: tuple[Gap, ...]
    enclosures: tuple[Enclosure, ...]
    checks: tuple[CheckResult, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file; `pages` is None for workbooks and copies, `missing_glyphs` are characters no font has."""

    path: Path
    pages: int | None = None
    missing_glyphs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be written, with the sentence for the user."""

    path: Path
    problem: UserError


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How an export went."""

    written: tuple[Written, ...]
    failures: tuple[Failure, ...]
    unfinished: tuple[Unfinished, ...]
    is_stopped: bool = False

    @property
    def is_complete(self) -> bool:
        """True when every file is written and no form lacks anything it requires."""
        return not (self.failures or self.is_stopped or self.unfinished)

    @property
    def missing_glyphs(self) -> frozenset[str]:
        """Characters that no font has, of all files."""
        return frozenset().union(*(written.missing_glyphs for written in self.written))


@dataclass(frozen=True, slots=True)
class Progress:
    """Before each file: its name, and how many of all are done."""

    path: Path
    done: int
    total: int


OnProgress: TypeAlias = Callable[[Progress], None]


def plan_export(
    filled: Sequence[Filled],
    formats: Collection[Format],
    folder: Path,
    attachments: Sequence[Attachment] = (),
) -> ExportPlan:
    """The files of an export; `attachments` are copied beside the forms. Writes nothing."""
    items = tuple(
        ExportItem(paper, format, folder / f"{paper.form.number} {safe_name(paper.form.title)}.{format.value}")
        for paper in filled
        for format in Format
        if format in formats
    )
    return ExportPlan(folder, items, plan_bundle(filled, attachments, folder))


def unfinished(filled: Sequence[Filled]) -> tuple[Unfinished, ...]:
    """The forms that lack something, to be told before the export."""
    return tuple(found for paper in filled if (found := _unfinished(paper)) is not None)


def run_export(
    plan: ExportPlan,
    on_progress: OnProgress | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> ExportReport:
    """Write every file; one that cannot be written doesn't stop the others. Safe to run in a thread."""
    written: list[Written] = []
    failures: list[Failure] = []
    total, stopped = len(plan.paths), False
    for done, (path, write) in enumerate(_jobs(plan)):
        if is_stopped():
            stopped = True
            break
        if on_progress:
            on_progress(Progress(path, done, total))
        try:
            written.append(write())
        except UserError as problem:
            failures.append(Failure(path, problem))
    papers = {item.filled.form.id: item.filled for item in plan.items}
    return ExportReport(tuple(written), tuple(failures), unfinished(tuple(papers.values())), stopped)


def _jobs(plan: ExportPlan) -> Iterator[tuple[Path, Callable[[], Written]]]:
    for item in plan.items:
        yield item.path, lambda item=item: _write(item)  # type: ignore[misc]
    for copy in plan.bundle:
        yield copy.path, lambda copy=copy: _copy(copy)  # type: ignore[misc]


def _write(item: ExportItem) -> Written:
    if item.format is Format.XLSX:
        from desktop.application.xlsx import write_xlsx

        write_xlsx(item.filled, item.path)
        return Written(item.path)
    from desktop.application.pdf import render_pdf

    data, report = render_pdf(item.filled.document)
    atomic_write(item.path, lambda temporary: _put(temporary, data))
    return Written(item.path, report.pages, report.missing_glyphs)


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _copy(item: BundleItem) -> Written:
    copy_item(item)
    return Written(item.path)


def _unfinished(paper: Filled) -> Unfinished | None:
    enclosures = tuple(enclosure for enclosure in paper.enclosures if enclosure.missing)
    checks = tuple(check for check in paper.checks if check.outcome is Outcome.FAILED)
    if not (paper.required_gaps or enclosures or checks):
        return None
    return Unfinished(paper.form, paper.required_gaps, enclosures, checks)
