"""Closed or killed in the middle of a word, and opened again: everything typed is there."""

import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.facts.catalogue import Catalogue
from desktop.store.database import open_store
from desktop.ui.pages.home import CaseCard
from tests.journeys.clerk import cells, paste, settle, table, write
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.windowpage import WindowPage

FIRM = "皖西𬭎&<b>铸造</b>"
LONG = "改造内容一。" * 500

TYPING = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop.facts.reading import load_catalogue
from desktop.ui.start.app import make_app
from desktop.ui.desk import Desk
from desktop.ui.guide import Guide
from desktop.ui.frame.shell import Window
from desktop.wizard.session import open_session

app = make_app(["jigai"])
window = Window()
guide = Guide(window, Desk(open_session(Path(sys.argv[1]), load_catalogue())))
window.show()
guide.desk.session.create_case("甲厂")
guide.go("investment")
entry = window.pages.page.sections.fields["investment.fixed_assets"].entry
saved = []
guide.desk.saved.connect(lambda at: saved.append(at))
entry.setFocus()
for amount in range(1, 100_000):
    entry.selectAll()
    QTest.keyClicks(entry, f"{amount}0.5")
    entry.flush()
    if amount % 20 == 0:  # now and then the hand rests until the footer says so
        while not (saved and guide.desk.session.writer.is_idle):
            QTest.qWait(1)
        print(amount, flush=True)
    QTest.qWait(1)
"""


@pytest.fixture
def reopened(open_window: Callable[..., WindowPage]) -> Callable[[], WindowPage]:
    """The program started once more over the same data, its only case opened from the home page."""

    def start() -> WindowPage:
        page = open_window()
        assert page.title == "首页"
        settle()
        (card,) = (card for card in page.page.findChildren(CaseCard) if card.isVisible())
        card.setFocus()
        QTest.keyClick(card, Qt.Key.Key_Return)
        return page

    return start


def test_a_window_closed_while_typing_opens_with_everything_typed(
    open_window: Callable[..., WindowPage], reopened: Callable[[], WindowPage], mouth: ScriptedMouth
) -> None:
    page = open_window()
    mouth.texts.append("甲厂")
    page.press("新建(&A)")
    page.type("固定资产投资，单位万元", "约500")
    page.go("finance")
    page.type("上一完整年度", "2025")
    page.type("营业收入，2024年，单位万元", "九千多")
    page.go("project")
    write(page, "project.content", LONG)
    page.go("investment")
    paste(table(page, "funding"), "银行贷款\t大约400\t一年期\n自有（自筹）资金\t600\t")
    page.go("firm")
    page.choose("是否高新技术企业：是")
    page.type("企业名称", FIRM, leave=False)  # the cursor still stands in it
    assert page.window.close()

    again = reopened()
    assert again.window.header._case.text() == FIRM
    again.go("firm")
    assert again.field("firm.name").editors[0].property("text") == FIRM
    assert again.desk.session.value("firm.high_tech") is True
    again.go("quick")
    wrong = again.field("investment.fixed_assets")
    assert wrong.editors[0].property("text") == "约500"
    assert wrong.shown_problem
    again.press("下一步(&N)")
    assert again.title == "快速体检"
    again.go("finance")
    assert [box.property("text") for box in again.field("finance.revenue").editors] == ["", "九千多", ""]
    again.go("project")
    assert again.desk.session.value("project.content") == LONG
    again.go("investment")
    rows = cells(table(again, "funding"))
    assert [row["amount"] for row in rows] == ["大约400", "600.00"]
    assert [row["source"] for row in rows] == ["银行贷款", "自有（自筹）资金"]


def test_a_cell_being_edited_when_the_window_is_closed_is_kept(
    open_window: Callable[..., WindowPage], reopened: Callable[[], WindowPage], mouth: ScriptedMouth
) -> None:
    page = open_window()
    mouth.texts.append("甲厂")
    page.press("新建(&A)")
    page.go("investment")
    field = table(page, "funding")
    field.view.setFocus()
    field.view.setCurrentIndex(field.model.index(0, 1))
    QTest.keyClick(field.view, Qt.Key.Key_F2)
    editor = page.window.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "1.2")
    assert page.window.close()
    again = reopened()
    again.go("investment")
    assert cells(table(again, "funding"))[0]["amount"] == "1.20"


def test_a_process_killed_while_typing_loses_nothing_it_called_saved(tmp_path: Path, catalogue: Catalogue) -> None:
    data = tmp_path / "data"
    typing = subprocess.Popen([sys.executable, "-c", TYPING, str(data)], stdout=subprocess.PIPE, text=True)
    try:
        assert typing.stdout is not None
        said = [typing.stdout.readline().strip() for _ in range(3)]
    finally:
        typing.kill()
    rest, _ = typing.communicate(timeout=30)
    last = int([*said, *rest.split()][-1])
    store = open_store(data)
    try:
        (info,) = store.cases()
        answers, drafts = store.load_answers(info.id, catalogue), store.load_drafts(info.id)
    finally:
        store.close()
    assert not drafts
    kept = answers["investment.fixed_assets"].value
    assert isinstance(kept, Decimal)
    assert kept >= Decimal(f"{last}0.5") * 10_000
    assert kept % 100_000 == 5_000  # no half of a figure either
