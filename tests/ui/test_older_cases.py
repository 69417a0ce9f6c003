"""A case of the version that asked honours twice: what must be looked at again stands under its question."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktop.facts.known import Answer
from desktop.store.database import open_store
from desktop.store.migrations import MIGRATIONS
from desktop.ui.fields.computed import ComputedField
from desktop.ui.fields.tableedit import CellTyped
from tests.ui.pages.windowpage import WindowPage

FACTORY = "recognition.green_factory.level"


@pytest.fixture
def older(open_window: Callable[..., WindowPage], tmp_path: Path) -> WindowPage:
    """A firm that called itself a city's green factory on one page and a province's on the other, as it opens today."""
    store = open_store(tmp_path / "data", migrations=MIGRATIONS[:1])
    case_id = store.create_case("老企业").id
    answers = {"green.title": "l1", FACTORY: "province", "innovative.platform": "l0"}
    store.save_answers(case_id, {key: Answer(value) for key, value in answers.items()})
    store.close()
    page = open_window()
    page.desk.session.open_case(case_id)
    return page


def said(page: WindowPage, key: str) -> list[str]:
    return [text.text() for text in page.field(key).findChildren(QLabel) if "原来填的是" in text.text()]


def test_the_question_says_what_was_answered_elsewhere_until_it_is_answered_again(older: WindowPage) -> None:
    older.go("recognition")
    [text] = said(older, FACTORY)
    assert "“绿色制造名单层级”原来填的是“市级绿色工厂”，和这一项对不上" in text
    assert older.desk.session.value(FACTORY) == "province"
    older.choose("绿色工厂称号级别：省级")
    assert said(older, FACTORY) == []
    assert older.desk.session.value(FACTORY) == "province"
    assert older.desk.session.drafts(FACTORY) == {}


def test_the_level_is_shown_as_computed_on_the_page_of_its_area(older: WindowPage) -> None:
    older.go("innovative")
    field = older.field("innovative.platform")
    assert isinstance(field, ComputedField)
    assert field.shown.text() == "没有研发机构"
    older.desk.session.set_value("innovative.rd_department", True)
    older.go("firm")
    older.go("innovative")
    again = older.field("innovative.platform")
    assert isinstance(again, ComputedField)
    assert again.shown.text() == "企业自己设的研发部门"


def test_a_sum_of_an_earlier_version_stands_under_the_table_until_a_row_is_filled(
    open_window: Callable[..., WindowPage], tmp_path: Path
) -> None:
    store = open_store(tmp_path / "data", migrations=MIGRATIONS[:1])
    case_id = store.create_case("老企业").id
    store.save_answers(case_id, {"shanxi.qualifying_loans": Answer(Decimal(6_000_000))})
    store.close()
    page = open_window()
    session = page.desk.session
    session.open_case(case_id)
    home = session.flow.step_of("loans")
    assert home is not None
    page.go(home.id)
    [text] = said(page, "loans")
    assert text.endswith("原来填的是“600.00 万元”，现在由这张表算出。请在这张表里逐行填写。")
    page.desk.change_table("loans", CellTyped(0, "bank", "某银行"))
    assert said(page, "loans") == []
    assert session.drafts("loans") == {}
