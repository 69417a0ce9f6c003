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


YES, NO, UNKNOWN = Verdict.YES, Verdict.NO, Verdict.UNKNOWN  # Python 3.11 looks a member up slowly, a name fast


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """NO if any is NO, YES if all are YES, else UNKNOWN; YES when empty."""
    result = YES
    for verdict in verdicts:
        if verdict is NO:
            return NO
        if verdict is not YES:
            result = UNKNOWN
    return result


def negate(verdict: Verdict) -> Verdict:
    """YES and NO change places; UNKNOWN stays."""
    if verdict is YES:
        return NO
    return YES if verdict is NO else verdict


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """YES if any is YES, NO if all are NO, else UNKNOWN; NO when empty."""
    result = NO
    for verdict in verdicts:
        if verdict is YES:
            return YES
        if verdict is not NO:
            result = UNKNOWN
    return result


def at_least(count: int, verdicts: Iterable[Verdict]) -> Verdict:
    """YES if `count` are YES, NO if too many are NO, else UNKNOWN."""
    seen = list(verdicts)
    if seen.count(YES) >= count:
        return YES
    if len(seen) - seen.count(NO) < count:
        return NO
    return UNKNOWN
