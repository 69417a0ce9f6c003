"""How commands print."""

from __future__ import annotations

import json
import sys

from desktop.intake.report import former_note
from desktop.intake.source import Source


def print_json(content: object) -> None:
    """One JSON document on standard output, readable, Chinese as it is."""
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_problems(source: Source) -> None:
    """What of a file was left out, and what it says to questions of earlier versions, one a line on standard error."""
    if source.former:
        print(former_note(source.former), file=sys.stderr)
    for problem in source.problems:
        print(f"没有导入：{problem}", file=sys.stderr)
    for sheet in source.unknown_sheets:
        print(f"没有读取：工作表“{sheet}”不是采集表里的。", file=sys.stderr)
