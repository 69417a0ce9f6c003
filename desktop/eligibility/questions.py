"""What to answer next: the few questions that settle the most findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.eligibility.measure import Kind
from desktop.eligibility.supposing import may_settle
from desktop.facts.case import DONT_KNOW
from desktop.rules import dependence
from desktop.rules.lazy import lazy
from desktop.rules.term import facts_of
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings
    from desktop.facts.case import Case

LIMIT = 5
TODAY, REFERENCE, OVER = 4.0, 2.0, 1.0  # what a finding weighs: usable today, reference only, expired
BAN = 12.0  # one in force: while it may bite, all money asked about may be for nothing
MAYBE = 0.5  # of that, when only some answers would settle it
_FEW = 30  # facts looked at: those that most findings wait for


@dataclass(frozen=True, slots=True)
class Questions:
    """`facts` to answer, in asking order.

    Answered together they settle `settled` findings whatever is answered, and `most` if the answers are of the kind
    that decides. `place` are those of them that only say where the firm and its project are: until then nobody knows
    which policies concern it at all, and `elsewhere` findings wait for that.
    """

    facts: tuple[str, ...] = ()
    settled: int = 0
    most: int = 0
    place: tuple[str, ...] = ()
    elsewhere: int = 0


def next_questions(findings: Findings, limit: int = LIMIT) -> Questions:
    """At most `limit` questions worth asking now.

    What says which policies concern the firm comes first. Facts the user said not to know yet are not asked again.
    """
    waiting = _place(findings)
    open_ = _open(findings)
    chosen = list(waiting)[:limit]
    while len(chosen) < limit and (following := _best(open_, chosen)):
        chosen.append(following)
    least, most = _settled(open_, frozenset(chosen))
    place = tuple(key for key in chosen if key in waiting)
    return Questions(tuple(chosen), least, most, place, max(waiting.values(), default=0))


def settled_by(findings: Findings, facts: Iterable[str]) -> tuple[int, int]:
    """How many open findings answers to these facts settle: whatever is answered, and at the most."""
    return _settled(_open(findings), frozenset(facts))


def words_of_settled(least: int, most: int) -> str:
    """可确定 2–24 项; the same wherever it is promised."""
    if least == most:
        return f"可确定 {most} 项"
    return f"可确定 {least}–{most} 项" if least else f"最多可确定 {most} 项"


def _open(findings: Findings) -> list[_Open]:
    return [_Open(f, frozenset(f.missing), _weight(f)) for f in findings.free() if f.missing]


def _settled(open_: Iterable[_Open], asked: frozenset[str]) -> tuple[int, int]:
    found = [(one.keys <= asked, one.may_settle(asked)) for one in open_]
    return sum(surely for surely, _ in found), sum(maybe for _, maybe in found)


@dataclass(frozen=True)
class _Open:
    """A finding that waits for answers."""

    finding: Finding
    keys: frozenset[str]
    weight: float

    def may_settle(self, asked: frozenset[str]) -> bool:
        """True when answers to these could settle it."""
        met = self.keys & asked
        return bool(met) and (met == self.keys or self._may(met))

    def worth(self, asked: frozenset[str]) -> float:
        """What answering these brings towards settling it."""
        met = self.keys & asked
        if met == self.keys:
            return self.weight
        return self.weight * MAYBE if met and self._may(met) else 0.0

    def _may(self, met: frozenset[str]) -> bool:
        if met not in self._known:
            self._known[met] = may_settle(self.finding, met)
        return self._known[met]

    @lazy
    def _known(self) -> dict[frozenset[str], bool]:
        return {}


def _best(open_: Iterable[_Open], chosen: list[str]) -> str:
    """The fact that brings most beside those chosen; "" when none brings anything."""
    asked = frozenset(chosen)
    unasked = ((one.finding, key) for one in open_ for key in one.finding.missing if key not in asked)
    counts = Counter(key for finding, key in unasked if _can_be_asked(finding.case, key))  # in order: `keys` has none
    gains: dict[str, float] = {}
    for key, _ in counts.most_common(_FEW):
        more = asked | {key}
        gains[key] = sum(one.worth(more) - one.worth(asked) for one in open_ if key in one.keys)
    best = max(gains, key=lambda key: (gains[key], counts[key], key), default="")
    return best if gains.get(best, 0.0) > 0 else ""


def _can_be_asked(case: Case, key: str) -> bool:
    """Not what was put off, nor what another answer must bring up first: most answers never do."""
    answer = case.answer(key)
    if answer is not None and answer.value is DONT_KNOW:
        return False
    return not any(dependence.is_unknown(case, above) for above in case.catalogue.controllers(key))


def _weight(finding: Finding) -> float:
    if finding.is_today:
        return BAN if finding.measure.kind is Kind.PROHIBITION else TODAY
    return OVER if finding.standing.is_over else REFERENCE


def _place(findings: Findings) -> Counter[str]:
    """The facts that whole policies wait for, with how many findings do."""
    waiting: Counter[str] = Counter()
    for finding in findings.free():
        scope = finding.policy.scope
        if finding.verdict is Verdict.UNKNOWN and scope is not None and finding.measure.scoped:
            waiting.update(set(facts_of(scope)).intersection(finding.missing))
    return Counter({key: waiting[key] for key in sorted(waiting)})
