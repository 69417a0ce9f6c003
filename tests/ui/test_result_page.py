"""诊断结论: scores as the diagnosis gives them, gaps that lead on, directions written into the project."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.diagnosis.area import Area
from desktop.diagnosis.result import AreaResult
from desktop.facts.catalogue import Catalogue
from desktop.ui import tasks
from desktop.ui.desk import Desk
from desktop.ui.frame.shell import Window
from desktop.ui.guide import Guide
from desktop.ui.home.drawer import Drawer
from desktop.ui.pages.result import ResultPage
from desktop.ui.pulse import Pulse
from desktop.ui.results.areacard import AreaCard
from desktop.ui.results.directions import nothing_weak
from desktop.ui.results.gapcard import GapCard
from desktop.wizard.session import open_session
from tests.ui.pages.geometry import faults
from tests.ui.pages.sample import open_sample
from tests.ui.pages.windowpage import WindowPage


def result(page: WindowPage) -> ResultPage:
    page.go("result")
    tasks.wait()
    QTest.qWait(1)
    assert isinstance(page.page, ResultPage)
    return page.page


@pytest.fixture
def sample(open_window: Callable[..., WindowPage]) -> WindowPage:
    page = open_window()
    open_sample(page)
    return page


def cards(page: ResultPage) -> list[GapCard]:
    return [card for card in page.findChildren(GapCard) if card.isVisible()]


def buttons(page: ResultPage, text: str) -> list[QPushButton]:
    return [b for b in page.findChildren(QPushButton) if b.isVisible() and b.text().startswith(text)]


def test_a_firm_that_answered_nothing_gets_no_score(page: WindowPage) -> None:
    shown = result(page)
    assert not shown.radar.isVisible()
    assert cards(shown) == []
    page.press("从高端化开始答")
    assert page.title == "高端化"


def test_every_area_shows_the_score_of_the_diagnosis(sample: WindowPage) -> None:
    found = sample.desk.session.assessment()
    names = {card.chevron.accessibleName() for card in result(sample).findChildren(AreaCard)}
    for area in found.areas:
        assert any(f"{area.area.label}，{area.score:.1f} 分" in name for name in names)


def test_an_area_without_answers_is_open_and_not_zero(open_window: Callable[..., WindowPage]) -> None:
    page = open_window()
    figures = ("finance.rd", "finance.new_product", "finance.hightech", "staff.")
    titles = ("firm.titles", "firm.high_tech", "firm.innovation_demonstration", "recognition.")
    open_sample(page, without=("innovative.", *figures, *titles))
    assert page.desk.session.assessment()[Area.INNOVATIVE].score is None
    assert "创新化 待补充" in result(page).radar.accessibleName()


def test_gaps_stand_in_the_order_of_what_they_cost(sample: WindowPage) -> None:
    wanted = [item.indicator.label for item in sample.desk.session.assessment().gaps()]
    shown = [card.chevron.accessibleName().partition("，")[2] for card in cards(result(sample))]
    assert shown == wanted[: len(shown)]
    assert len(shown) == 8


def test_every_gap_can_be_seen(sample: WindowPage) -> None:
    page = result(sample)
    total = len(sample.desk.session.assessment().gaps())
    QTest.mouseClick(buttons(page, "再看")[0], Qt.MouseButton.LeftButton)
    QTest.qWait(1)
    assert len(cards(page)) == total


def test_every_gap_leads_to_a_field_that_is_asked(sample: WindowPage) -> None:
    flow = sample.desk.session.flow
    for item in sample.desk.session.assessment().gaps():
        asked: list[str] = []
        card = GapCard(1, item, lambda _id: None, taken=False)
        sample.qtbot.addWidget(card)
        card.fact_wanted.connect(asked.append)
        card.set_open(True)
        next(b for b in card.findChildren(QPushButton) if b.text() == "去改这一项").click()
        assert flow.step_of(asked[0]) is not None


def test_a_gap_opens_the_measure_it_helps_with(sample: WindowPage) -> None:
    page = result(sample)
    card = next(card for card in cards(page) if "绿色制造名单层级" in card.chevron.accessibleName())
    card.set_open(True)
    QTest.qWait(1)
    QTest.mouseClick(buttons(page, "新认定市级绿色工厂奖励")[0], Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert sample.title == "政策体检"
    row = sample.page.row_of("la2020.award.green_factory.city")  # type: ignore[attr-defined]
    assert row.is_open


def test_a_direction_is_written_into_the_project_once(sample: WindowPage) -> None:
    session = sample.desk.session
    session.set_value("project.directions", ("green",))
    page = result(sample)
    QTest.mouseClick(
        next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "写进项目：高端化"),
        Qt.MouseButton.LeftButton,
    )
    QTest.qWait(1)
    assert session.value("project.directions") == ("high_end", "green")
    done = next(b for b in page.directions.findChildren(QPushButton) if b.accessibleName() == "已写进项目：高端化")
    assert not done.isEnabled()
    session.undo("project.directions")
    assert session.value("project.directions") == ("green",)


def test_a_direction_taken_from_a_gap_leaves_the_gap_open(sample: WindowPage) -> None:
    sample.desk.session.clear("project.directions")
    page = result(sample)
    card = cards(page)[0]
    card.set_open(True)
    QTest.qWait(1)
    QTest.mouseClick(buttons(page, "写进项目：绿色化")[0], Qt.MouseButton.LeftButton)
    QTest.qWait(1)
    assert card.is_open
    assert cards(page)[0] is card
    assert sample.desk.session.value("project.directions") == ("green",)


def test_regional_targets_are_called_so(sample: WindowPage) -> None:
    page = result(sample)
    card = next(c for c in page.findChildren(AreaCard) if c.chevron.accessibleName().startswith("展开：绿色化"))
    card.set_open(True)
    titles = [label.text() for label in card.findChildren(QLabel) if label.text().startswith("区域目标")]
    assert len(titles) == 1
    assert "不是及格线" in titles[0]


def test_the_firm_s_own_figure_stands_beside_the_target_of_its_province(sample: WindowPage) -> None:
    sample.desk.session.type_text("firm.region", "530111")
    page = result(sample)
    card = next(c for c in page.findChildren(AreaCard) if c.chevron.accessibleName().startswith("展开：创新化"))
    card.set_open(True)
    own = sample.desk.session.assessment().item("innovative.rd").targets[0].own
    said = [label.text() for label in card.findChildren(QLabel)]
    assert any(f"本企业 {own}，区域目标（全省）达到 1%" in text for text in said)
    sample.desk.session.type_text("firm.region", "140105")
    QTest.qWait(20)
    assert not any(
        "区域目标（全省）达到 1%" in label.text() for label in card.findChildren(QLabel) if label.isVisible()
    )


def test_gates_that_wait_for_an_answer_lead_to_it(open_window: Callable[..., WindowPage]) -> None:
    page = open_window()
    open_sample(page, without=("firm.bad_credit",))
    shown = result(page)
    go = next(b for b in shown.findChildren(QPushButton) if b.accessibleName() == "去补充：没有失信记录")
    go.click()
    QTest.qWait(5)
    assert page.title == "企业信息"


@pytest.fixture
def clocked(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> Iterator[tuple[WindowPage, list[dt.datetime]]]:
    """A window whose clock the test moves."""
    moment = [dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)]
    window = Window()
    window.resize(1366, 768)
    Guide(window, Desk(open_session(tmp_path / "data", catalogue, lambda: moment[0])))
    window.show()
    yield WindowPage(window, qtbot), moment
    window.close()


def test_the_last_diagnosis_is_drawn_beside_this_one(clocked: tuple[WindowPage, list[dt.datetime]]) -> None:
    page, moment = clocked
    open_sample(page)
    shown = result(page)
    assert "上次" not in shown.radar.accessibleName()
    moment[0] += dt.timedelta(days=200)
    page.desk.session.clear("recognition.green_factory.level")
    page.go("firm")
    assert "上次：" in result(page).radar.accessibleName()


@pytest.mark.parametrize("size", [(1366, 768), (911, 512)])
def test_opened_cards_are_whole(open_window: Callable[..., WindowPage], size: tuple[int, int]) -> None:
    page = open_window(*size)
    open_sample(page)
    shown = result(page)
    for card in [*cards(shown), *shown.findChildren(AreaCard)]:
        card.set_open(True)
    QTest.qWait(30)
    assert faults(page.window) == []


def area_at(share: str, score: str | None = "80") -> AreaResult:
    return AreaResult(Area.GREEN, None if score is None else Decimal(score), None, Decimal(share), ())


@pytest.mark.parametrize(
    ("areas", "said", "not_said"),
    [
        ((area_at("1"), area_at("0.6")), "没有明显的短板", "一半"),
        ((area_at("0.2"), area_at("0", None)), "还不到一半", "没有明显的短板"),
        ((area_at("1"), area_at("0.2")), "答过一半的方面没有明显的短板", "项目照样"),
    ],
)
def test_why_no_direction_is_proposed_says_one_thing(areas: tuple[AreaResult, ...], said: str, not_said: str) -> None:
    text = nothing_weak(areas, Decimal("0.5"))
    assert said in text
    assert not_said not in text


def test_a_score_that_rests_on_few_answers_is_marked_in_the_list(sample: WindowPage) -> None:
    step = next(step for step in sample.desk.steps if step.area is Area.INFORMATIZED)
    full = Pulse(sample.desk).row(step)
    assert (full.trailing.endswith("分"), full.note) == (True, "")
    keys = [key for key in step.facts if sample.desk.session.answer(key) is not None]
    for key in keys[:-2]:
        sample.desk.session.clear(key)
    thin = Pulse(sample.desk).row(step)
    assert thin.trailing.endswith("分*")
    assert thin.note.startswith("已答 ")


def test_a_case_laid_on_the_desk_whole_has_changed_nothing_yet(
    open_window: Callable[..., WindowPage], qtbot: QtBot
) -> None:
    page = open_window()
    Drawer(page.desk).open_sample()
    tasks.wait()
    qtbot.waitUntil(lambda: page.desk.is_open, timeout=20_000)
    page.go("investment")
    assert page.guide._pulse.changes() == []
    assert not [one.text() for one in page.window.side.findChildren(QLabel) if one.text().startswith("· 「")]
