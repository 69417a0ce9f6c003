"""划型: large, medium, small or micro by 工信部联企业〔2011〕300号 (《中小企业划型标准规定》), with partial knowledge.

Sectors and bounds follow clause 四 of the rule; GB/T 4754-2017 divisions are assigned to them as the
statistical method of 2017 (国统字〔2017〕213号) does. A class needs every bound of its row; a firm that misses
one falls to the next row. So revenue of 100 万元 makes an industrial firm micro whatever its headcount, and
2,000 people alone do not make it large. The bounds from 建筑业 to 租赁 and the lower rows were
compared with a published copy; those of 农业, the upper rows of 工业, 其他 and the assignment of divisions are from memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.facts.known import NOT_APPLICABLE, UNKNOWN, Blank

TEN_THOUSAND = 10_000


class SizeClass(Enum):
    """The four classes; the value is the option key of firm.size_class."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least headcount, revenue and assets (both 万元) of a class; None where the sector doesn't look at it."""

    people: int | None = None
    revenue: int | None = None
    assets: int | None = None


@dataclass(frozen=True, slots=True)
class Sector:
    """One sector of clause 四 with the bounds of large, medium and small."""

    name: str
    large: Bounds
    medium: Bounds
    small: Bounds


def _by(people: tuple[int, int, int] | None, revenue: tuple[int, int, int] | None) -> tuple[Bounds, Bounds, Bounds]:
    large, medium, small = (Bounds(people[i] if people else None, revenue[i] if revenue else None) for i in range(3))
    return large, medium, small


FARMING = Sector("农、林、牧、渔业", *_by(None, (20000, 500, 50)))
INDUSTRY = Sector("工业", *_by((1000, 300, 20), (40000, 2000, 300)))
BUILDING = Sector(
    "建筑业",
    Bounds(revenue=80000, assets=80000),
    Bounds(revenue=6000, assets=5000),
    Bounds(revenue=300, assets=300),
)
WHOLESALE = Sector("批发业", *_by((200, 20, 5), (40000, 5000, 1000)))
RETAIL = Sector("零售业", *_by((300, 50, 10), (20000, 500, 100)))
TRANSPORT = Sector("交通运输业", *_by((1000, 300, 20), (30000, 3000, 200)))
STORAGE = Sector("仓储业", *_by((200, 100, 20), (30000, 1000, 100)))
POST = Sector("邮政业", *_by((1000, 300, 20), (30000, 2000, 100)))
LODGING = Sector("住宿业", *_by((300, 100, 10), (10000, 2000, 100)))
CATERING = Sector("餐饮业", *_by((300, 100, 10), (10000, 2000, 100)))
TELECOM = Sector("信息传输业", *_by((2000, 100, 10), (100000, 1000, 100)))
SOFTWARE = Sector("软件和信息技术服务业", *_by((300, 100, 10), (10000, 1000, 50)))
REAL_ESTATE = Sector(
    "房地产开发经营",
    Bounds(revenue=200000, assets=10000),
    Bounds(revenue=1000, assets=5000),
    Bounds(revenue=100, assets=2000),
)
PROPERTY = Sector("物业管理", *_by((1000, 300, 100), (5000, 1000, 500)))
LEASING = Sector("租赁和商务服务业", Bounds(300, assets=120000), Bounds(100, assets=8000), Bounds(10, assets=100))
OTHER = Sector("其他未列明行业", *_by((300, 100, 10), None))

_GROUPS = {"591": TRANSPORT, "701": REAL_ESTATE, "702": PROPERTY}
_DIVISIONS = {"51": WHOLESALE, "52": RETAIL, "59": STORAGE, "60": POST, "61": LODGING, "62": CATERING, "65": SOFTWARE}
_RANGES = (
    (1, 5, FARMING),
    (6, 46, INDUSTRY),
    (47, 50, BUILDING),
    (54, 58, TRANSPORT),
    (63, 64, TELECOM),
    (70, 70, OTHER),
    (71, 72, LEASING),
    (73, 75, OTHER),
    (76, 82, OTHER),
    (85, 90, OTHER),
)


def sector_of(industry: str) -> Sector | None:
    """The sector of a GB/T 4754 code of two to four digits; None where the rule has none (铁路、金融、教育、卫生…)."""
    if industry[:3] in _GROUPS:
        return _GROUPS[industry[:3]]
    if industry[:2] in _DIVISIONS:
        return _DIVISIONS[industry[:2]]
    division = int(industry[:2])
    return next((sector for first, last, sector in _RANGES if first <= division <= last), None)


def size_class(
    industry: str | None, people: Decimal | None, revenue: Decimal | None, assets: Decimal | None = None
) -> SizeClass | Blank:
    """The class, UNKNOWN while the known figures don't decide it, NOT_APPLICABLE where the rule has no sector.

    Money in yuan. Without an industry the industrial row is used: the program serves industrial firms.
    """
    sector = INDUSTRY if industry is None else sector_of(industry)
    if sector is None:
        return NOT_APPLICABLE
    rows = ((SizeClass.LARGE, sector.large), (SizeClass.MEDIUM, sector.medium), (SizeClass.SMALL, sector.small))
    for name, bounds in rows:
        reached = _reaches(bounds, people, revenue, assets)
        if reached is None:
            return UNKNOWN
        if reached:
            return name
    return SizeClass.MICRO


def is_sme(
    industry: str | None, people: Decimal | None, revenue: Decimal | None, assets: Decimal | None = None
) -> bool | Blank:
    """Whether the firm is medium, small or micro; often decided by one figure alone."""
    sector = INDUSTRY if industry is None else sector_of(industry)
    if sector is None:
        return NOT_APPLICABLE
    large = _reaches(sector.large, people, revenue, assets)
    return UNKNOWN if large is None else not large


def _reaches(bounds: Bounds, people: Decimal | None, revenue: Decimal | None, assets: Decimal | None) -> bool | None:
    """Whether every bound is reached; None when a missing figure leaves it open."""
    open_ = False
    for least, figure, unit in (
        (bounds.people, people, 1),
        (bounds.revenue, revenue, TEN_THOUSAND),
        (bounds.assets, assets, TEN_THOUSAND),
    ):
        if least is None:
            continue
        if figure is None:
            open_ = True
        elif figure < least * unit:
            return False
    return None if open_ else True
