"""A made-up application paper with every kind of block, long texts and rare name characters."""

from decimal import Decimal

from desktop.application.document import (
    Align,
    CheckItem,
    CheckList,
    Contents,
    CoverLine,
    Document,
    Grid,
    GridCell,
    Heading,
    Narrative,
    Notice,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Radar,
    RadarSeries,
    ScoreBar,
    ScoreBars,
    SealBlock,
    SeriesKind,
    Table,
    TableColumn,
    text_cells,
)

FIRM = "六安示例精密铸造有限公司"
FORM = "工业企业技术改造项目入库申报书"
STORY = (
    "企业现有压铸单元12个，取件、喷涂、去浇口仍由人工完成，单班用工46人，产品一次合格率为93.6%，低于行业先进值（≥97%）。"
    "项目拟新增六轴机器人18台、伺服喷涂装置12套，配套MES/WMS系统，并对除尘、余热利用一并改造——设备全部为国产全新设备。"
    "“十五五”期间，主要客户要求关键工序数据可追溯，现有条件难以满足；项目建成后单位产值能耗预计下降11.2%，年节能量约286.50吨标准煤。"
)


def label(text: str, span: int = 1, down: int = 1) -> GridCell:
    """A label cell."""
    return GridCell(text, span=span, is_label=True, down=down)


def firm_grid() -> Grid:
    """The basic data of the firm, with a label that reaches over several rows."""
    years = [("资产总额", "42,318.60", "46,905.12", "51,277.44"), ("营业收入", "38,260.15", "43,118.92", "49,873.20")]
    years += [("利润总额", "-2,906.33", "3,412.08", "4,105.67"), ("研发费用", "1,420.70", "1,688.36", "2,094.67")]
    right = Align.RIGHT
    figures = tuple((label(n), *(GridCell(v, align=right) for v in values)) for n, *values in years)
    head = (label("主要指标", down=5), label("年份"), label("2023年"), label("2024年"), label("2025年"))
    return Grid(
        (
            (label("企业名称"), GridCell(FIRM, span=4)),
            (
                label("统一社会信用代码"),
                GridCell("91341500MA2XXXXX5G", span=2),
                label("成立日期"),
                GridCell("2009年6月18日"),
            ),
            (label("法定代表人"), GridCell("龚䶮喆", span=2), label("联系人"), GridCell("㛃𬭎𬸚")),
            (
                label("企业规模"),
                GridCell("☐微型　☐小型　☑中型　☐大型", span=2),
                label("邮政编码"),
                GridCell(blank=True),
            ),
            (
                label("企业资质"),
                GridCell(
                    "高新技术企业（GR202334001234）、省级专精特新中小企业、ISO 9001 / IATF 16949 体系认证", span=4
                ),
            ),
            head,
            *figures,
        ),
        unit="单位：万元",
    )


def equipment(count: int = 60) -> Table:
    """A list of machines with totals."""
    names = [
        "六轴关节机器人（负载50kg）",
        "伺服喷涂装置",
        "在线视觉检测系统",
        "MES制造执行系统",
        "真空淬火炉",
        "集中除尘系统",
    ]
    columns = (
        TableColumn("序号", align=Align.CENTRE),
        TableColumn("设备名称"),
        TableColumn("规格型号"),
        TableColumn("生产厂商"),
        TableColumn("国产/进口", align=Align.CENTRE),
        TableColumn("数量", align=Align.RIGHT),
        TableColumn("不含税单价", align=Align.RIGHT),
        TableColumn("不含税金额", align=Align.RIGHT),
    )
    rows = tuple(
        text_cells(
            str(n),
            names[n % 6],
            f"KR-{200 + n}II",
            "埃夫特智能装备股份有限公司",
            "国产",
            "2",
            f"{1234.5 * n:,.2f}",
            f"{2469 * n:,.2f}",
        )
        for n in range(1, count + 1)
    )
    total = (GridCell("合计", span=7, align=Align.CENTRE), GridCell(f"{sum(2469 * n for n in range(count + 1)):,.2f}"))
    return Table(
        columns,
        rows,
        (total,),
        note="注：金额为不含税价；二手、租赁设备不列入。",
        unit="单位：元",
        title="设备购置清单",
    )


def radar() -> Radar:
    """Six areas, one of them not yet known."""
    now = tuple(Decimal(n) if n else None for n in (71, 55, 48, 62, None, 66))
    before = tuple(Decimal(n) if n else None for n in (64, 50, 41, None, 52, 60))
    series = (
        RadarSeries("本次", now),
        RadarSeries("上次（2025年）", before, SeriesKind.BEFORE),
        RadarSeries("区域目标", (Decimal(60),) * 6, SeriesKind.TARGET),
    )
    return Radar(("高端化", "智能化", "信息化", "自动化", "绿色化", "创新化"), series)


def bars() -> ScoreBars:
    """The same scores as bars."""
    return ScoreBars(
        (
            ScoreBar("高端化", Decimal("71.0"), "良好；已答 9/10", Decimal(60)),
            ScoreBar(
                "智能化",
                Decimal("55.5"),
                "入门；关键工序联网率偏低，建议先做设备数据采集，再上制造执行系统",
                Decimal(60),
            ),
            ScoreBar("绿色化", None, "已答 2/9，尚不能评分"),
        )
    )


def checks() -> CheckList:
    """What is attached."""
    items = (
        "营业执照复印件",
        "项目备案文件",
        "设备购置合同、发票（按清单顺序装订）",
        "上年度财务审计报告",
        "环评批复或登记表",
        "真实性承诺书",
    )
    return CheckList(tuple(CheckItem(text, n % 3 != 1) for n, text in enumerate(items)), columns=2)


def seals() -> tuple[SealBlock, ...]:
    """Three opinions under each other."""
    lines = ("经办人（签字）：", "负责人（签字）：")
    return (
        SealBlock("企业意见", ("法定代表人（签字）：",), text="本单位对所填内容的真实性、完整性负责。"),
        SealBlock("县（区）工业和信息化局意见", lines),
        SealBlock("市工业和信息化局意见", lines),
    )


def sample() -> Document:
    """The whole paper."""
    cover = (
        CoverLine("项目名称", "年产30万套新能源汽车转向节智能化柔性生产线技术改造项目"),
        CoverLine("申报单位（盖章）", FIRM),
        CoverLine("所在县（区）", "六安市金安区"),
        CoverLine("推荐单位", blank=True),
        CoverLine("联系人及电话", "㛃𬭎𬸚　0564-3300000"),
        CoverLine("填报日期", "2026年11月20日"),
    )
    blocks = (
        Heading("填报说明", 0, listed=False),
        Paragraph("1. 本申报书由申报单位填写，金额单位除注明外均为万元，保留两位小数。"),
        Paragraph(
            "2. 标有（待填）的栏目为必填而尚未填写的内容，打印盖章前请补齐。\n3. 附件按清单顺序装订，复印件加盖公章。"
        ),
        Contents(),
        Heading("一、企业基本情况"),
        firm_grid(),
        Heading("（一）企业简介", 2),
        Narrative("企业简介", STORY, limit=1000),
        Narrative("主要荣誉", "", blank=True),
        Heading("二、项目情况"),
        Notice("本表所依据的2020年征求意见稿尚未查到正式文本，金额仅供参考，不计入现行可申请合计。"),
        Heading("（一）建设必要性", 2),
        Paragraph(STORY),
        Paragraph("A&B <b>公司</b> 与 <img src='x'/> 均按原样印出。"),
        Paragraph("以上数据截至2026年10月。", 0, ParagraphStyle.NOTE),
        Narrative("技术与模式创新点", "\n".join([STORY] * 9), limit=3000),
        Heading("三、设备和软件清单"),
        equipment(),
        Heading("四、“六化”自诊断"),
        radar(),
        bars(),
        Heading("五、附件清单"),
        checks(),
        Heading("承诺书", 0),
        Paragraph(
            "本单位郑重承诺：所提交的申报材料真实、完整、有效，复印件与原件一致；项目未重复申报同类财政资金；如有弄虚作假，愿承担一切法律责任，并退回已获得的奖补资金。"
        ),
        SealBlock("", ("法定代表人（签字）：",), "申报单位（盖章）", boxed=False),
        PageBreak(),
        Heading("六、审核意见"),
        *seals(),
        PageBreak(landscape=True),
        Heading("七、分月投资"),
        Table(
            tuple(TableColumn(f"{m}月", align=Align.RIGHT) for m in range(1, 13)),
            (text_cells(*["1,234.50"] * 12),),
            unit="单位：万元",
        ),
        Table((TableColumn("附件"), TableColumn("说明")), ()),
    )
    return Document(
        "六安市工业企业技术改造项目入库申报书",
        "（2026年度）",
        cover,
        blocks,
        stamp="技改通 1.0.0 · 政策包 2026.11 · 案卷 3f9a-77c2",
        firm=FIRM,
        form_name=FORM,
        cover_note="六安市工业和信息化局　制",
    )
