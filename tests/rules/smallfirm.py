"""A dozen facts, enough to try every operator on, and short ways to make cases."""

from decimal import Decimal

from desktop.facts.case import Answer, Case, Known
from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Change, Column, Fact, FactType, Option, When
from desktop.rules.term import FactOperand, Op, Term


def options(*pairs: str) -> tuple[Option, ...]:
    return tuple(Option(*pair.split("=")) for pair in pairs)


def fact(key: str, kind: FactType, label: str, **more: object) -> Fact:
    return Fact(key, kind, label, help="", **more)  # type: ignore[arg-type]


LEVELS = options("none=无", "city=市级", "province=省级")
FACTS = [
    fact("firm.region", FactType.REGION, "所在行政区划", change=Change.FIXED),
    fact("firm.industry", FactType.INDUSTRY, "所属行业", change=Change.FIXED),
    fact("firm.above_scale", FactType.BOOL, "是否规模以上工业企业", change=Change.FIXED),
    fact("firm.is_sme", FactType.BOOL, "是否中小企业", formula="builtin:is_sme"),
    fact("staff.total", FactType.INTEGER, "从业人员数", unit="人", minimum=Decimal(0), change=Change.FIXED),
    fact("finance.base_year", FactType.YEAR, "上一完整年度", change=Change.FIXED),
    fact("finance.revenue", FactType.MONEY, "营业收入", unit="万元", years=3, minimum=Decimal(0), change=Change.FIXED),
    fact("finance.assets", FactType.MONEY, "资产总额", unit="万元", years=3, minimum=Decimal(0), change=Change.FIXED),
    fact("finance.rd_expense", FactType.MONEY, "研发费用", unit="万元", years=3, minimum=Decimal(0)),
    fact("finance.rd_intensity", FactType.PERCENT, "研发投入强度", unit="%", years=3,
         formula="100 * finance.rd_expense / finance.revenue"),
    fact("investment.fixed_assets", FactType.MONEY, "固定资产投资", unit="万元", minimum=Decimal(0)),
    fact("investment.per_mu", FactType.NUMBER, "每亩投资强度", unit="万元/亩",
         formula="investment.fixed_assets / 10000 / project.site_area"),
    fact("project.site_area", FactType.NUMBER, "项目占地面积", unit="亩", minimum=Decimal(0), change=Change.FIXED),
    fact("project.directions", FactType.MULTI, "改造方向",
         options=options("high_end=高端化", "informatized=信息化", "automated=自动化", "innovative=创新化")),
    fact("project.filed", FactType.BOOL, "是否已办理备案", change=Change.DOCUMENT),
    fact("project.filing_date", FactType.DATE, "备案日期", change=Change.DATE, when=When("project.filed", ("yes",))),
    fact("project.library", FactType.CHOICE, "项目库情况", change=Change.DOCUMENT,
         options=options("none=未入库", "rolling=已入三年滚动库", "city=已入市级库")),
    fact("title.level", FactType.CHOICE, "智能工厂称号级别", options=LEVELS, change=Change.DOCUMENT, ladder=True),
    fact("title.new", FactType.BOOL, "是否本年度新认定", when=When("title.level", ("city", "province")),
         change=Change.FOLLOWS),
    fact("title.kinds", FactType.MULTI, "企业资质", options=options("gem=专精特新", "science=科技型中小企业"),
         change=Change.DOCUMENT),
    fact("project.stage", FactType.CHOICE, "项目阶段", options=options("started=已开工", "completed=已完工"),
         change=Change.FIXED),
    fact("project.adds_capacity", FactType.BOOL, "是否新增产能", change_when=(When("project.stage", ("started",)),)),
    fact("project.deep", FactType.BOOL, "项目是否属于精深加工"),
    fact("tax.credit_lasts", FactType.BOOL, "留抵是否连续六个月大于零", change=Change.DATE),
    fact("tax.premium", FactType.MONEY, "年度保费", unit="元", minimum=Decimal(0)),
    fact("equipment", FactType.TABLE, "设备清单", columns=(
        Column("name", "名称", FactType.TEXT),
        Column("kind", "类别", FactType.CHOICE, options=options("robot=工业机器人", "other=其他")),
        Column("amount", "金额", FactType.MONEY, unit="元"),
        Column("bought", "购置日期", FactType.DATE),
        Column("used_to", "用到哪天", FactType.DATE),
    )),
]  # fmt: skip
CATALOGUE = Catalogue(FACTS)
WAN = Decimal(10000)


def case(**answers: Known) -> Case:
    """A case; `__` in a name stands for a dot: project__filed=True."""
    return Case(CATALOGUE, {key.replace("__", "."): Answer(value) for key, value in answers.items()})


def term(key: str, op: str, value: object, clause: str = "") -> Term:
    years = int(key.partition("@")[2] or 0)
    return Term(FactOperand(key.partition("@")[0], years), Op(op), value, clause)  # type: ignore[arg-type]
