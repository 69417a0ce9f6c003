"""A small catalogue for tests of cases: a firm, its figures, its machines."""

from decimal import Decimal
from functools import lru_cache

from desktop.facts.case import Answer, Case, Known, Origin, OriginKind
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Column, Fact, FactType, Option, When

ORIGINS = (Option("domestic", "国产"), Option("imported", "进口"))
ZERO = Decimal(0)


def fact(key: str, kind: FactType, **more: object) -> Fact:
    """A fact whose label is its key unless told."""
    values: dict[str, object] = {"label": key, "help": "说明", "unit": "万元" if kind is FactType.MONEY else "", **more}
    return Fact(key=key, type=kind, **values)  # type: ignore[arg-type]


EQUIPMENT = fact(
    "equipment",
    FactType.TABLE,
    label="设备清单",
    columns=(
        Column("name", "名称", FactType.TEXT),
        Column("origin", "国产/进口", FactType.CHOICE, options=ORIGINS),
        Column("quantity", "数量", FactType.INTEGER),
        Column("unit_price", "单价", FactType.MONEY, "元"),
        Column("amount", "金额", FactType.MONEY, "元", formula="quantity * unit_price"),
    ),
)


@lru_cache(maxsize=1)
def small_catalogue() -> Catalogue:
    """The same instance every time."""
    money = FactType.MONEY
    return Catalogue(
        [
            fact("firm.industry", FactType.INDUSTRY),
            fact("firm.high_tech", FactType.BOOL),
            fact("firm.certificate", FactType.TEXT, when=When("firm.high_tech", ("yes",))),
            fact("firm.certificate_scan", FactType.TEXT, when=When("firm.high_tech", ("yes",))),
            fact("firm.size_class", FactType.CHOICE, formula="builtin:size_class"),
            fact("firm.is_sme", FactType.BOOL, formula="builtin:is_sme"),
            fact("firm.reaches", FactType.BOOL, formula="builtin:reaches_scale_revenue"),
            fact("finance.base_year", FactType.YEAR),
            fact("finance.revenue", money, years=3, minimum=ZERO),
            fact("finance.main_revenue", money, years=3, minimum=ZERO),
            fact("finance.assets", money, years=3, minimum=ZERO),
            fact("finance.rd", money, years=3, minimum=ZERO),
            fact("finance.intensity", FactType.PERCENT, years=3, formula="100 * finance.rd / finance.revenue"),
            fact("finance.growth", FactType.PERCENT, formula="100 * (finance.revenue / finance.revenue@1 - 1)"),
            fact("finance.wages", money, years=2),
            fact("finance.surplus", money, years=2),
            fact("finance.added", money, years=2, formula="finance.wages + finance.surplus", overridable=True),
            fact("energy.total", FactType.NUMBER, years=2),
            fact("energy.per_added", FactType.NUMBER, years=2, formula="energy.total / (finance.added / 10000)"),
            fact("staff.total", FactType.INTEGER),
            fact("project.adds_land", FactType.BOOL),
            fact("project.land", FactType.NUMBER, when=When("project.adds_land", ("yes",))),
            fact("project.per_mu", FactType.NUMBER, formula="project.fixed / 10000 / project.land"),
            fact("project.fixed", money),
            fact("project.stage", FactType.CHOICE, options=(Option("a", "前期"), Option("b", "在建"), Option("c", "完工"))),
            fact("project.progress", FactType.TEXT, when=When("project.stage", ("b", "c"))),
            fact("project.tags", FactType.MULTI, options=(Option("x", "甲"), Option("y", "乙"))),
            fact("project.x_note", FactType.TEXT, when=When("project.tags", ("x",))),
            EQUIPMENT,
            fact("equipment.total", money, formula="sum(equipment.amount)"),
            fact("equipment.home_share", FactType.PERCENT,
                 formula="100 * sum(equipment.amount where origin = domestic) / sum(equipment.amount)"),
            fact("equipment.rows", FactType.NUMBER, formula="count(equipment where origin != imported)"),
        ]
    )  # fmt: skip


def case_of(origin: OriginKind = OriginKind.TYPED, **values: Known) -> Case:
    """A case from keyword values; `__` stands for the dot."""
    answers = {key.replace("__", "."): Answer(value, Origin(origin)) for key, value in values.items()}
    return Case(small_catalogue(), answers)
