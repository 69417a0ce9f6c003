"""How commands print."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from desktop.intake.report import CellProblem


def print_json(content: object) -> None:
    """One JSON document on standard output, readable, Chinese as it is."""
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_problems(problems: Iterable[CellProblem]) -> None:
    """The cells of a workbook that were left out, one a line on standard error."""
    for problem in problems:
        print(f"没有导入：{problem}", file=sys.stderr)
