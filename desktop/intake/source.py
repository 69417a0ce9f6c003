"""A case from a file the user names: an intake workbook or a JSON case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.errors import BadCase
from desktop.facts.case import Case
from desktop.facts.casefile import read_answers
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Fact
from desktop.intake.report import CellProblem, remark_problem
from desktop.intake.workbook import read_workbook


@dataclass(frozen=True, slots=True)
class Source:
    """The case of a file, the cells left out of it, the sheets nobody knows, and the answered questions of earlier versions."""

    case: Case
    problems: tuple[CellProblem, ...] = ()
    unknown_sheets: tuple[str, ...] = ()
    former: tuple[Fact, ...] = ()


def case_from(path: Path, catalogue: Catalogue) -> Source:
    """The case in the file.

    Raises BadCase when the file is missing or of neither kind, BadWorkbook for an unreadable workbook.
    """
    if not path.is_file():
        raise BadCase(f"找不到文件《{path}》。", "请检查文件名和所在文件夹。")
    if path.suffix.lower() == ".json":
        found = read_answers(path, catalogue)
        problems = tuple(remark_problem(remark, catalogue, path.name, remark.former.key) for remark in found.remarks)
        return Source(Case(catalogue, found.answers), problems, former=found.former)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        read = read_workbook(path, catalogue)
        return Source(Case(catalogue, read.answers), read.problems, read.unknown_sheets, read.former)
    raise BadCase(f"《{path.name}》既不是 .xlsx 也不是 .json。", "请用本程序导出的空白表填写，或给出 .json 文件。")
