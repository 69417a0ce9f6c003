"""Three-valued logic after Kleene."""

from collections.abc import Iterable
from enum import Enum


class Verdict(Enum):
    """YES, NO or UNKNOWN; INFO marks what no fact can decide."""

    __hash__ = object.__hash__  # a member is itself and nothing else; the hash of Enum is slow Python

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    INFO = "info"


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """NO if any is NO, YES if all are YES, else UNKNOWN; YES when empty."""
    result = Verdict.YES
    for verdict in verdicts:
        if verdict is Verdict.NO:
            return Verdict.NO
        if verdict is not Verdict.YES:
            result = Verdict.UNKNOWN
    return result


def negate(verdict: Verdict) -> Verdict:
    """YES and NO change places; UNKNOWN stays."""
    if verdict is Verdict.YES:
        return Verdict.NO
    return Verdict.YES if verdict is Verdict.NO else verdict


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """YES if any is YES, NO if all are NO, else UNKNOWN; NO when empty."""
    return negate(all_of([negate(v) for v in verdicts]))


def at_least(count: int, verdicts: Iterable[Verdict]) -> Verdict:
    """YES if `count` are YES, NO if too many are NO, else UNKNOWN."""
    seen = list(verdicts)
    if sum(v is Verdict.YES for v in seen) >= count:
        return Verdict.YES
    if sum(v is not Verdict.NO for v in seen) < count:
        return Verdict.NO
    return Verdict.UNKNOWN
