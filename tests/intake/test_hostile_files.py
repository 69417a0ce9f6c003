"""Whatever file is picked: one sentence, nothing half imported, no other exception."""

import contextlib

import pytest
from hostile import GOOD_STRINGS, MADE, make, with_strings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import BadCase, BadWorkbook
from desktop.intake.source import case_from
from desktop.intake.workbook import read_workbook

WORDS = {
    "empty": "空的",
    "old xls": "旧版 .xls",
    "password": "打开密码",
    "no zip": "不是 Excel 工作簿",
    "a zip that is no workbook": "不是 Excel 工作簿",
    "a zip bomb of 10 MB": "大",
    "a bomb of many parts": "大",
    "a zip with a password": "设了密码",
}


def test_the_same_file_with_honest_strings_is_read(short_template, short_catalogue, tmp_path):
    """So that the hostile strings below are refused for what they are."""
    path = tmp_path / "来历清楚.xlsx"
    path.write_bytes(with_strings(short_template, GOOD_STRINGS))
    assert read_workbook(path, short_catalogue).answers["firm.name"].value == "六安示例有限公司"


@pytest.mark.parametrize("name", MADE)
def test_a_file_that_is_no_workbook_gets_one_sentence_and_a_next_step(name, short_template, short_catalogue, tmp_path):
    path = tmp_path / "来历不明.xlsx"
    path.write_bytes(make(name, short_template))
    with pytest.raises(BadWorkbook) as caught:
        read_workbook(path, short_catalogue)
    problem = caught.value
    assert problem.sentence.startswith("《来历不明.xlsx》")
    assert problem.sentence.count("。") == 1
    assert problem.next_step.endswith("。")
    assert WORDS.get(name, "") in problem.sentence


def test_a_bomb_is_refused_before_it_is_unpacked(short_template, short_catalogue, tmp_path, monkeypatch):
    path = tmp_path / "炸弹.xlsx"
    path.write_bytes(make("a zip bomb of 10 MB", short_template))
    monkeypatch.setattr("zipfile.ZipFile.open", lambda *_: pytest.fail("a part was unpacked"))
    with pytest.raises(BadWorkbook, match="异乎寻常地大"):
        read_workbook(path, short_catalogue)


def test_a_file_of_21_mb_is_refused_unread(short_catalogue, tmp_path, monkeypatch):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda *_: pytest.fail("the file was read"))
    with pytest.raises(BadWorkbook, match="21 MB，超过 20 MB"):
        read_workbook(path, short_catalogue)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(cut=st.floats(0, 1), places=st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 255)), max_size=8))
def test_any_damage_is_either_read_or_refused(cut, places, short_template, short_catalogue, tmp_path):
    data = bytearray(short_template.read_bytes())
    for place, byte in places:
        data[int(place * len(data))] = byte
    path = tmp_path / "坏.xlsx"
    path.write_bytes(data[: int(cut * len(data))] if cut < 0.5 else data)
    answers = set()
    with contextlib.suppress(BadWorkbook):
        answers = set(read_workbook(path, short_catalogue).answers)
    assert answers <= set(short_catalogue)


def test_the_gap_before_a_far_away_cell_is_not_walked_cell_by_cell(book):
    """A stray blank in the last row of every sheet: read, reported, and nothing like a million rows kept."""
    for sheet in book.book.worksheets:
        sheet.cell(1_048_576, 1).value = "别的"
    read = book.put("firm.name", "六安示例有限公司").read()
    assert read.answers["firm.name"].value == "六安示例有限公司"
    assert {problem.cell for problem in read.problems} == {"A3001"}


def test_a_missing_file_a_folder_and_another_kind_of_file_are_told_apart(short_catalogue, tmp_path):
    word = tmp_path / "说明.docx"
    word.write_bytes(b"PK")
    for path, words in ((tmp_path / "没有.xlsx", "找不到"), (tmp_path, "找不到"), (word, "既不是 .xlsx 也不是 .json")):
        with pytest.raises(BadCase, match=words) as caught:
            case_from(path, short_catalogue)
        assert caught.value.next_step.endswith("。")
