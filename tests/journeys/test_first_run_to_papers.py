"""The accountant's whole way: first run, typed and pasted figures, six scores, findings, preview, exported papers."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from printed import formulas, pdf_text, sheet_numbers, sheet_text, squeezed
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from desktop.diagnosis.area import Area
from desktop.diagnosis.score import shown
from desktop.facts.catalogue import Catalogue
from desktop.rules.verdict import Verdict
from desktop.store.database import open_store
from desktop.ui import tasks
from desktop.ui.fields.table import TableField
from desktop.ui.pages.application import ApplicationPage
from desktop.ui.pages.export import ExportPage
from desktop.ui.pages.findings import FindingsPage
from desktop.ui.papers.pageview import PageView
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.windowpage import WindowPage

FIRM = "六安市𬭎示&例<b>铸造</b>有限公司"
LONG = "本项目改造压铸单元，节拍由78秒降到62秒；不良品率由4.6%降到2.3%（以实测为准）。" * 75
ROWS = 60
LIBRARY = "la2020.library"
YEARLY = {"2025": "14,860.55", "2024": "１３５４０", "2023": "1.247亿"}


def settle() -> None:
    for _ in range(4):
        tasks.wait()
        QTest.qWait(20)


def words(page: WindowPage) -> str:
    return "\n".join(label.text() for label in page.page.findChildren(QLabel) if label.isVisible())


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
    page.choose("是否规模以上工业企业（已入统）：是")
    page.choose("是否改造既有设施、工艺或生产服务：是")
    page.choose("改造方向：自动化")
    wrong = page.type("固定资产投资，单位万元", "约199")
    page.press("下一步(&N)")
    assert page.title == "快速体检"  # what cannot be read holds "next"
    assert wrong.text() == "约199"
    assert page.field("investment.fixed_assets").shown_problem
    page.type("固定资产投资，单位万元", "１９９．９９")
    page.press("下一步(&N)")
    assert page.title == "企业信息"


def fill_firm(page: WindowPage) -> None:
    page.type("企业名称", FIRM)
    page.type("注册资本，单位万元", "500万")
    page.type("主导产品市场占有率，单位%", "50%")
    page.type("纳入规上统计时间", "2025年3月")


def fill_finance(page: WindowPage) -> None:
    page.go("finance")
    page.type("上一完整年度", "2025")
    for year, text in YEARLY.items():
        page.type(f"营业收入，{year}年，单位万元", text)
        page.type(f"研发费用，{year}年，单位万元", "594.4")


def fill_project(page: WindowPage) -> None:
    page.go("project")
    page.type("项目名称", "压铸单元自动化改造")
    box = page.named(QPlainTextEdit, page.field("project.content").fact.label)
    box.setFocus()
    box.setPlainText(LONG)
    page.go("equipment")
    table = page.field("equipment")
    assert isinstance(table, TableField)
    QGuiApplication.clipboard().setText(pasted_rows(table))
    table.view.setFocus()
    table.view.setCurrentIndex(table.model.index(0, 0))
    QTest.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert table.model.rowCount() >= ROWS


def export_everything(page: WindowPage, folder: Path) -> None:
    page.go("export")
    settle()
    exporting = page.page
    assert isinstance(exporting, ExportPage)
    exporting.choice.show_folder(folder)
    exporting.choice.changed.emit()
    settle()
    exporting.start.click()
    settle()


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


def test_figures_on_screen_are_those_in_the_store_and_in_the_papers(
    firm: WindowPage, catalogue: Catalogue, tmp_path: Path
) -> None:
    firm.go("finance")
    on_screen = firm.field("finance.revenue").editors[0].text()
    firm.go("findings")
    settle()
    assert isinstance(firm.page, FindingsPage)
    library = firm.desk.session.findings()[LIBRARY]
    assert library.verdict is Verdict.NO
    firm.page.show_measure(LIBRARY)
    settle()
    assert "还差 100 元" in words(firm)
    firm.page.fact_requested.emit("investment.fixed_assets")
    firm.type("固定资产投资，单位万元", "240万元")
    firm.press("回到政策体检(&R)")
    settle()
    assert firm.desk.session.findings()[LIBRARY].verdict is Verdict.YES

    folder = tmp_path / "材料"
    export_everything(firm, folder)
    firm.saved()
    case_id = firm.desk.session.case_id
    assert case_id is not None
    stored = firm.desk.session.store.load_answers(case_id, catalogue)
    revenue = stored["finance.revenue"].value
    assert dict(revenue) == {  # type: ignore[call-overload]
        2025: Decimal("148605500"),
        2024: Decimal("135400000"),
        2023: Decimal("124700000"),
    }
    assert stored["firm.registered_capital"].value == Decimal(5_000_000)
    assert stored["firm.market_share"].value == Decimal(50)
    assert on_screen == "14,860.55"

    demo = next(folder.glob("F02*.pdf"))
    text = pdf_text(demo)
    for figure in ("14,860.55", "13,540.00", "12,470.00", "500.00万元", "50%", "240.00万元", "2025年3月"):
        assert squeezed(figure) in text, figure
    assert {14860.55, 13540, 12470} <= sheet_numbers(next(folder.glob("F02*.xlsx")))


def test_long_texts_long_lists_and_rare_names_come_out_whole(firm: WindowPage, tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    export_everything(firm, folder)
    text, sheet = pdf_text(next(folder.glob("F02*.pdf"))), sheet_text(next(folder.glob("F02*.xlsx")))
    assert len(LONG) > 3000
    for place in (text, sheet):
        assert FIRM in place
        for number in (1, 30, ROWS):
            assert squeezed(f"=压铸机{number}号 & <i>") in place
    assert squeezed(LONG) in sheet
    pieces = [LONG[i : i + 15] for i in range(0, len(LONG), 300)]
    assert all(squeezed(piece) in text for piece in pieces)
    assert text.count("节拍由78秒") >= LONG.count("节拍由78秒") - 6  # a page's foot and head may stand in between
    assert not any(formulas(path) for path in folder.glob("*.xlsx"))
    assert firm.desk.case_title()[0] == FIRM


def test_scores_on_screen_are_the_assessment_of_what_is_stored(firm: WindowPage) -> None:
    firm.go("innovative")
    firm.go("result")
    settle()
    said = words(firm)
    assessment = firm.desk.session.assessment()
    score = assessment[Area.INNOVATIVE].score
    assert score is not None
    assert f"{shown(score)} 分" in said
    assert assessment[Area.GREEN].score is None  # nothing was answered there, and nothing is counted as nought
    assert "0.0 分" not in said


def test_the_preview_shows_the_pages_that_are_exported(firm: WindowPage) -> None:
    firm.go("application")
    settle()
    assert isinstance(firm.page, ApplicationPage)
    firm.page.open_form("F01_library")
    settle()
    pages = [view for view in firm.page.findChildren(PageView) if view.isVisible()]
    assert pages
    assert "待填" in words(firm) or "还缺" in words(firm)


def test_closed_in_the_middle_of_a_word_everything_typed_is_there(
    firm: WindowPage, catalogue: Catalogue, tmp_path: Path
) -> None:
    firm.go("firm")
    firm.type("企业名称", FIRM + "裕安", leave=False)
    case_id = firm.desk.session.case_id
    assert case_id is not None
    assert firm.window.close()
    store = open_store(tmp_path / "data")
    try:
        answers = store.load_answers(case_id, catalogue)
    finally:
        store.close()
    assert answers["firm.name"].value == FIRM + "裕安"
    assert len(answers["equipment"].value) == ROWS  # type: ignore[arg-type]
