"""Nothing on any page is cut, squeezed or overlapping, at the smallest usual screen and larger."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest

from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Fact, FactType
from desktop.intake.workbook import read_workbook
from desktop.paths import resources_dir
from tests.ui.pages.geometry import faults
from tests.ui.pages.windowpage import WindowPage

SIZES = [(1366, 768), (911, 512), (1920, 1080)]
LONG = "六安经济技术开发区示例精密铸造与新材料产业集团股份有限公司（第二分公司）"


def check_all(page: WindowPage) -> None:
    found: dict[str, list[str]] = {}
    for step in page.guide.steps:
        page.go(step.id)
        QTest.qWait(20)
        wrong = faults(page.window)
        if wrong:
            found[step.id] = wrong
    assert found == {}


@pytest.mark.parametrize("size", SIZES)
def test_empty_pages_are_whole(open_window: Callable[..., WindowPage], size: tuple[int, int]) -> None:
    page = open_window(*size)
    page.desk.session.create_case("试用企业")
    check_all(page)


@pytest.mark.parametrize("size", SIZES)
def test_filled_pages_are_whole(
    open_window: Callable[..., WindowPage], catalogue: Catalogue, size: tuple[int, int]
) -> None:
    page = open_window(*size)
    page.desk.session.create_case("示例企业")
    sample = read_workbook(next((resources_dir() / "sample").glob("*.xlsx")), catalogue)
    page.desk.session.apply_import(page.desk.session.plan_import(sample.answers))
    check_all(page)


@pytest.mark.parametrize("size", SIZES[:2])
def test_wrong_and_long_entries_are_shown_whole(
    open_window: Callable[..., WindowPage], catalogue: Catalogue, size: tuple[int, int]
) -> None:
    page = open_window(*size)
    session = page.desk.session
    session.create_case(LONG)
    session.type_text("finance.base_year", "2025")
    for key in session.flow.asked():
        answer_badly(page, catalogue[key])
    check_all(page)


def answer_badly(page: WindowPage, fact: Fact) -> None:
    session = page.desk.session
    if fact.is_derived or fact.key == "finance.base_year":
        return
    if fact.type is FactType.TABLE:
        session.set_table(fact.key, [{}] * 3, {(row, column.key): LONG for row in range(3) for column in fact.columns})
    elif fact.type in (FactType.TEXT, FactType.LONGTEXT):
        session.type_text(fact.key, LONG * (20 if fact.type is FactType.LONGTEXT else 1))
    elif fact.type is FactType.MULTI:
        session.set_value(fact.key, tuple(option.key for option in fact.options))
    elif fact.type is FactType.MONEY:
        session.type_text(fact.key, f"{Decimal('123456789012345.67'):,}")
    else:
        session.type_text(fact.key, "约五百多一点，还没有最后定下来，要问财务")
