"""Whether a policy can be used on a given day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class Standing(Enum):
    """What the user is told beside a finding; only IN_FORCE enters today's totals."""

    IN_FORCE = "in_force"
    DRAFT = "draft"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    UNVERIFIED = "unverified"

    @property
    def label(self) -> str:
        """The badge's text."""
        return _LABELS[self]

    @property
    def is_usable(self) -> bool:
        """True when money of such a policy may be counted as available."""
        return self is Standing.IN_FORCE

    @property
    def is_over(self) -> bool:
        """True when nobody can be given money under the policy any more."""
        return self in _ENDED


_ENDED = (Standing.EXPIRED, Standing.SUPERSEDED)
_LABELS = {
    Standing.IN_FORCE: "现行",
    Standing.DRAFT: "征求意见稿",
    Standing.NOT_YET: "尚未施行",
    Standing.EXPIRED: "已过期",
    Standing.SUPERSEDED: "已被替代",
    Standing.UNVERIFIED: "效力待核实",
}


@dataclass(frozen=True, slots=True)
class Validity:
    """The declared standing and the dates between which it holds; both days included."""

    declared: Standing = Standing.UNVERIFIED
    effective: dt.date | None = None
    expires: dt.date | None = None

    def on(self, date: dt.date) -> Standing:
        """The standing on `date`.

        A draft stays a draft. What is declared expired or superseded was in force up to `expires`;
        what is declared in force, or was never verified, has expired after it.
        """
        if self.declared is Standing.DRAFT:
            return Standing.DRAFT
        if self.effective and date < self.effective:
            return Standing.NOT_YET
        over = self.expires is not None and date > self.expires
        if self.declared in _ENDED:
            return self.declared if over or self.expires is None else Standing.IN_FORCE
        return Standing.EXPIRED if over else self.declared
