"""The best set of things of which some pairs exclude each other, with caps on some of them together: exact search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

ZERO = Decimal(0)
Chosen: TypeAlias = frozenset[int]


@dataclass(frozen=True, slots=True)
class Limit:
    """Together these are worth no more than this."""

    members: frozenset[int]
    value: Decimal


@dataclass(frozen=True, slots=True)
class Choosing:
    """Things by number with their worth, the pairs that exclude each other, and the limits."""

    worth: Sequence[Decimal]
    against: Mapping[int, frozenset[int]]
    limits: tuple[Limit, ...] = ()

    def total(self, chosen: Iterable[int]) -> Decimal:
        """What these are worth together."""
        left, total = set(chosen), ZERO
        for limit in self.limits:
            total += min(sum((self.worth[n] for n in left & limit.members), ZERO), limit.value)
            left -= limit.members
        return total + sum((self.worth[n] for n in left), ZERO)

    def best(self) -> Chosen:
        """The legal set worth most; nothing that could still be had with it is missing. Of equals the first things win."""
        chosen: set[int] = set()
        for part in self._parts():
            chosen |= _search(self, sorted(part, key=lambda n: (-self.worth[n], n)))
        for n in range(len(self.worth)):
            if not chosen & self.against.get(n, frozenset()):
                chosen.add(n)
        return frozenset(chosen)

    def _parts(self) -> list[set[int]]:
        """Things that have to do with each other; the parts can be searched one by one."""
        parts: list[set[int]] = []
        for n in range(len(self.worth)):
            near = {
                n,
                *self.against.get(n, ()),
                *(m for limit in self.limits if n in limit.members for m in limit.members),
            }
            joined = [part for part in parts if part & near]
            parts = [part for part in parts if part not in joined] + [near.union(*joined)]
        return parts


def _search(choosing: Choosing, order: Sequence[int]) -> Chosen:
    """Take a thing or leave it, as long as what is left could still beat the best found."""
    best: tuple[Decimal, Chosen] = (Decimal(-1), frozenset())
    waiting: list[tuple[Chosen, tuple[int, ...]]] = [(frozenset(), tuple(order))]
    while waiting:
        taken, rest = waiting.pop()
        if choosing.total({*taken, *rest}) <= best[0]:
            continue
        n = next((n for n in rest if not choosing.against.get(n, frozenset()).isdisjoint(rest)), None)
        if n is None:  # whatever is left goes together
            best = (choosing.total({*taken, *rest}), taken | frozenset(rest))
            continue
        others = tuple(m for m in rest if m != n)
        waiting.append((taken, others))
        waiting.append((taken | {n}, tuple(m for m in others if m not in choosing.against[n])))
    return best[1]


def pairs(count: int, excludes: Callable[[int, int], bool]) -> dict[int, frozenset[int]]:
    """For each thing those it excludes; things without are left out."""
    found = {n: frozenset(m for m in range(count) if m != n and excludes(min(n, m), max(n, m))) for n in range(count)}
    return {n: others for n, others in found.items() if others}
