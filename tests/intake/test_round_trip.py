"""Written into a workbook and read back, every answer is what it was."""

import datetime as dt
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intakebook import values, values_of

from desktop.errors import ExportProblem
from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, Answer, Case
from desktop.facts.fact import FactType
from desktop.facts.parsing import parse_answer
from desktop.intake.template import write_template
from desktop.intake.workbook import read_workbook
from desktop.paths import resources_dir
from desktop.values.text import clean_text, one_line

SAFE = st.characters(exclude_categories=["Cs", "Cc", "Cn"])
WORDS = st.text(SAFE | st.sampled_from("=+-@'\"<>&\n,、；;%_x000D"), min_size=1, max_size=40)
FIGURES = st.decimals(min_value=0, max_value=10**12, places=4, allow_nan=False, allow_infinity=False)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))


def fact_values(fact):
    """Any value the fact may have, as the wizard would store it."""
    options = [option.key for option in fact.options]
    strategies = {
        FactType.TEXT: WORDS.map(one_line).filter(bool),
        FactType.LONGTEXT: WORDS.map(clean_text).filter(bool),
        FactType.MONEY: FIGURES.map(lambda n: n.quantize(Decimal("0.01"))),
        FactType.NUMBER: FIGURES,
        FactType.INTEGER: st.integers(-(10**9) if fact.minimum is None else 0, 10**9).map(Decimal),
        FactType.PERCENT: st.decimals(0, 100, places=3),
        FactType.DATE: DAYS,
        FactType.MONTH: DAYS.map(lambda day: day.replace(day=1)),
        FactType.YEAR: st.integers(1990, 2099),
        FactType.BOOL: st.booleans(),
        FactType.CHOICE: st.sampled_from(options or [""]),
        FactType.MULTI: st.sets(st.sampled_from(options or [""])).map(lambda s: tuple(k for k in options if k in s)),
    }
    found = strategies.get(fact.type)
    if found is None:
        return st.just(parse_answer(fact, fact.example))
    worded = fact.type in (FactType.TEXT, FactType.LONGTEXT)
    return found.filter(lambda text: text not in ("暂不清楚", "不适用")) if worded else found


def answers_to(catalogue):
    facts = [f for f in catalogue.facts.values() if not f.is_derived and f.type is not FactType.TABLE and not f.years]
    single = {fact.key: fact_values(fact) | st.sampled_from([DONT_KNOW, NOT_APPLICABLE]) for fact in facts}
    years = st.dictionaries(st.sampled_from([2025, 2024, 2023]), FIGURES.map(lambda n: n.quantize(Decimal("0.01"))))
    yearly = {fact.key: years.filter(bool) for fact in catalogue.facts.values() if fact.years}
    tables = {fact.key: rows_of(fact) for fact in catalogue.facts.values() if fact.type is FactType.TABLE}
    return st.fixed_dictionaries({}, optional=single | yearly | tables | {"finance.base_year": st.just(2025)})


def rows_of(fact):
    """Up to four rows with any cells, computed ones included, or one of the ways of having none."""
    cells = {column.key: cell_values(column) for column in fact.columns}
    rows = st.lists(st.fixed_dictionaries({}, optional=cells).filter(bool), max_size=4).map(tuple)
    return rows.filter(_is_told_apart) | st.sampled_from([DONT_KNOW, NOT_APPLICABLE])


def cell_values(column):
    kinds = {FactType.MONEY: FIGURES.map(lambda n: n.quantize(Decimal("0.01"))), FactType.DATE: DAYS}
    kinds |= {FactType.INTEGER: st.integers(0, 10**9).map(Decimal), FactType.PERCENT: st.decimals(0, 100, places=3)}
    kinds |= {FactType.TEXT: WORDS.map(one_line).filter(bool), FactType.BOOL: st.booleans()}
    return kinds[column.type] if column.type in kinds else st.sampled_from([option.key for option in column.options])


def _is_told_apart(rows):
    """A first cell that says 无 or 合计 is read as such."""
    return all(text not in ("无", "合计", "总计", "小计") for row in rows for text in row.values())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_answers_come_back_as_they_were(data, short_catalogue, tmp_path):
    answers = {key: Answer(value) for key, value in data.draw(answers_to(short_catalogue)).items()}
    path = tmp_path / "往返.xlsx"
    write_template(path, short_catalogue, Case(short_catalogue, answers))
    read = read_workbook(path, short_catalogue)
    assert [str(problem) for problem in read.problems] == []
    years = {key: value for key, value in values_of(answers).items() if isinstance(value, dict)}
    expected = values_of(answers) if _base_year_shows(answers, years) else values_of(answers) | _shown(years)
    assert values(read) == expected


def _base_year_shows(answers, years):
    return "finance.base_year" in answers or not years


def _shown(years):
    """Without a stated base year the columns end at the latest year any fact has."""
    last = max(year for figures in years.values() for year in figures)
    return {key: {y: v for y, v in figures.items() if y > last - 3} for key, figures in years.items()}


def test_the_sample_firm_comes_back_with_every_list_and_figure(catalogue, tmp_path):
    sample = read_workbook(resources_dir() / "sample" / "foundry.xlsx", catalogue)
    assert sample.problems == ()
    path = tmp_path / "又一次.xlsx"
    write_template(path, catalogue, Case(catalogue, sample.answers))
    again = read_workbook(path, catalogue)
    assert again.problems == ()
    assert values(again) == values(sample)
    assert len(sample.answers) > 220


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("x")'])
def test_a_text_that_looks_like_a_formula_stays_text_in_the_file(text, short_catalogue, tmp_path):
    answers = {
        "firm.name": Answer(text),
        "firm.intro": Answer(text + "\n" + text),
        "loans": Answer(({"bank": text},)),
    }
    path = tmp_path / "公式.xlsx"
    write_template(path, short_catalogue, Case(short_catalogue, answers))
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
    ours = [cell for cell in cells if cell.value is not None and str(cell.value).startswith(text)]
    assert len(ours) == 3
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in ours)
    assert values(read_workbook(path, short_catalogue)) == values_of(answers)


@pytest.mark.parametrize("length", [32_767, 32_768, 70_000])
@pytest.mark.parametrize("letter", ["铸", "𠮷", "a"])
def test_a_text_longer_than_a_cell_runs_on_below_and_comes_back_whole(length, letter, short_catalogue, tmp_path):
    text = (letter * 99 + "\n") * (length // 100) + letter * (length % 100)
    answers = {"firm.intro": Answer(clean_text(text)), "firm.titles": Answer(())}
    path = tmp_path / "长文.xlsx"
    write_template(path, short_catalogue, Case(short_catalogue, answers))
    read = read_workbook(path, short_catalogue)
    assert (values(read), read.problems) == (values_of(answers), ())


def test_a_text_too_long_for_a_list_is_refused_and_the_old_file_stays(short_catalogue, tmp_path):
    path = tmp_path / "旧.xlsx"
    path.write_bytes(b"old")
    case = Case(short_catalogue, {"loans": Answer(({"bank": "行" * 40_000},))})
    with pytest.raises(ExportProblem, match="放不下"):
        write_template(path, short_catalogue, case)
    assert path.read_bytes() == b"old"


def test_a_figure_without_a_year_stands_in_one_column_only(short_catalogue, tmp_path):
    path = tmp_path / "一年.xlsx"
    case = Case(short_catalogue, {"finance.revenue": Answer(Decimal(5_000_000))})
    write_template(path, short_catalogue, case)
    assert values(read_workbook(path, short_catalogue)) == {"finance.revenue": Decimal(5_000_000)}


def test_figures_with_more_digits_than_excel_holds_are_exact(short_catalogue, tmp_path):
    path = tmp_path / "长数.xlsx"
    amount = Decimal("123456789012345.67")
    case = Case(short_catalogue, {"investment.fixed_assets": Answer(amount)})
    write_template(path, short_catalogue, case)
    assert values(read_workbook(path, short_catalogue)) == {"investment.fixed_assets": amount}
