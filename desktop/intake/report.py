"""What an import brought: good answers, and each bad cell with its place and repair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.facts.case import Answer


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


@dataclass(frozen=True, slots=True)
class Import:
    """The answers of one workbook by fact key, the cells left out, and the sheets nobody knows."""

    file: str
    answers: Mapping[str, Answer]
    problems: tuple[CellProblem, ...] = ()
    unknown_sheets: tuple[str, ...] = field(default=())

    @property
    def summary(self) -> str:
        """One sentence for the user."""
        text = f"从《{self.file}》读到 {len(self.answers)} 项"
        if self.problems:
            text += f"，另有 {len(self.problems)} 处没有导入，请按下面的位置改好后再导入一次"
        return text + "。"
