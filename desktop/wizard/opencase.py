"""The open case, question by question: what its fields show, and what becomes of what is typed or chosen there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.facts.known import Answer, Blank, Known, Origin, OriginKind, Row, Scalar, Value
from desktop.store.fitting import fits
from desktop.wizard.entry import Entry, cell_part, part_year, year_part
from desktop.wizard.sheet import Sheet
from desktop.wizard.typedtext import entered, problem_of, shown_text, with_value

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.facts.catalogue import Catalogue
    from desktop.facts.fact import Fact
    from desktop.store.database import Store
    from desktop.store.writer import Writer


class OpenCase:
    """A case's sheet seen through the catalogue. What changes something returns the facts that really changed.

    `noted_progress` is how far the home page was last told the case is. A fact the catalogue doesn't have raises
    KeyError; a value that doesn't fit its fact ValueError: both are mistakes of the program, not of the user.
    """

    def __init__(self, id: str, catalogue: Catalogue, sheet: Sheet) -> None:
        self.id = id
        self.catalogue = catalogue
        self.sheet = sheet
        self.noted_progress: tuple[int, int] | None = None

    @property
    def case(self) -> Case:
        """The answers as they are now."""
        return self.sheet.case

    # what the fields show

    def text(self, key: str, year: int | None) -> str:
        """Text that could not be read as it was typed, else the typed value as it is written."""
        return shown_text(self.catalogue[key], self.sheet.entry(key), self._year(key, year), self.case.base_year())

    def problem(self, key: str, year: int | None) -> str:
        """Why the field's text cannot be read, with what to do; "" when it can."""
        return self.problems(key).get(year_part(self._year(key, year)), "")

    def problems(self, key: str) -> Mapping[str, str]:
        """The same for every part of the fact that cannot be read."""
        fact = self.catalogue[key]
        return {part: _sentence(fact, part, text) for part, text in self.sheet.entry(key).drafts.items()}

    def years(self, key: str) -> tuple[int, ...]:
        """The years a yearly fact asks for, the base year first; () while the base year is open."""
        base = self.case.base_year()
        return tuple(base - ago for ago in range(self.catalogue[key].years)) if base is not None else ()

    # entering

    def type_text(self, key: str, text: str, year: int | None, *, is_live: bool) -> frozenset[str]:
        """Take over what was typed. Text the field shows already changes nothing, also not the origin."""
        year = self._year(key, year)
        if text != self.text(key, year):
            entry = entered(self.catalogue[key], self.sheet.entry(key), text, year, self.case.base_year())
            return self.sheet.change({key: entry}, year_part(year), is_live=is_live)
        return frozenset() if is_live else self.settle()

    def set_value(self, key: str, value: Value, origin: Origin | None) -> frozenset[str]:
        """Answer with a value of the fact's type (a mapping from year for all years); drafts go."""
        self._check(key, value)
        if self.catalogue[key].years and not isinstance(value, Mapping):
            return self.set_year(key, value, None, origin)  # type: ignore[arg-type]
        entry = self.sheet.entry(key)
        if entry.answer is not None and entry.answer.value == value and origin is None:
            return self.sheet.change({key: Entry(entry.answer)})
        return self.sheet.change({key: Entry(Answer(value, origin or Origin()))})

    def set_year(self, key: str, value: Scalar, year: int | None, origin: Origin | None) -> frozenset[str]:
        """Answer a yearly fact for one year (None: the base year)."""
        self._check(key, value)
        return self._put_year(key, value, self._year(key, year), origin)

    def set_table(self, key: str, rows: Sequence[Row], drafts: Mapping[tuple[int, str], str]) -> frozenset[str]:
        """Answer a table with all its rows; `drafts` are the cells (row from 0, column) that cannot be read."""
        value = tuple(dict(row) for row in rows)
        self._check(key, value)
        old = self.sheet.entry(key).answer
        entry = Entry(old if old is not None and old.value == value else Answer(value))
        for (row, column), text in drafts.items():
            entry = entry.with_draft(cell_part(row, column), text)
        return self.sheet.change({key: entry})

    def set_blank(self, key: str, blank: Blank) -> frozenset[str]:
        """Answer "don't know yet" or "not applicable"; UNKNOWN clears."""
        return self.sheet.change({key: Entry() if blank is Blank.UNKNOWN else Entry(Answer(blank))})

    def clear(self, key: str, year: int | None) -> frozenset[str]:
        """Take the answer away: of the whole fact, or of one year."""
        return self.sheet.change({key: Entry()}) if year is None else self._put_year(key, None, year, None)

    def mark(self, key: str, kind: OriginKind) -> frozenset[str]:
        """Say where an answer comes from; without an answer there is nothing to say."""
        entry = self.sheet.entry(key)
        if entry.answer is None:
            return frozenset()
        return self.sheet.change({key: entry.with_answer(Answer(entry.answer.value, Origin(kind)))})

    def settle(self) -> frozenset[str]:
        """Typing has ended; what comes next is a step of its own to undo."""
        return self.sheet.change({})

    # inside

    def _put_year(self, key: str, value: Scalar | None, year: int | None, origin: Origin | None) -> frozenset[str]:
        entry = with_value(self.sheet.entry(key), value, year, self.case.base_year(), origin)
        return self.sheet.change({key: entry.with_draft(year_part(year), None)}, year_part(year))

    def _year(self, key: str, year: int | None) -> int | None:
        """The year meant: for a yearly fact the base year when none is given; None for other facts."""
        if not self.catalogue[key].years:
            return None
        return self.case.base_year() if year is None else year

    def _check(self, key: str, value: Known) -> None:
        if not fits(self.catalogue[key], value):
            raise ValueError(f"{key} cannot be {value!r}")


def read_open_case(store: Store, writer: Writer, catalogue: Catalogue, case_id: str) -> OpenCase:
    """The case as the data file has it; its changes go to the writer. Raises StoreProblem."""
    entries = {key: Entry(answer) for key, answer in store.load_answers(case_id, catalogue).items()}
    for (key, part), text in store.load_drafts(case_id).items():
        if key in catalogue:
            entries[key] = entries.get(key, Entry()).with_draft(part, text)
    sheet = Sheet(catalogue, entries, lambda changes: writer.put_changes(case_id, changes))
    _settle_drafts(sheet, catalogue)
    return OpenCase(case_id, catalogue, sheet)


def _sentence(fact: Fact, part: str, text: str) -> str:
    problem = problem_of(fact, part, text)
    return f"{problem.sentence}{problem.next_step}" if problem else "请重新确认这一项。"


def _settle_drafts(sheet: Sheet, catalogue: Catalogue) -> None:
    """A draft that a newer program can read becomes an answer."""
    for key in sheet.drafted():
        fact, entry = catalogue[key], sheet.entry(key)
        for part, text in entry.drafts.items():
            if not fact.columns and problem_of(fact, part, text) is None:
                read = entered(fact, sheet.entry(key), text, part_year(part), sheet.case.base_year())
                sheet.change({key: read})
    sheet.forget_edits()
