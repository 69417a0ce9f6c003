"""What is known: the answers of one firm for one project, as an immutable value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.facts.formula import Formula
from desktop.facts.known import (
    DONT_KNOW,
    NOT_APPLICABLE,
    UNKNOWN,
    Answer,
    Blank,
    Known,
    Origin,
    OriginKind,
    Row,
    Scalar,
    Value,
    Yearly,
)

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue
    from desktop.facts.fact import When

__all__ = [
    "DONT_KNOW",
    "NOT_APPLICABLE",
    "UNKNOWN",
    "Answer",
    "Blank",
    "Case",
    "Known",
    "Origin",
    "OriginKind",
    "Row",
    "Scalar",
    "Value",
    "Yearly",
]

BASE_YEAR = "finance.base_year"


class Case:
    """Answers to facts; immutable. `value()` sees derived facts and hides what does not apply.

    Everything computed is kept, so asking again is free. A yearly answer is a mapping from year to value; a bare
    value stands for the base year.
    """

    def __init__(self, catalogue: Catalogue, answers: Mapping[str, Answer] | None = None) -> None:
        self.catalogue = catalogue
        self._answers = MappingProxyType(dict(answers or {}))
        self._values: dict[tuple[str, int], Known] = {}
        self._computed: dict[tuple[str, int], Known] = {}
        self._hidden: dict[str, bool] = {}
        self._estimated: dict[tuple[str, int], bool] = {}
        self._base_year: tuple[int | None] | None = None

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Every stored answer, also the hidden ones."""
        return self._answers

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def answer(self, key: str) -> Answer | None:
        """What is stored for this fact, blanks and hidden answers included; None when nothing is."""
        return self._answers.get(key)

    def value(self, key: str, year_offset: int = 0) -> Known:
        """What counts for this fact: typed, else computed; NOT_APPLICABLE when hidden, UNKNOWN for "don't know".

        `year_offset` 1 is the year before the base year; a fact that is not yearly has no earlier value.
        Raises KeyError for a fact the catalogue doesn't have.
        """
        place = (key, year_offset)
        found = self._values.get(place)
        if found is None:
            found = self._values[place] = self._find(key, year_offset)
        return found

    def computed(self, key: str, year_offset: int = 0) -> Known:
        """What the fact's formula says, whatever was typed; UNKNOWN for a fact without a formula."""
        place = (key, year_offset)
        if place not in self._computed:
            self._computed[place] = self._compute(key, year_offset)
        return self._computed[place]

    def series(self, key: str) -> dict[int, Known]:
        """Year -> value for a yearly fact, the base year first; empty without a base year or for other facts."""
        base = self.base_year()
        if base is None:
            return {}
        return {base - ago: self.value(key, ago) for ago in range(self.catalogue[key].years)}

    def base_year(self) -> int | None:
        """The last full year: finance.base_year, else the latest year of any yearly answer."""
        if self._base_year is None:
            self._base_year = (self._find_base_year(),)
        return self._base_year[0]

    def rows(self, key: str) -> tuple[Row, ...] | Blank:
        """The rows of a table fact with their computed cells filled; () for an empty table."""
        value = self.value(key)
        if isinstance(value, Blank):
            return value
        return value if isinstance(value, tuple) else ()  # type: ignore[return-value]

    def is_hidden(self, key: str) -> bool:
        """True when the answer to another fact makes this one irrelevant; an unanswered one never does."""
        if key not in self._hidden:
            self._hidden[key] = self._find_hidden(key)
        return self._hidden[key]

    def is_known_not(self, when: When) -> bool:
        """True when it is known that the fact has none of these values; a question that doesn't apply has none."""
        return when.is_known_not(self.value(when.fact))

    def origin(self, key: str, year_offset: int = 0) -> Origin | None:
        """Where the value that counts came from; None when there is neither value nor answer."""
        if self.is_hidden(key):
            return None
        fact = self.catalogue[key]
        if not fact.formula or not isinstance(self._given(key, year_offset), Blank):
            answer = self._answers.get(key)
            return answer.origin if answer else None
        if isinstance(self.value(key, year_offset), Blank):
            return None
        return Origin(OriginKind.ESTIMATED if self.is_estimated(key, year_offset) else OriginKind.COMPUTED)

    def is_estimated(self, key: str, year_offset: int = 0) -> bool:
        """True when the value, or anything it is computed from, was estimated."""
        place = (key, year_offset)
        if place not in self._estimated:
            self._estimated[place] = self._find_estimated(key, year_offset)
        return self._estimated[place]

    def with_answer(self, key: str, answer: Answer | None) -> Case:
        """A new case with this answer; None takes the answer away."""
        return self.with_answers({key: answer})

    def with_answers(self, changes: Mapping[str, Answer | None]) -> Case:
        """A new case with these answers; None takes an answer away."""
        changed: dict[str, Answer | None] = {**self._answers, **changes}
        return Case(self.catalogue, {key: answer for key, answer in changed.items() if answer is not None})

    def without(self, *keys: str) -> Case:
        """A new case without the answers to these facts."""
        return self.with_answers(dict.fromkeys(keys))

    def _find(self, key: str, year_offset: int) -> Known:
        if self.is_hidden(key):
            return NOT_APPLICABLE
        given = self._given(key, year_offset)
        if self.catalogue[key].columns and isinstance(given, tuple):
            return self._filled(key, given)
        if given is UNKNOWN and self.catalogue[key].formula:
            return self.computed(key, year_offset)
        return given

    def _given(self, key: str, year_offset: int) -> Known:
        """The stored value for the year; "don't know" is UNKNOWN, and a derived fact has none."""
        fact, answer = self.catalogue[key], self._answers.get(key)
        if answer is None or fact.is_derived:
            return UNKNOWN
        value = answer.value
        if isinstance(value, Mapping):
            base = self.base_year()
            value = UNKNOWN if base is None else value.get(base - year_offset, UNKNOWN)
        elif year_offset and not isinstance(value, Blank):
            return UNKNOWN
        return UNKNOWN if value is DONT_KNOW else value

    def _compute(self, key: str, year_offset: int) -> Known:
        formula = self.catalogue.formula(key)
        if formula is None:
            return UNKNOWN
        if isinstance(formula, Formula):
            return formula.evaluate(lambda name, ago: self.value(name, year_offset + ago))
        return formula.evaluate(self.value) if year_offset == 0 else UNKNOWN

    def _filled(self, key: str, rows: tuple[object, ...]) -> tuple[Row, ...]:
        formulas = self.catalogue.column_formulas(key)
        return tuple(filled_row(row, formulas) for row in rows if isinstance(row, Mapping))

    def _find_hidden(self, key: str) -> bool:
        when = self.catalogue[key].when
        return when is not None and self.is_known_not(when)

    def _find_estimated(self, key: str, year_offset: int) -> bool:
        fact, answer = self.catalogue[key], self._answers.get(key)
        if self.is_hidden(key):
            return False
        if not fact.formula or not isinstance(self._given(key, year_offset), Blank):
            return answer is not None and answer.origin.kind is OriginKind.ESTIMATED
        formula = self.catalogue.formula(key)
        if formula is None or isinstance(self.value(key, year_offset), Blank):
            return False
        assumed = not isinstance(formula, Formula) and formula.assumed(self.value)
        return assumed or any(self.is_estimated(name, year_offset + ago) for name, ago in formula.operands)

    def _find_base_year(self) -> int | None:
        answer = self._answers.get(BASE_YEAR)
        if answer is not None and isinstance(answer.value, int):
            return answer.value
        yearly = (a.value for a in self._answers.values() if isinstance(a.value, Mapping))
        return max((year for years in yearly for year in years), default=None)


def filled_row(row: Row, formulas: Mapping[str, Formula]) -> Row:
    """The row with every empty computed cell filled from its other cells, where they suffice."""
    cells = dict(row)
    for column, formula in formulas.items():
        if column in cells:
            continue
        amount = formula.evaluate(lambda name, _: cells.get(name, UNKNOWN))
        if not isinstance(amount, Blank):
            cells[column] = amount
    return MappingProxyType(cells)
