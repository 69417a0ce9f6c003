"""`jigai template`: the blank intake workbook."""

from __future__ import annotations

import argparse

from desktop.errors import ExportProblem
from desktop.facts.reading import load_catalogue
from desktop.intake.template import write_template


def run(options: argparse.Namespace) -> int:
    """Write the workbook; a file that is there may be a filled one and is never replaced."""
    if options.file.is_dir():
        raise ExportProblem(f"《{options.file.name}》是文件夹，不能当作采集表。", "请写上文件名，例如 采集表.xlsx。")
    if options.file.suffix.lower() != ".xlsx":
        raise ExportProblem(f"采集表要存成 .xlsx，不能存成《{options.file.name}》。", "请把文件名改成以 .xlsx 结尾。")
    if options.file.exists():
        raise ExportProblem(f"《{options.file.name}》已经有了，没有覆盖。", "请换个文件名，或先把原来的文件移走。")
    write_template(options.file, load_catalogue())
    print(f"已导出空白采集表：{options.file}")
    return 0
