"""What is known: the answers of one firm for one project, as an immutable value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue


class Blank(Enum):
    """The three ways of having no value; an empty table or () is a value, not a blank."""

    UNKNOWN = "unknown"  # nobody answered
    DONT_KNOW = "dont_know"  # the user said: not known yet
    NOT_APPLICABLE = "not_applicable"  # the question does not concern this firm


UNKNOWN = Blank.UNKNOWN
DONT_KNOW = Blank.DONT_KNOW
NOT_APPLICABLE = Blank.NOT_APPLICABLE

Scalar: TypeAlias = str | int | bool | Decimal | dt.date | tuple[str, ...]
Row: TypeAlias = Mapping[str, Scalar]  # column key -> value; a missing key is an empty cell
Yearly: TypeAlias = Mapping[int, Scalar]  # year -> value
Value: TypeAlias = Scalar | tuple[Row, ...] | Yearly
Known: TypeAlias = Value | Blank


class OriginKind(Enum):
    """Where an answer came from."""

    TYPED = "typed"
    IMPORTED = "imported"
    COMPUTED = "computed"
    ESTIMATED = "estimated"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from; `place` reads like "企业数据.xlsx / 财务 / C7"."""

    kind: OriginKind = OriginKind.TYPED
    place: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A value (or a blank the user chose) with its origin."""

    value: Known
    origin: Origin = Origin()


class Case:
    """Answers to facts; immutable. `value()` sees derived facts and hides what does not apply."""

    def __init__(self, catalogue: Catalogue, answers: Mapping[str, Answer] | None = None) -> None:
        self.catalogue = catalogue
        self._answers = MappingProxyType(dict(answers or {}))
        self._computed: dict[tuple[str, int | None], Known] = {}

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Every stored answer, also the hidden ones."""
        return self._answers

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def with_answer(self, key: str, answer: Answer | None) -> Case:
        """A new case with this answer; None takes the answer away."""
        changed = dict(self._answers)
        if answer is None:
            changed.pop(key, None)
        else:
            changed[key] = answer
        return Case(self.catalogue, changed)
