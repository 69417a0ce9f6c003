"""How much of each list the first page of the report tells; what matters least goes first when room is short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Limits:
    """The most rows of each list on the first page."""

    bans: int
    usable: int
    reasons: int  # why something is left out of a combination, and what is unwritten
    questions: int
    steps: int


CUTS = (
    *(("questions", 6), ("steps", 4), ("reasons", 4), ("usable", 8), ("bans", 6)),
    *(("questions", 3), ("steps", 2), ("reasons", 1), ("usable", 5), ("bans", 3)),
    *(("reasons", 0), ("steps", 0), ("usable", 2), ("questions", 1), ("bans", 1)),
)
"""Which list is shortened to how many rows, in this order."""


def narrower(full: Limits) -> Iterator[Limits]:
    """From everything to the fewest rows, a row at a time."""
    limits = full
    yield limits
    for name, least in CUTS:
        while getattr(limits, name) > least:
            limits = replace(limits, **{name: getattr(limits, name) - 1})
            yield limits
