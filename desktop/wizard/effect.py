"""What an answer has just changed: verdicts, scores, money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.diagnosis.area import Area

if TYPE_CHECKING:
    from desktop.diagnosis.result import Assessment
    from desktop.eligibility.amounts.amount import MoneyKind
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A finding that is told otherwise than before: another verdict, or a ban came before it or went."""

    before: Finding
    after: Finding


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """An area whose score is another; None is "nothing counts yet"."""

    area: Area
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True)
class MoneyChange:
    """Yuan (low, high) of a kind that usable policies promise; (0, 0) is nothing."""

    kind: MoneyKind
    before: tuple[Decimal, Decimal]
    after: tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Effect:
    """The difference between two states of a case."""

    verdicts: tuple[VerdictChange, ...] = ()
    scores: tuple[ScoreChange, ...] = ()
    money: tuple[MoneyChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing the user would notice has changed."""
        return not (self.verdicts or self.scores or self.money)


def effect_between(before: tuple[Findings, Assessment], after: tuple[Findings, Assessment]) -> Effect:
    """What became different from the first results to the second."""
    return Effect(
        _verdict_changes(before[0], after[0]), _score_changes(before[1], after[1]), _money_changes(before[0], after[0])
    )


def _verdict_changes(before: Findings, after: Findings) -> tuple[VerdictChange, ...]:
    old = {finding.measure.id: finding for finding in before.findings}
    return tuple(
        VerdictChange(was, finding)
        for finding in after.here()  # that a policy is of another place is no news
        if (was := old.get(finding.measure.id)) is not None
        and (was.verdict is not finding.verdict or bool(was.barred_by) is not bool(finding.barred_by))
    )


def _score_changes(before: Assessment, after: Assessment) -> tuple[ScoreChange, ...]:
    pairs = zip(before.areas, after.areas, strict=True)
    return tuple(ScoreChange(old.area, old.score, new.score) for old, new in pairs if old.score != new.score)


def _money_changes(before: Findings, after: Findings) -> tuple[MoneyChange, ...]:
    old, new = _spans(before), _spans(after)
    nothing = (Decimal(0), Decimal(0))
    kinds = dict.fromkeys([*old, *new])
    changes = (MoneyChange(kind, old.get(kind, nothing), new.get(kind, nothing)) for kind in kinds)
    return tuple(change for change in changes if change.before != change.after)


def _spans(findings: Findings) -> Mapping[MoneyKind, tuple[Decimal, Decimal]]:
    return {kind: (total.low, total.high) for kind, total in findings.totals.today.items()}
