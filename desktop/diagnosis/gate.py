"""门槛提示: what authorities ask before they look at scores; it earns no points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.diagnosis.source import Source, Verification
from desktop.facts.case import Case
from desktop.rules.evaluate import Judgement, judge
from desktop.rules.term import Condition
from desktop.rules.verdict import Verdict


class Nature(Enum):
    """Whether missing it shuts a firm out, or is a formality to complete on the way."""

    GATE = "gate"
    DUTY = "duty"

    @property
    def label(self) -> str:
        """Its Chinese name."""
        return "资格门槛" if self is Nature.GATE else "要办的手续"


@dataclass(frozen=True, slots=True)
class Gate:
    """One threshold with the rule that decides it."""

    id: str
    label: str
    nature: Nature
    condition: Condition
    sources: tuple[Source, ...]
    verified: Verification
    note: str = ""


@dataclass(frozen=True, slots=True)
class GateResult:
    """A gate judged for a case; `judgement` explains it through `desktop.rules.explain`."""

    gate: Gate
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """YES, NO or UNKNOWN; never guessed from a missing answer."""
        return self.judgement.verdict


def judge_gates(case: Case, gates: tuple[Gate, ...]) -> tuple[GateResult, ...]:
    """Every gate for this case, in file order."""
    return tuple(GateResult(gate, judge(gate.condition, case)) for gate in gates)
