"""Which measures to take together: the best legal combination of findings that give the same kind of money.

Measures exclude each other by name, by claiming the same base, or by a group of which only the best is given.
Where the texts are silent both readings stand: only one of them (the low end), all of them (the high end).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.combination.bond import Bond, bond
from desktop.eligibility.combination.legalset import Choosing, Limit, pairs
from desktop.eligibility.combination.rest import capped_by, rest_limits

if TYPE_CHECKING:
    from desktop.eligibility.finding import Finding

ZERO = Decimal(0)
ONLY_ONE, ALL = "文件没写能不能同时拿的，只拿最高的一项", "文件没写不能同时拿的，都拿"
_MAY_TURN = "；金额算准以后结果可能反过来"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A finding that is not in the proposal, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class StackingReading:
    """What comes out when silence is read this way."""

    label: str
    chosen: tuple[Finding, ...]
    low: Decimal
    high: Decimal
    surest: tuple[Finding, ...] = ()  # what the low end is of, where that is another set


@dataclass(frozen=True, slots=True)
class Combination:
    """The proposal for one kind of money, yuan from `low` to `high`.

    `chosen` is allowed by everything written. `readings` are two where something is unwritten, else none; then `low`
    is the strict one's and `high` the lenient one's. `uncounted` are findings without a figure; `notes` explain.
    """

    kind: MoneyKind
    chosen: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]
    low: Decimal
    high: Decimal
    readings: tuple[StackingReading, ...] = ()
    uncounted: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    limited: tuple[str, ...] = ()  # those of the notes that say what another kind of money takes away


def combine(findings: Iterable[Finding]) -> dict[MoneyKind, Combination]:
    """The proposal for each kind of money these findings give, in the fixed order of kinds."""
    by_kind: dict[MoneyKind, list[Finding]] = {kind: [] for kind in MoneyKind}
    for finding in findings:
        if finding.amount is not None:
            by_kind[finding.amount.kind].append(finding)
    made: dict[MoneyKind, Combination] = {}
    for kind, found in by_kind.items():
        if found:
            taken = [finding for one in made.values() for finding in (*one.chosen, *one.uncounted)]
            made[kind] = _Table(found, taken).proposal(kind)
    return made


class _Table:
    """Findings of one kind by number, with what stands between them; `taken` are those of other kinds before them."""

    def __init__(self, findings: list[Finding], taken: Iterable[Finding] = ()) -> None:
        self.uncounted = tuple(f for f in findings if f.amount is None or f.amount.high is None)
        figured = [f for f in findings if f.amount is not None and f.amount.high is not None]
        self.found = [
            f for f in figured if f.amount and f.amount.high
        ] or figured  # nought is told only where it is all
        self.low = [f.amount.low or ZERO for f in self.found if f.amount]
        self.high = [f.amount.high or ZERO for f in self.found if f.amount]
        self.bonds: dict[tuple[int, int], Bond] = {}
        for n, one in enumerate(self.found):
            for m in range(n + 1, len(self.found)):
                made = bond(one, self.found[m])
                if made is not None:
                    self.bonds[n, m] = made
        self.low_limits, self.high_limits, self.cap_notes = self._limits()
        rests = rest_limits(self.found, tuple(taken))
        self.low_limits += rests.lows
        self.high_limits += rests.highs
        self.limited = rests.notes

    def proposal(self, kind: MoneyKind) -> Combination:
        lenient = self._against(is_strict=False)
        chosen = self._chosen(lenient)
        (low, high), _ = self._ends(lenient)
        readings: tuple[StackingReading, ...] = ()
        if any(made.is_open for made in self.bonds.values()):
            strict = self._against(is_strict=True)
            least, surest = self._ends(strict)
            only = self._chosen(strict)
            sure = self._named(surest) if surest != only else ()
            readings = (
                StackingReading(ONLY_ONE, self._named(only), *least, sure),
                StackingReading(ALL, self._named(chosen), low, high),
            )
            low = least[0]
        left_out = tuple(
            LeftOut(self.found[n], self._why(n, chosen)) for n in range(len(self.found)) if n not in chosen
        )
        told = (*self._notes(), *self.limited)
        return Combination(kind, self._named(chosen), left_out, low, high, readings, self.uncounted, told, self.limited)

    def _against(self, *, is_strict: bool) -> Mapping[int, frozenset[int]]:
        kept = {pair for pair, made in self.bonds.items() if is_strict or not made.is_open}
        return pairs(len(self.found), lambda n, m: (n, m) in kept) if kept else {}

    def _chosen(self, against: Mapping[int, frozenset[int]]) -> frozenset[int]:
        """The set whose middle is highest; of equals the surer one."""
        middle = [low + high for low, high in zip(self.low, self.high, strict=True)]
        return Choosing(middle, against, _doubled(self.low_limits, self.high_limits)).best()

    def _ends(self, against: Mapping[int, frozenset[int]]) -> tuple[tuple[Decimal, Decimal], frozenset[int]]:
        """The most that is sure and the most that is possible, each by its own best set; and the set of the first."""
        least = Choosing(self.low, against, self.low_limits)
        most = Choosing(self.high, against, self.high_limits)
        surest = least.best()
        return (least.total(surest), most.total(most.best())), surest

    def _limits(self) -> tuple[tuple[Limit, ...], tuple[Limit, ...], tuple[str, ...]]:
        lows, highs, notes = [], [], []
        for policy in dict.fromkeys(finding.policy.id for finding in self.found):
            ours = [(n, f) for n, f in enumerate(self.found) if f.policy.id == policy]
            for cap in ours[0][1].policy.caps:
                members = frozenset(n for n, f in ours if f.measure.group == cap.group)
                if not members:
                    continue
                whole, sure = capped_by(cap, ours[0][1].case)
                lows.append(Limit(members, sure))
                if whole.high is not None:
                    highs.append(Limit(members, whole.high))
                if len(members) > 1 and cap.note and (whole.high is None or self._most(members) > whole.high):
                    notes.append(cap.note)
        return tuple(lows), tuple(highs), tuple(notes)

    def _most(self, members: Iterable[int]) -> Decimal:
        """What these come to when each gives all it can."""
        return sum((self.high[n] for n in members), ZERO)

    def _why(self, n: int, chosen: frozenset[int]) -> str:
        met = {m: made for m in sorted(chosen) if (made := self._bond(n, m)) is not None and not made.is_open}
        reasons = "，".join(dict.fromkeys(made.reason for made in met.values()))
        names = "、".join(f"“{self.found[m].measure.title}”" for m in met)
        sure = sum((self.low[m] for m in met), ZERO)
        if self.low[n] == self.high[n] == sure == sum((self.high[m] for m in met), ZERO):
            return f"{reasons}，金额和{names}一样，列了前面的"
        return f"{reasons}，合起来最划算的是{names}{_MAY_TURN if self.high[n] > sure else ''}"

    def _bond(self, n: int, m: int) -> Bond | None:
        return self.bonds.get((min(n, m), max(n, m)))

    def _named(self, chosen: Iterable[int]) -> tuple[Finding, ...]:
        return tuple(self.found[n] for n in sorted(chosen))

    def _notes(self) -> tuple[str, ...]:
        """What the policies say of groups of which several meet, what is open between policies, what has no figure yet."""
        met = Counter((f.policy.id, f.measure.group) for f in (*self.found, *self.uncounted))
        several = [f for f in self.found if met[f.policy.id, f.measure.group] > 1]
        notes = [s.note for f in several for s in f.policy.stacking if s.group == f.measure.group and s.note]
        for (n, m), made in self.bonds.items():
            if made.is_open and self.found[n].policy.id != self.found[m].policy.id:
                notes.append(f"“{self.found[n].measure.title}”和“{self.found[m].measure.title}”：{made.reason}")
        for one in self.uncounted:
            for other in self.found:
                between = bond(one, other)
                if between is not None and not between.is_open:
                    titles = f"“{one.measure.title}”还没有金额，不能和“{other.measure.title}”同时拿"
                    notes.append(f"{titles}：{between.reason}，金额定下来后再比较")
        return tuple(dict.fromkeys([*notes, *self.cap_notes]))


def _doubled(lows: tuple[Limit, ...], highs: tuple[Limit, ...]) -> tuple[Limit, ...]:
    """Limits for low + high; where one end has none the sum has none."""
    tops = {limit.members: limit.value for limit in highs}
    return tuple(Limit(low.members, low.value + tops[low.members]) for low in lows if low.members in tops)
