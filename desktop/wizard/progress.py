"""How far a step and the whole case are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.facts.case import Blank, Case

if TYPE_CHECKING:
    from desktop.wizard.steps import Step


class StepStatus(Enum):
    """The sign beside a step; PLAIN is a step that asks nothing."""

    DONE = "done"
    GAPS = "gaps"
    EMPTY = "empty"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class StepState:
    """How many of a step's questions are answered, and which answers cannot be read."""

    status: StepStatus
    answered: int
    total: int
    problems: tuple[str, ...] = ()


def step_state(step: Step, case: Case, drafted: Iterable[str]) -> StepState:
    """The state of a step; `drafted` are the facts with text that could not be read.

    Hidden and derived facts are not questions. "Don't know yet" is not answered, "not applicable" is.
    """
    asked = askable(step.facts, case)
    problems = tuple(key for key in asked if key in set(drafted))
    answered = sum(is_answered(case, key) and key not in problems for key in asked)
    return StepState(_status(answered, len(asked), bool(problems)), answered, len(asked), problems)


def overall(keys: Iterable[str], case: Case, drafted: Iterable[str]) -> tuple[int, int]:
    """Answered and total over all questions."""
    asked, left_out = askable(keys, case), set(drafted)
    return sum(is_answered(case, key) and key not in left_out for key in asked), len(asked)


def askable(keys: Iterable[str], case: Case) -> tuple[str, ...]:
    """The facts that are questions in this case, once each."""
    return tuple(key for key in dict.fromkeys(keys) if not case.catalogue[key].is_derived and not case.is_hidden(key))


def is_answered(case: Case, key: str) -> bool:
    """True with a value (typed or computed) or with "not applicable"."""
    return case.value(key) not in (Blank.UNKNOWN, Blank.DONT_KNOW)


def _status(answered: int, total: int, has_problems: bool) -> StepStatus:
    if not total:
        return StepStatus.PLAIN
    if answered == total:
        return StepStatus.DONE
    return StepStatus.GAPS if answered or has_problems else StepStatus.EMPTY
