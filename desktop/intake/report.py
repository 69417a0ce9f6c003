"""What an import brought: good answers, and each bad cell with its place and repair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.facts.case import Answer
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Fact
from desktop.facts.former import Remark
from desktop.facts.parsing import format_value


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One cell that was not imported.

    `cell` is like "C7"; `found` is the cell's text as it stands; `sentence` says what is wrong and
    `repair` what to type instead.
    """

    sheet: str
    cell: str
    label: str
    found: str
    sentence: str
    repair: str

    def __str__(self) -> str:
        return f"{self.sheet} / {self.cell} / {self.label}：{self.sentence}{self.repair}"


def remark_problem(remark: Remark, catalogue: Catalogue, sheet: str, cell: str) -> CellProblem:
    """What an answer to a question of an earlier version leaves to be answered, as a cell to look at."""
    found = format_value(remark.former, remark.value, with_unit=True)
    return CellProblem(sheet, cell, catalogue[remark.fact].label, found, remark.sentence, remark.step)


def former_note(former: Sequence[Fact]) -> str:
    """One sentence about questions that are no longer asked by themselves; "" when there was none."""
    labels = "".join(f"“{fact.label}”" for fact in former)
    return f"{labels}现在不单独问了，能确定的内容已经带到相应的题里。" if former else ""


@dataclass(frozen=True, slots=True)
class Import:
    """The answers of one workbook by fact key, the cells left out, the sheets nobody knows, and the former questions."""

    file: str
    answers: Mapping[str, Answer]
    problems: tuple[CellProblem, ...] = ()
    unknown_sheets: tuple[str, ...] = field(default=())
    former: tuple[Fact, ...] = ()

    @property
    def summary(self) -> str:
        """One sentence for the user."""
        text = f"从《{self.file}》读到 {len(self.answers)} 项"
        if self.problems:
            text += f"，另有 {len(self.problems)} 处没有导入，请按下面的位置改好后再导入一次"
        return f"{text}。{former_note(self.former)}"
