"""`jigai report`: the findings report of a case and a proof sheet for every measure."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence

from desktop.commands.output import print_problems
from desktop.facts.reading import load_catalogue
from desktop.intake.source import case_from
from desktop.wizard.export import Written
from desktop.wizard.papers import case_context
from desktop.wizard.proofs import write_proofs
from desktop.wizard.rooms import Rooms


def run(options: argparse.Namespace) -> int:
    """Write the report and the sheets; under --strict the status is 1 while a cell of the workbook was left out."""
    rooms = Rooms(load_catalogue())
    source = case_from(options.case, rooms.catalogue)
    print_problems(source)
    context = case_context(source.case, rooms, options.as_of or dt.date.today(), ())
    print_proofs(write_proofs(source.case, context, options.folder))
    return 1 if options.strict and source.problems else 0


def print_proofs(written: Sequence[Written]) -> None:
    """The report by name, the sheets by number and folder; characters no font has on standard error."""
    report, *sheets = written
    print(f"已写好：{report.path}（{report.pages} 页）")
    if sheets:
        print(f"已写好：{sheets[0].path.parent}（判断依据 {len(sheets)} 份）")
    signs = sorted(frozenset().union(*(one.missing_glyphs for one in written)))
    if signs:
        print(f"这些字没有字体能显示，PDF 里印成了空框：{'、'.join(signs)}。请换个写法。", file=sys.stderr)
