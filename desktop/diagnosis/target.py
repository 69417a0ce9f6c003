"""Figures a city or province set itself, shown beside a firm's own and never as a pass mark."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.diagnosis.area import Area
from desktop.diagnosis.source import Source
from desktop.values.quantity import with_unit

if TYPE_CHECKING:
    from desktop.facts.formula import Formula


class TargetKind(Enum):
    """What a figure in a document is; only a TARGET is shown as 区域目标."""

    TARGET = "target"
    CONDITION = "condition"
    AWARD = "award"
    BASELINE = "baseline"
    DUTY = "duty"


class Scope(Enum):
    """What the figure is counted over."""

    PROVINCE = "province"
    CITY = "city"
    PARK = "park"
    INDUSTRY = "industry"
    FIRM = "firm"
    PROJECT = "project"
    NONE = ""

    @property
    def label(self) -> str:
        """Its Chinese name."""
        return _SCOPES[self]


_SCOPES = {
    Scope.PROVINCE: "全省",
    Scope.CITY: "全市",
    Scope.PARK: "开发区",
    Scope.INDUSTRY: "行业",
    Scope.FIRM: "企业",
    Scope.PROJECT: "项目",
    Scope.NONE: "",
}
_RELATIONS = {
    ">=": "{} 以上",
    ">": "超过 {}",
    "<=": "{} 以下",
    "<": "低于 {}",
    "=": "{}",
    "~": "{} 左右",
    "reach": "达到 {}",
    "fall": "降到 {}",
    "max": "最高 {}",
    "all": "全部",
    "none": "没有数字",
}
RELATIONS = frozenset(_RELATIONS)
WITHOUT_FIGURE = frozenset({"all", "none"})


@dataclass(frozen=True, slots=True)
class Target:
    """One figure of a document; `indicator` is set only when it measures the same quantity.

    Where the document counts it a little differently, `formula` counts the firm's figure its way, and `caliber`
    says how the indicator does, for a firm that has not answered what the formula needs.
    `measure` is the policy measure that tells of it. `industries` are the GB/T 4754 codes it is about; () means all. `base` is the value of the starting year when the
    document gives one, in the same unit.
    """

    id: str
    document: Source
    clause: str
    label: str
    relation: str
    value: str
    unit: str
    scope: Scope
    kind: TargetKind
    area: Area | None = None
    indicator: str = ""
    base: str = ""
    note: str = ""
    formula: Formula | None = None
    caliber: str = ""
    measure: str = ""
    industries: tuple[str, ...] = ()

    @property
    def value_text(self) -> str:
        """The figure in words: "10% 以上", "16%", "没有数字"."""
        return _RELATIONS[self.relation].format(with_unit(self.value, self.unit).strip())

    def is_for(self, region: str, industry: str) -> bool:
        """Whether a firm of this region (GB/T 2260) and industry is among those the figure was set for."""
        here = bool(self.document.region) and region.startswith(self.document.region)
        return here and (not self.industries or industry.startswith(self.industries))
