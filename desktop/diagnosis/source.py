"""Where a number comes from and how far it was checked."""

from dataclasses import dataclass
from enum import Enum


class Verification(Enum):
    """How far a figure was checked against its source."""

    SEED = "seed"
    PRIMARY_COPY = "primary_copy"
    SECONDARY = "secondary"
    DERIVED = "derived"
    MEMORY = "memory"
    HEURISTIC = "heuristic"

    @property
    def label(self) -> str:
        """What the user reads beside the figure."""
        return _LABELS[self]

    @property
    def is_reference(self) -> bool:
        """True for a figure this program set itself: shown as 参考值 and open to change."""
        return self is Verification.HEURISTIC


_LABELS = {
    Verification.SEED: "文件原文",
    Verification.PRIMARY_COPY: "官方文本转载",
    Verification.SECONDARY: "新闻或机构引用",
    Verification.DERIVED: "由公布数字推算",
    Verification.MEMORY: "未核实",
    Verification.HEURISTIC: "参考值",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A document or publication that figures are taken from; `region` (GB/T 2260) is whose document it is."""

    id: str
    title: str
    verified: Verification
    note: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """What a document of another province offers for an indicator; information only, never judged."""

    id: str
    document: Source
    clause: str
    label: str
