"""Every measure judged for a case on a date: counts, money, and what is still missing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.eligibility.bar import biting
from desktop.eligibility.combination.totals import Totals, total
from desktop.eligibility.finding import Finding
from desktop.eligibility.narrowing import Narrowing, narrowing, width_of
from desktop.rules.lazy import lazy
from desktop.rules.verdict import Verdict

_TOLD = (Verdict.YES, Verdict.UNKNOWN)
KEPT, NO_MONEY = "{} 项是前提、义务、限制和定义，做到就行，不用申请", "{} 项按所填数据没有数额"


@dataclass(frozen=True)
class Findings:
    """All findings of a case on a day, in the order of the policies."""

    as_of: dt.date
    findings: tuple[Finding, ...]

    @lazy
    def totals(self) -> Totals:
        """Money by kind: of today's policies, and of those that are reference only."""
        return total(self.free())

    @lazy
    def living_totals(self) -> Totals:
        """The totals people are shown: without the figures of what has expired."""
        return total(f for f in self.free() if not f.standing.is_over)

    @property
    def over(self) -> int:
        """How many expired measures with money are met or open, and so not in `living_totals`."""
        return sum(f.standing.is_over and f.measure.amount is not None and f.verdict in _TOLD for f in self.free())

    def narrowing(self, *, today: bool = True) -> tuple[Narrowing, ...]:
        """The unknown facts that hold the totals open, those that narrow them most first; today's money or the other.

        Of the totals people are shown: no question is worth money that has expired. Kinds of money are never added: a
        fact that moves two of them stands there twice.
        """
        totals = self.living_totals
        open_ = (totals.today, totals.possible_today) if today else (totals.reference, totals.possible_reference)
        living = (f for f in self.free() if f.is_today is today and not f.standing.is_over)
        return narrowing(living, width_of(*open_))

    def __getitem__(self, measure: str) -> Finding:
        return self._by_id[measure]

    def __contains__(self, measure: str) -> bool:
        return measure in self._by_id

    @lazy
    def _by_id(self) -> Mapping[str, Finding]:
        return {finding.measure.id: finding for finding in self.findings}

    def count(self, verdict: Verdict, *, today: bool | None = None) -> int:
        """How many findings have this verdict: of all policies, or only of (not) usable ones."""
        return self.counts(today=today)[verdict]

    def counts(self, *, today: bool | None = None) -> Counter[Verdict]:
        """Findings by verdict; those of another place, barred, or that don't concern the case, don't count."""
        return Counter(f.verdict for f in self.free() if f.concerned and (today is None or f.is_today is today))

    def given(self, *, today: bool) -> int:
        """How many things that can be applied for or enjoyed are met."""
        return sum(f.is_given for f in self.here() if f.is_today is today)

    def here(self) -> tuple[Finding, ...]:
        """The findings of policies that are, or may yet be, for this firm's place."""
        return self._here

    def free(self) -> tuple[Finding, ...]:
        """Those of `here` before which no ban stands."""
        return self._free

    @lazy
    def _free(self) -> tuple[Finding, ...]:
        return tuple([finding for finding in self.here() if not finding.barred_by])

    @property
    def barred(self) -> int:
        """How many things could be had, or might, if no ban stood before them."""
        return len(self.here()) - len(self.free())

    @lazy
    def bans(self) -> tuple[Finding, ...]:
        """The bans to settle first, the firmest first."""
        return biting(self.here())

    @lazy
    def _here(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if not finding.elsewhere)

    def missing(self) -> list[str]:
        """The facts that open findings wait for: those most findings wait for, and name earliest, come first."""
        weights: Counter[str] = Counter()
        for finding in self.free():
            for rank, key in enumerate(finding.missing):
                weights[key] += max(12 - rank, 1)
        return [key for key, _ in weights.most_common()]


def words_of_idle(findings: Iterable[Finding]) -> str:
    """What is met and nobody applies for, counted by why; "" when there is none. The same wherever it is told."""
    idle = [finding for finding in findings if finding.is_idle]
    worthless = sum(finding.measure.kind.gives for finding in idle)
    counts = ((KEPT, len(idle) - worthless), (NO_MONEY, worthless))
    return "，".join(text.format(count) for text, count in counts if count)
