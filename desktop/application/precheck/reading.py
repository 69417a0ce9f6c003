"""Reading the pre-checks from `forms/checks.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.application.precheck.check import AtMost, ByToday, Equal, Frame, InOrder, Refused, Same
from desktop.application.precheck.result import CheckResult, Severity
from desktop.application.precheck.rowcheck import Rows, RowsInOrder, RowsNone, RowsProduct, RowsSame, RowsUnique
from desktop.application.sectionfile import read_condition_at
from desktop.facts.datafile import Entry, known_fact, read_file
from desktop.paths import forms_dir

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.facts.catalogue import Catalogue
    from desktop.facts.formula import Formula


class Check(Protocol):
    """Anything that can be run over a case."""

    def run(self, case: Case) -> CheckResult | None:
        """The result, or None when the check does not concern this case."""


Reader = Callable[[Entry, "Catalogue"], tuple[Frame, Check]]


def load_checks(catalogue: Catalogue, path: Path | None = None) -> tuple[tuple[Frame, Check], ...]:
    """Every check with its frame, in the file's order by kind; BadData names what is wrong where."""
    top = read_file(path or forms_dir() / "checks.toml")
    checks: list[tuple[Frame, Check]] = []
    for kind, read in READERS.items():
        for entry in top.entries(kind):
            checks.append(read(entry, catalogue))
            entry.done()
    top.done()
    return tuple(checks)


def _frame(entry: Entry, catalogue: Catalogue, place: str = "") -> Frame:
    return Frame(
        id=entry.text("id"),
        place=place or entry.text("place"),
        severity=entry.one_of("severity", Severity),
        advice=entry.text("advice", ""),
        when=read_condition_at(entry, catalogue),
        forms=entry.texts("forms"),
    )


def _fact(entry: Entry, key: str, catalogue: Catalogue) -> str:
    return known_fact(entry.text(key), entry, catalogue).key


def _formula(entry: Entry, key: str, catalogue: Catalogue) -> Formula:
    formula = entry.formula(key)
    for fact in formula.keys:
        known_fact(fact.partition("@")[0], entry, catalogue)
    return formula


def _equal(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    frame = _frame(entry, catalogue)
    left, right = _formula(entry, "left", catalogue), _formula(entry, "right", catalogue)
    return frame, Equal(frame, left, entry.text("left_name"), right, entry.text("right_name"))


def _at_most(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    frame = _frame(entry, catalogue)
    small, large = _fact(entry, "small", catalogue), _fact(entry, "large", catalogue)
    names = entry.text("small_name"), entry.text("large_name")
    return frame, AtMost(frame, small, names[0], large, names[1], entry.flag("yearly"))


def _in_order(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    frame = _frame(entry, catalogue)
    return frame, InOrder(frame, _fact(entry, "earlier", catalogue), _fact(entry, "later", catalogue))


def _not_future(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    frame = _frame(entry, catalogue)
    return frame, ByToday(frame, _fact(entry, "fact", catalogue))


def _not_past(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    frame = _frame(entry, catalogue)
    return frame, ByToday(frame, _fact(entry, "fact", catalogue), from_today=True)


def _same(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    frame = _frame(entry, catalogue)
    return frame, Same(frame, _fact(entry, "left", catalogue), _fact(entry, "right", catalogue))


def _refused(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    frame = _frame(entry, catalogue)
    condition = read_condition_at(entry, catalogue, "condition")
    if condition is None:
        raise entry.bad("缺“condition”", "请补上条件。")
    text = entry.text("text")
    for key in re.findall(r"\{(.*?)\}", text):
        known_fact(key, entry, catalogue)
    return frame, Refused(frame, condition, text, entry.text("well"))


def _rows(entry: Entry, catalogue: Catalogue, key: str = "column") -> Rows:
    table = known_fact(entry.text("table"), entry, catalogue)
    column = entry.text(key)
    if table.column(column) is None:
        raise entry.bad(f"用到的列“{column}”不在“{table.label}”里", "请检查拼写。")
    return Rows(_frame(entry, catalogue, entry.text("place", table.label)), table.key, column)


def _rows_after(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    rows = _rows(entry, catalogue)
    return rows.frame, RowsInOrder(rows, _fact(entry, "fact", catalogue))


def _rows_before(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    rows = _rows(entry, catalogue)
    return rows.frame, RowsInOrder(rows, _fact(entry, "fact", catalogue), before=True)


def _rows_same(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    rows = _rows(entry, catalogue)
    return rows.frame, RowsSame(rows, _fact(entry, "fact", catalogue))


def _rows_none(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    rows = _rows(entry, catalogue)
    return rows.frame, RowsNone(rows, entry.texts("values"))


def _rows_unique(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    rows = _rows(entry, catalogue)
    return rows.frame, RowsUnique(rows)


def _rows_product(entry: Entry, catalogue: Catalogue) -> tuple[Frame, Check]:
    rows = _rows(entry, catalogue, "product")
    return rows.frame, RowsProduct(rows, entry.texts("factors"))


READERS: dict[str, Reader] = {
    "equal": _equal,
    "at_most": _at_most,
    "in_order": _in_order,
    "not_future": _not_future,
    "not_past": _not_past,
    "same": _same,
    "refused": _refused,
    "rows_same": _rows_same,
    "rows_after": _rows_after,
    "rows_before": _rows_before,
    "rows_none": _rows_none,
    "rows_unique": _rows_unique,
    "rows_product": _rows_product,
}
