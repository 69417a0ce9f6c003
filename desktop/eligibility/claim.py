"""What an amount is paid for: the same thing can be handed in twice only where the texts allow it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Base(Enum):
    """What is handed in to get the money."""

    EQUIPMENT_INVOICES = "equipment_invoices"
    LOAN_INTEREST = "loan_interest"
    CENTRAL_LOAN_INTEREST = "central_loan_interest"

    @property
    def label(self) -> str:
        """The thing in Chinese."""
        return _LABELS[self]


_LABELS = {
    Base.EQUIPMENT_INVOICES: "同一批设备的发票",
    Base.LOAN_INTEREST: "同一笔贷款的利息",
    Base.CENTRAL_LOAN_INTEREST: "同一笔贷款的中央财政贴息",
}


class Sharing(Enum):
    """Whether a measure bears that another one is paid for the same thing."""

    NO = "no"
    YES = "yes"
    UNWRITTEN = "unwritten"


@dataclass(frozen=True, slots=True)
class Claim:
    """A measure lays claim to a base."""

    base: Base
    sharing: Sharing = Sharing.NO


def together(one: tuple[Claim, ...], other: tuple[Claim, ...]) -> tuple[Sharing, Base] | None:
    """How two measures bear each other where they claim the same base, the strictest first; None where they don't."""
    met = [(a, b) for a in one for b in other if a.base is b.base]
    for sharing in (Sharing.NO, Sharing.UNWRITTEN, Sharing.YES):
        for a, b in met:
            if sharing in (a.sharing, b.sharing):
                return sharing, a.base
    return None
