"""What has been found in a workbook so far: answers with their places, and cells left out."""

from __future__ import annotations

from typing import Any

from desktop.facts.case import Answer, Known, Origin, OriginKind
from desktop.facts.fact import Column, Fact
from desktop.intake.report import CellProblem


class Found:
    """Collects while the sheets are read; the first answer to a fact stays, a different second one is a problem."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.answers: dict[str, Answer] = {}
        self.problems: list[CellProblem] = []

    def answer(self, fact: Fact, value: Known, sheet: str, cells: list[Any]) -> None:
        """Note the fact's value as read from these cells."""
        before = self.answers.get(fact.key)
        if before is None:
            place = f"{self.file} / {sheet}"
            places = "、".join(str(cell.coordinate) for cell in cells)
            self.answers[fact.key] = Answer(
                value, Origin(OriginKind.IMPORTED, f"{place} / {places}" if cells else place)
            )
        elif before.value != value:
            where = before.origin.place.removeprefix(f"{self.file} / ")
            self.problem(
                sheet, cells[0] if cells else None, fact, f"前面（{where}）填的不一样，这里没有采用。", "请只留一处。"
            )

    def problem(self, sheet: str, cell: Any, kind: Fact | Column, sentence: str, repair: str) -> None:
        """Note a cell that was left out."""
        coordinate, found = (cell.coordinate, str(cell.value)) if cell is not None else ("A1", "")
        self.problems.append(CellProblem(sheet, coordinate, kind.label, found, sentence, repair))
