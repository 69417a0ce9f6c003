"""The sample workbook comes in by Excel and goes out as papers: every figure is the same at every station."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.application.figure import NUMERIC, number_of
from desktop.diagnosis.area import Area
from desktop.diagnosis.score import shown
from desktop.facts.case import Blank, Case
from desktop.facts.parsing import format_value
from desktop.intake.workbook import read_workbook
from desktop.paths import resources_dir
from desktop.ui.fields.computed import ComputedField
from desktop.ui.fields.number import NumberField
from desktop.ui.fields.table import TableField
from desktop.ui.fields.yearly import YearlyField
from desktop.ui.importreport import TAKE
from desktop.ui.pages.result import ResultPage
from tests.journeys.clerk import cells, export, settle
from tests.journeys.printed import formulas, pdf_text, sheet_numbers, sheet_text, squeezed
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.windowpage import WindowPage

SAMPLE = resources_dir() / "sample" / "foundry.xlsx"


@pytest.fixture
def sample(open_window: Callable[..., WindowPage], mouth: ScriptedMouth) -> WindowPage:
    """The sample workbook imported from the home page of an empty data folder."""
    page = open_window()
    mouth.files.append(SAMPLE)
    mouth.choices.append(TAKE)
    page.press("从 Excel 导入(&I)")
    page.qtbot.waitUntil(lambda: page.desk.is_open, timeout=20_000)
    assert mouth.reports[0].problems == ()
    return page


def stored(page: WindowPage) -> Case:
    """The case as it lies on the disk."""
    page.saved()
    assert page.desk.session.case_id is not None
    answers = page.desk.session.store.load_answers(page.desk.session.case_id, page.desk.catalogue)
    return Case(page.desk.catalogue, answers)


def figures(page: WindowPage, case: Case) -> Iterator[tuple[str, str, str]]:
    """Every figure on the page now: its fact, what the screen shows, what the store holds."""
    for field in page.page.findChildren(NumberField):
        value = case.answers[field.fact.key].value if field.fact.key in case.answers else None
        if isinstance(value, Decimal):
            yield field.fact.key, field.entry.text(), format_value(field.fact, value)
    for several in page.page.findChildren(YearlyField):
        series = case.series(several.fact.key)
        for year, entry in zip(several.years, several.entries, strict=False):
            if several.fact.key in case.answers and isinstance(series.get(year), Decimal):
                yield several.fact.key, entry.text(), format_value(several.fact, series[year])  # type: ignore[arg-type]


def test_every_figure_of_the_workbook_is_on_screen_and_on_the_disk(sample: WindowPage) -> None:
    case = stored(sample)
    imported = read_workbook(SAMPLE, sample.desk.catalogue).answers
    assert {key: answer.value for key, answer in case.answers.items()} == {
        key: answer.value for key, answer in imported.items()
    }
    seen: set[str] = set()
    for step in sample.guide.steps:
        sample.go(step.id)
        for key, on_screen, on_disk in figures(sample, case):
            assert on_screen == on_disk, key
            seen.add(key)
        for field in sample.page.findChildren(TableField):
            rows = case.rows(field.fact.key)
            assert len(cells(field)) == (len(rows) if isinstance(rows, tuple) else 0), field.fact.key
        assert sample.page.first_problem() is None, step.id
    numbers = {
        key
        for key, answer in case.answers.items()
        if sample.desk.catalogue[key].type in NUMERIC and not isinstance(answer.value, Blank)
    }
    assert numbers <= seen
    assert len(seen) > 80


def test_every_form_prints_the_figures_that_are_on_screen(sample: WindowPage, tmp_path: Path) -> None:
    case, catalogue = stored(sample), sample.desk.catalogue
    export(sample, tmp_path / "材料")
    compared = 0
    for form in sample.desk.session.rooms.forms:
        text = pdf_text(next((tmp_path / "材料").glob(f"{form.number} *.pdf")))
        book = next((tmp_path / "材料").glob(f"{form.number} *.xlsx"))
        numbers, sheet = sheet_numbers(book), sheet_text(book)
        assert not formulas(book)
        for _, field in form.fields():
            fact, value = catalogue[field.fact], case.value(field.fact)
            if fact.type not in NUMERIC or not isinstance(value, Decimal):
                continue
            number = number_of(fact, value)
            assert squeezed(format_value(fact, value)) in text, (form.id, fact.key)
            assert number is not None
            assert float(number) in numbers or str(number) in sheet, (form.id, fact.key)
            compared += 1
    assert compared > 60


def test_the_list_of_equipment_is_whole_in_pdf_and_excel(sample: WindowPage, tmp_path: Path) -> None:
    sample.go("equipment")
    field = sample.field("equipment")
    assert isinstance(field, TableField)
    rows = cells(field)
    total = sample.field("investment.equipment_list_total")
    assert isinstance(total, ComputedField)
    export(sample, tmp_path / "材料", "F02_demo")
    text = pdf_text(next((tmp_path / "材料").glob("F02*.pdf")))
    book = next((tmp_path / "材料").glob("F02*.xlsx"))
    sheet, numbers = sheet_text(book), sheet_numbers(book)
    assert len(rows) == 34
    for row in rows:
        assert all(squeezed(row[key]) in text for key in ("name", "model", "invoice", "amount"))
        assert all(squeezed(row[key]) in sheet for key in ("name", "model", "invoice"))
        assert float(row["amount"].replace(",", "")) in numbers
    amount = sum(Decimal(row["amount"].replace(",", "")) for row in rows)
    assert f"{amount:,.2f}" in text
    assert f"{amount / 10000:,.2f}" in total.shown.text()


def test_the_six_scores_are_the_same_on_the_pages_the_radar_and_the_report(sample: WindowPage, tmp_path: Path) -> None:
    scores = {found.area: found.score for found in sample.desk.session.assessment().areas}
    sample.go("result")
    settle()
    assert isinstance(sample.page, ResultPage)
    said = sample.page.radar.accessibleName()
    export(sample, tmp_path / "材料", "F11_diagnosis")
    report = pdf_text(next((tmp_path / "材料").glob("F11*.pdf")))
    numbers = sheet_numbers(next((tmp_path / "材料").glob("F11*.xlsx")))
    for area in Area:
        score = scores[area]
        assert score is not None
        assert f"{area.label} {shown(score)}" in said
        assert f"{area.label}{shown(score)}" in report
        assert float(shown(score)) in numbers
