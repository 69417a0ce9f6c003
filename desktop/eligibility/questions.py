"""What to answer next: the few questions that settle the most findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.facts.case import DONT_KNOW
from desktop.rules.term import facts_of
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding
    from desktop.eligibility.findings import Findings

LIMIT = 5
TODAY, REFERENCE, OVER = 4, 2, 1  # what a finding weighs: usable today, reference only, expired


@dataclass(frozen=True, slots=True)
class Questions:
    """`facts` to answer, in asking order; answered together they settle `settled` findings, whatever is answered.

    `place` are those of them that only say where the firm and its project are: until then nobody knows which
    policies concern it at all, and `elsewhere` findings wait for that.
    """

    facts: tuple[str, ...] = ()
    settled: int = 0
    place: tuple[str, ...] = ()
    elsewhere: int = 0


def next_questions(findings: Findings, limit: int = LIMIT) -> Questions:
    """The questions worth asking now: at most `limit`, unless a single finding needs more.

    What says which policies concern the firm comes first. Facts the user said not to know yet are not asked again.
    """
    wanted = [(frozenset(f.missing), _weight(f)) for f in findings.here() if _waits(f)]
    waiting = _place(findings)
    chosen = _choose(wanted, frozenset(waiting), limit)
    rank = {key: number for number, key in enumerate(findings.missing())}
    facts = sorted(chosen, key=lambda key: (key not in waiting, rank.get(key, len(rank))))
    return Questions(
        tuple(facts),
        sum(keys <= chosen for keys, _ in wanted),
        tuple(key for key in facts if key in waiting),
        max(waiting.values(), default=0),
    )


def _waits(finding: Finding) -> bool:
    """Open for want of answers that the user has not put off."""
    return finding.verdict is Verdict.UNKNOWN and bool(finding.missing) and not _put_off(finding)


def _put_off(finding: Finding) -> bool:
    answers = (finding.case.answer(key) for key in finding.missing)
    return any(answer is not None and answer.value is DONT_KNOW for answer in answers)


def _weight(finding: Finding) -> int:
    if finding.is_today:
        return TODAY
    return OVER if finding.standing.is_over else REFERENCE


def _place(findings: Findings) -> dict[str, int]:
    """The facts that whole policies wait for, with how many findings do."""
    waiting: dict[str, int] = {}
    for finding in findings.here():
        scope = finding.policy.scope
        if finding.verdict is Verdict.UNKNOWN and scope is not None and finding.measure.scoped:
            for key in set(facts_of(scope)).intersection(finding.missing):
                waiting[key] = waiting.get(key, 0) + 1
    return waiting


def _choose(wanted: list[tuple[frozenset[str], int]], first: frozenset[str], limit: int) -> frozenset[str]:
    """Greedily what settles most weight a question; `first` are asked anyway."""
    chosen = frozenset(sorted(first)[:limit])
    while True:
        rest = {keys - chosen for keys, _ in wanted if not keys <= chosen}
        fitting = [keys for keys in rest if len(chosen | keys) <= limit]
        if not fitting and not chosen:
            fitting = sorted(rest, key=lambda keys: (len(keys), sorted(keys)))[:1]
        if not fitting:
            return chosen
        gains = [(_gain(wanted, chosen, keys), -len(keys), sorted(keys)) for keys in fitting]
        chosen = chosen.union(max(gains)[-1])


def _gain(wanted: Iterable[tuple[frozenset[str], int]], chosen: frozenset[str], more: frozenset[str]) -> float:
    """The weight that `more` settles, a question."""
    both = chosen | more
    return sum(weight for keys, weight in wanted if keys <= both and not keys <= chosen) / len(more)
