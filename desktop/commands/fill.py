"""`jigai fill`: the application papers of a case."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence

from desktop.application.form import Form
from desktop.commands.output import print_problems
from desktop.commands.papers import print_papers, write_papers
from desktop.errors import BadCase
from desktop.facts.reading import load_catalogue
from desktop.intake.source import case_from
from desktop.wizard.rooms import Rooms


def run(options: argparse.Namespace) -> int:
    """Write the forms; under --strict the status is 1 while a blank, a blocking contradiction or a bad cell is left."""
    rooms = Rooms(load_catalogue())
    chosen = choose_forms(rooms.forms, options.form)
    source = case_from(options.case, rooms.catalogue)
    print_problems(source)
    papers = write_papers(source.case, rooms, options.as_of or dt.date.today(), chosen, options.folder)
    print_papers(papers)
    return 1 if options.strict and (source.problems or not papers.is_finished) else 0


def choose_forms(forms: Sequence[Form], ids: Sequence[str]) -> tuple[Form, ...]:
    """The forms with these ids or numbers, in the catalogue's order; all of them without ids. Raises BadCase."""
    wanted = {text.strip().casefold() for text in ids}
    for text in ids:
        if not any(text.strip().casefold() in _names(form) for form in forms):
            known = "、".join(f"{form.id}（{form.title}）" for form in forms)
            raise BadCase(f"没有编号为“{text}”的申报表。", f"可用的有：{known}。")
    return tuple(form for form in forms if not wanted or wanted & _names(form))


def _names(form: Form) -> set[str]:
    return {form.id.casefold(), form.number.casefold()}
