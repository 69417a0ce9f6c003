"""The blank workbook a clerk is given."""

from collections import Counter

import openpyxl
import pytest
from intakebook import Book

from desktop.facts.fact import FactType
from desktop.intake import layout
from desktop.intake.workbook import read_workbook


@pytest.fixture(scope="module")
def sheets(template):
    return openpyxl.load_workbook(template)


def asked(catalogue):
    return [fact for fact in catalogue.facts.values() if not fact.is_derived]


def rows_by_code(sheets, catalogue):
    found = {}
    for sheet in sheets.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in catalogue:
                    found[cell.value] = row
    return found


def test_every_fact_that_can_be_asked_stands_there_once_and_no_other(sheets, catalogue):
    codes = Counter(cell.value for s in sheets.worksheets for row in s.iter_rows() for cell in row)
    shown = {key: codes[key] for key in catalogue if codes[key]}
    assert shown == {fact.key: 1 for fact in asked(catalogue)}


def test_each_row_says_label_unit_help_and_example(sheets, catalogue):
    rows = rows_by_code(sheets, catalogue)
    for fact in asked(catalogue):
        if fact.type is FactType.TABLE:
            continue
        texts = [str(cell.value) for cell in rows[fact.key] if cell.value is not None]
        assert texts[0] == fact.label
        assert any(fact.help in text for text in texts), fact.key
        assert not fact.example or fact.example in texts, fact.key
        assert not fact.unit or fact.unit in texts, fact.key


def test_every_choice_offers_its_options_and_two_ways_of_leaving_it_open(sheets, catalogue):
    options = sheets[layout.OPTIONS_SHEET]
    assert options.sheet_state == "hidden"
    rows = rows_by_code(sheets, catalogue)
    for fact in asked(catalogue):
        if fact.type not in (FactType.CHOICE, FactType.BOOL):
            continue
        cell = rows[fact.key][1]
        rules = [rule for rule in cell.parent.data_validations.dataValidation if cell.coordinate in rule.sqref]
        assert len(rules) == 1, fact.key
        listed = [one[0].value for one in options[rules[0].formula1.split("!")[1].replace("$", "")]]
        labels = ["是", "否"] if fact.type is FactType.BOOL else [option.label for option in fact.options]
        assert listed == [*labels, "暂不清楚", "不适用"]


def test_every_list_has_its_own_sheet_with_titles_units_and_codes(sheets, catalogue):
    for fact in asked(catalogue):
        if fact.type is not FactType.TABLE:
            continue
        sheet = sheets[layout.sheet_title(fact.label)]
        columns = [column for column in fact.columns if not column.formula]
        codes = [cell.value for cell in sheet[layout.CODE_ROW]][: len(columns)]
        titles = [cell.value for cell in sheet[layout.HEADER_ROW]][: len(columns)]
        assert codes == [column.key for column in columns]
        assert titles == [column.label + (f"（{column.unit}）" if column.unit else "") for column in columns]


def test_a_multiple_choice_says_what_can_be_chosen(sheets, catalogue):
    rows = rows_by_code(sheets, catalogue)
    texts = "".join(str(cell.value) for cell in rows["project.directions"])
    assert all(option.label in texts for option in catalogue["project.directions"].options)


def test_an_untouched_template_brings_no_answer_and_no_problem(template, catalogue):
    read = read_workbook(template, catalogue)
    assert (read.answers, read.problems, read.unknown_sheets) == ({}, (), ())


def test_examples_can_be_typed_as_they_stand(template, tmp_path, catalogue):
    book = Book(template, tmp_path, catalogue)
    for fact in asked(catalogue):
        if fact.example and fact.type is not FactType.TABLE and not fact.years:
            book.put(fact.key, fact.example)
    read = book.read()
    assert [str(problem) for problem in read.problems] == []
    assert len(read.answers) > 200
