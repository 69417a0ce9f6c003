"""The six directions of renovation (六化)."""

from enum import Enum


class Area(Enum):
    """One of the six areas, in the order of the document (六安 二（一）–（六）); the value is its key in data."""

    HIGH_END = "high_end"
    INTELLIGENT = "intelligent"
    INFORMATIZED = "informatized"
    AUTOMATED = "automated"
    GREEN = "green"
    INNOVATIVE = "innovative"

    @property
    def key(self) -> str:
        """The word for it in data files and fact keys."""
        return self.value

    @property
    def label(self) -> str:
        """Its Chinese name."""
        return _LABELS[self]


_LABELS = {
    Area.HIGH_END: "高端化",
    Area.INTELLIGENT: "智能化",
    Area.INFORMATIZED: "信息化",
    Area.AUTOMATED: "自动化",
    Area.GREEN: "绿色化",
    Area.INNOVATIVE: "创新化",
}
