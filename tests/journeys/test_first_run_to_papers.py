"""The accountant's whole way: first run, typed and pasted figures, six scores, findings, preview, exported papers."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.diagnosis.area import Area
from desktop.diagnosis.assess import assess
from desktop.diagnosis.score import shown
from desktop.facts.case import Case
from desktop.facts.known import UNKNOWN
from desktop.rules.verdict import Verdict
from desktop.ui.fields.table import TableField
from desktop.ui.pages.application import ApplicationPage
from desktop.ui.pages.findings import FindingsPage
from desktop.ui.papers.pageview import PageView
from desktop.ui.results.areacard import AreaCard
from tests.journeys.clerk import cells, come_back, export, paste, settle, table, words, write
from tests.journeys.printed import formulas, pages, pdf_text, sheet_numbers, sheet_text, squeezed
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.windowpage import WindowPage

FIRM = "六安市𬭎示&例<b>铸造</b>有限公司"
LONG = "".join(
    f"第{n}台压铸单元节拍由{n + 18}秒降到{n}秒；不良品率由4.6%降到2.3%（以实测为准）。" for n in range(1, 80)
)
LONG_HEADING = "主要建设内容与规模（1500字以内）"  # printed again above each page the text flows on to
ROWS = 60
LIBRARY = "la2020.library"
YEARLY = {"2025": "14,860.55", "2024": "１３５４０", "2023": "1.247亿"}


def pasted_rows(field: TableField) -> str:
    """Sixty machines as Excel copies them, in the table's own column order."""
    lines = []
    for number in range(1, ROWS + 1):
        cells = {
            "name": f"=压铸机{number}号 & <i>", "kind": "生产设备", "model": f"DC-{number:03d}", "maker": "示例机床厂",
            "origin": "国产", "condition": "全新", "quantity": "2", "unit_price": f"{10_000 + number}.50",
            "contract": f"HT-{number:03d}", "contract_date": "2025-04-02", "invoice": f"253420000001{number:08d}",
            "invoice_date": "2025年5月6日", "invoice_entity": FIRM,
        }  # fmt: skip
        lines.append("\t".join(cells.get(column.key, "") for column in field.fact.columns))
    return "\n".join(lines)


def fill_quick_check(page: WindowPage) -> None:
    page.type("所在行政区划（县区）", "341503")
    come_back(page)  # the list of places was open
    page.choose("是否规模以上工业企业（已入统）：是")
    page.choose("是否改造既有设施、工艺或生产服务：是")
    page.choose("改造方向：自动化")
    page.choose("改造方向：绿色化")
    wrong = page.type("固定资产投资，单位万元", "约199")
    page.press("下一步(&N)")
    assert page.title == "快速体检"  # what cannot be read holds "next"
    assert wrong.text() == "约199"
    assert "约" in page.field("investment.fixed_assets").shown_problem
    assert page.desk.session.value("investment.fixed_assets") is UNKNOWN
    page.go("home")
    page.go("quick")
    assert page.field("investment.fixed_assets").editors[0].property("text") == "约199"  # kept as it was typed
    page.type("固定资产投资，单位万元", "１９９．９９")
    page.press("下一步(&N)")
    assert page.title == "企业信息"


def fill_firm(page: WindowPage) -> None:
    page.type("企业名称", FIRM)
    page.type("注册资本，单位万元", "500万")
    page.type("主导产品市场占有率，单位%", "50%")
    page.type("纳入规上统计时间", "2025年3月")
    page.choose("开发区级别：省级")


def fill_finance(page: WindowPage) -> None:
    page.go("finance")
    page.type("上一完整年度", "2025")
    for year, text in YEARLY.items():
        page.type(f"营业收入，{year}年，单位万元", text)
        page.type(f"研发费用，{year}年，单位万元", "594.4")


def fill_project(page: WindowPage) -> None:
    page.go("project")
    page.type("项目名称", "压铸单元自动化改造")
    write(page, "project.content", LONG)
    page.go("equipment")
    machines = table(page, "equipment")
    paste(machines, pasted_rows(machines))
    assert len(machines.model.rows) == ROWS


@pytest.fixture
def firm(open_window: Callable[..., WindowPage], mouth: ScriptedMouth) -> WindowPage:
    """The window after everything above was typed, from an empty data folder on."""
    page = open_window()
    assert page.title == "首页"
    mouth.texts.append("皖西铸造")
    page.press("新建(&A)")
    assert page.title == "快速体检"
    fill_quick_check(page)
    fill_firm(page)
    fill_finance(page)
    fill_project(page)
    return page


def stored(page: WindowPage) -> Case:
    """The case as it lies on the disk."""
    page.saved()
    assert page.desk.session.case_id is not None
    answers = page.desk.session.store.load_answers(page.desk.session.case_id, page.desk.catalogue)
    return Case(page.desk.catalogue, answers)


def library(page: WindowPage) -> FindingsPage:
    """The findings with the library entry opened."""
    page.go("findings")
    settle()
    assert isinstance(page.page, FindingsPage)
    page.page.show_measure(LIBRARY)
    settle()
    return page.page


def test_figures_on_screen_are_those_in_the_store_and_in_the_papers(firm: WindowPage, tmp_path: Path) -> None:
    firm.go("finance")
    boxes = firm.field("finance.revenue").editors
    assert [box.property("text") for box in boxes] == ["14,860.55", "13,540.00", "12,470.00"]
    case = stored(firm)
    revenue = case.series("finance.revenue")
    assert revenue == {2025: Decimal("148605500"), 2024: Decimal("135400000"), 2023: Decimal("124700000")}
    assert case.value("firm.registered_capital") == Decimal(5_000_000)
    assert case.value("firm.market_share") == Decimal(50)
    assert case.value("firm.park_level") == "provincial"
    assert case.value("project.directions") == ("automated", "green")
    assert case.value("finance.rd_intensity") == firm.desk.session.value("finance.rd_intensity")

    folder = tmp_path / "材料"
    export(firm, folder)
    text = pdf_text(next(folder.glob("F02*.pdf")))
    for figure in ("14,860.55", "13,540.00", "12,470.00", "500.00万元", "50%", "199.99万元", "2025年3月", "省级"):
        assert squeezed(figure) in text, figure
    assert {14860.55, 13540, 12470, 500, 50, 199.99} <= sheet_numbers(next(folder.glob("F02*.xlsx")))


def test_a_hundred_yuan_short_is_said_and_the_way_to_the_field_and_back_is_one_click(firm: WindowPage) -> None:
    page = library(firm)
    finding = firm.desk.session.findings()[LIBRARY]
    assert finding.verdict is Verdict.NO
    said = words(firm)
    assert "还差 100 元" in said
    for reason in finding.reasons:
        assert reason.label in said
        assert reason.clause in said
    row = page.row_of(LIBRARY)
    go = next(b for b in row.findChildren(QPushButton) if b.accessibleName().endswith("固定资产投资"))
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    settle()
    assert firm.field("investment.fixed_assets").editors[0].hasFocus()
    firm.type("固定资产投资，单位万元", "240万元")
    firm.press("回到政策体检(&R)")
    settle()
    assert firm.title == "政策体检"
    assert firm.desk.session.findings()[LIBRARY].verdict is Verdict.YES
    assert isinstance(firm.page, FindingsPage)
    assert "符合" in firm.page.row_of(LIBRARY).chevron.accessibleName()
    assert stored(firm).value("investment.fixed_assets") == Decimal(2_400_000)


def test_long_texts_long_lists_and_rare_names_come_out_whole(firm: WindowPage, tmp_path: Path) -> None:
    shown_rows = cells(table(firm, "equipment"))
    folder = tmp_path / "材料"
    export(firm, folder, "F02_demo")
    text = pdf_text(next(folder.glob("F02*.pdf"))).replace(LONG_HEADING, "")
    sheet = sheet_text(next(folder.glob("F02*.xlsx")))
    assert len(LONG) > 3000
    for place in (text, sheet):
        assert FIRM in place
        assert squeezed(LONG) in place
        assert all(squeezed(row[key]) in place for row in shown_rows for key in ("name", "model", "invoice"))
    assert all(row["amount"] in text for row in shown_rows)
    numbers = sheet_numbers(next(folder.glob("F02*.xlsx")))
    assert all(float(row["amount"].replace(",", "")) in numbers for row in shown_rows)
    assert not any(formulas(path) for path in folder.glob("*.xlsx"))
    assert f"{FIRM} · 压铸单元自动化改造" in [label.text() for label in firm.window.header.findChildren(QLabel)]


def test_scores_on_screen_are_the_assessment_of_what_is_stored(firm: WindowPage, tmp_path: Path) -> None:
    firm.go("high_end")
    firm.choose("主体装备技术水平：国内先进")
    firm.choose("质量标杆、名品、品牌和产品认证：以上都没有")
    firm.go("result")
    settle()
    names = {card.chevron.accessibleName() for card in firm.page.findChildren(AreaCard)}
    found = assess(stored(firm), firm.desk.session.rooms.indicators)
    scored = [area for area in found.areas if area.score is not None]
    assert {area.area for area in scored} >= {Area.HIGH_END, Area.INNOVATIVE}
    for area in scored:
        assert any(f"{area.area.label}，{shown(area.score)} 分" in name for name in names)  # type: ignore[arg-type]
    assert found[Area.GREEN].score is None  # nothing was answered there, and nothing is counted as nought
    assert "绿色化，0.0 分" not in "\n".join(names)
    export(firm, tmp_path / "材料", "F11_diagnosis")
    report = pdf_text(next((tmp_path / "材料").glob("F11*.pdf")))
    assert all(str(shown(area.score)) in report for area in scored)  # type: ignore[arg-type]


def test_the_preview_shows_the_pages_that_are_exported(firm: WindowPage, tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    export(firm, folder, "F01_library")
    firm.go("application")
    settle()
    assert isinstance(firm.page, ApplicationPage)
    firm.page.open_form("F01_library")
    settle()
    assert firm.page.form.preview.pages == pages(next(folder.glob("F01*.pdf")))
    assert len([view for view in firm.page.findChildren(PageView) if view.isVisible()]) >= 1
    paper = next(paper for paper in firm.page.folder.papers if paper.form.id == "F01_library")
    said = words(firm)
    assert f"必填还缺 {len(paper.required_gaps)} 项" in said
    assert "统一社会信用代码" in said
    assert "（待填）" in pdf_text(next(folder.glob("F01*.pdf")))
