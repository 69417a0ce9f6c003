"""`jigai template`: the blank intake workbook."""

from __future__ import annotations

import argparse

from desktop.facts.catalogue import load_catalogue
from desktop.intake.template import write_template


def run(options: argparse.Namespace) -> int:
    """Write the workbook."""
    write_template(options.file, load_catalogue())
    print(f"已导出空白采集表：{options.file}")
    return 0
