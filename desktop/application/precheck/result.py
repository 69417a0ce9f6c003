"""What one pre-check says: agreed, contradicted, or not to be compared yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a contradiction weighs."""

    BLOCK = "block"  # the papers contradict each other
    WARN = "warn"  # most notices refuse it
    NOTE = "note"  # worth a second look

    @property
    def label(self) -> str:
        """The word beside it."""
        return {"block": "必须改", "warn": "请核实", "note": "提示"}[self.value]


class Outcome(Enum):
    """How a check came out."""

    PASSED = "passed"
    FAILED = "failed"
    OPEN = "open"  # a figure is missing: 还不能核对


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One sentence with both figures and the place; `facts` are where to go to put it right.

    `forms` are the ids of the only forms it concerns; empty: every form that prints one of the facts.
    """

    severity: Severity
    text: str
    facts: tuple[str, ...]
    outcome: Outcome
    id: str
    forms: tuple[str, ...] = ()
