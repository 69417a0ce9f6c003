"""What a measure is worth to this firm: an interval of one kind of money, or 未计入."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import Enum

from desktop.rules.words import money

FEN = Decimal("0.01")
NOTHING = "按所填数据没有数额"
LATER = "达到条件后按那时的数算"
UNREADY = "数据不够，还算不出"
NOT_COUNTED = "未计入"


class MoneyKind(Enum):
    """Kinds of money that are never added to each other."""

    CASH = "cash"
    TAX_SAVED = "tax_saved"
    TAX_DEFERRED = "tax_deferred"
    INTEREST_SAVED = "interest_saved"
    LAND_SAVED = "land_saved"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return _LABELS[self]


_LABELS = {
    MoneyKind.CASH: "财政奖补",
    MoneyKind.TAX_SAVED: "减免税",
    MoneyKind.TAX_DEFERRED: "递延纳税",
    MoneyKind.INTEREST_SAVED: "节省利息",
    MoneyKind.LAND_SAVED: "节省地价",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """Yuan, rounded down to the fen; `high` None means 未计入: the policy or the facts give no bound.

    `missing` are the facts that would narrow the interval, `alone` those of them that would by themselves;
    `estimated` is true when it rests on an estimate, `later` when a figure it is of has to
    change before it is granted: what stands here is of the figure as it is. `low` and `high` are of the year asked
    about; `carried` is what that year cannot take and later years at most may.
    """

    kind: MoneyKind
    low: Decimal | None
    high: Decimal | None
    note: str = ""
    missing: tuple[str, ...] = ()
    estimated: bool = False
    alone: tuple[str, ...] = ()
    later: bool = False
    carried: Decimal = Decimal(0)

    @property
    def nothing_text(self) -> str:
        """What stands for no yuan this year: that later years may have it, or that there is nothing."""
        return f"当年用不上，{money(self.carried)}往后结转" if self.carried else NOTHING

    @property
    def is_counted(self) -> bool:
        """True when it can enter a total."""
        return self.high is not None

    @property
    def figure(self) -> str:
        """12 万元; 约 不超过 500 万元; without a figure 未计入, and what lacks figures of the firm is not called unwritten."""
        if self.later:
            return LATER
        if self.high is None:
            return UNREADY if self.missing else NOT_COUNTED
        if not self.high:
            return self.nothing_text
        return f"{'约 ' if self.estimated else ''}{span_text(self.low or Decimal(0), self.high)}"

    @property
    def text(self) -> str:
        """The figure with its kind: 减免税 12 万元."""
        return f"{self.kind.label} {self.figure}"


def span_text(low: Decimal, high: Decimal) -> str:
    """50 万元; 不超过 20 万元; 120–170 万元; 8,000 元至 2 万元. The same wherever money is shown."""
    if low == high:
        return money(high)
    if low == 0:
        return f"不超过 {money(high)}"
    start, unit = money(low).split(" ")
    return f"{start}–{money(high)}" if money(high).endswith(f" {unit}") else f"{money(low)}至 {money(high)}"


def to_fen(amount: Decimal) -> Decimal:
    """Rounded down to the fen: never promise more than the policy gives."""
    return amount.quantize(FEN, ROUND_DOWN)
