"""Tab goes through a page as it is read, also through what was made late."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget

from desktop.ui.findings.shown import Group
from desktop.ui.taborder import stops
from tests.ui.pages.findingspage import shown
from tests.ui.pages.sample import open_sample
from tests.ui.pages.windowpage import WindowPage


@pytest.fixture
def sample(open_window: Callable[..., WindowPage]) -> WindowPage:
    page = open_window()
    open_sample(page)
    return page


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press_tab(*, back: bool = False) -> QWidget:
    keys = (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier) if back else (Qt.Key.Key_Tab,)
    QTest.keyClick(focused(), *keys)
    return focused()


def test_after_the_steps_comes_the_page_and_then_the_foot(sample: WindowPage) -> None:
    page = shown(sample)
    sample.window.steps.list.setFocus()
    assert page.isAncestorOf(press_tab())
    order = list(stops(sample.window))
    inside = [page.isAncestorOf(one) for one in order]
    last = len(inside) - 1 - inside[::-1].index(True)
    assert all(inside[inside.index(True) : last + 1])
    after = [one.text() for one in order[last + 1 :] if isinstance(one, QPushButton)]
    assert after[:2] == ["上一步(&B)", "下一步(&N)"]


def test_an_opened_row_is_gone_through_before_the_next_one(sample: WindowPage) -> None:
    page = shown(sample)
    first, second, *_ = page.sections[Group.YES].rows.values()
    first.chevron.setFocus()
    QTest.keyClick(first.chevron, Qt.Key.Key_Space)
    inside = [one for one in stops(first) if one is not first.chevron]
    assert inside
    for one in inside:
        assert press_tab() is one
    assert press_tab() is second.chevron
    assert press_tab(back=True) is inside[-1]


def test_what_is_made_anew_keeps_its_place(page: WindowPage) -> None:
    """The questions stand above the filters however often they are asked anew."""
    found = shown(page)
    page.desk.session.type_text("firm.region", "530112")
    found.refresh(None)
    QTest.qWait(1)
    order = list(stops(found))
    links = [place for place, one in enumerate(order) if found.next_up.isAncestorOf(one)]
    filters = [place for place, one in enumerate(order) if found.filters.isAncestorOf(one)]
    assert links
    assert max(links) < min(filters)


def test_what_gets_the_focus_comes_into_view(sample: WindowPage) -> None:
    page = shown(sample)
    *_, last = page.sections[Group.YES].rows.values()
    heading = next(one for one in stops(page) if page.sections[Group.REFERENCE].isAncestorOf(one))
    last.chevron.setFocus()
    page.scroll_to_top()
    QTest.qWait(1)
    while not page.sections[Group.REFERENCE].isAncestorOf(focused()):
        press_tab()
    at = heading.mapTo(sample.window, heading.rect().center())
    assert sample.window.rect().contains(at)
    assert not heading.visibleRegion().isEmpty()


def test_looking_for_the_order_keeps_nothing_of_a_layout_alive(qapp: QApplication) -> None:
    """What PySide keeps of a layout's item is taken for whatever is made next at the address of one that is gone."""
    window = QWidget()
    row, inner = QVBoxLayout(window), QHBoxLayout()
    first, second, third = (QPushButton(text) for text in ("一", "二", "三"))
    row.addWidget(first)
    row.addLayout(inner)
    row.addWidget(third)
    inner.addWidget(second)
    window.show()
    items_before = sum(isinstance(one, QLayoutItem) and not isinstance(one, QLayout) for one in gc.get_objects())
    assert [one.text() for one in stops(window) if isinstance(one, QPushButton)] == ["一", "二", "三"]
    items_after = sum(isinstance(one, QLayoutItem) and not isinstance(one, QLayout) for one in gc.get_objects())
    assert items_after == items_before
    window.close()
