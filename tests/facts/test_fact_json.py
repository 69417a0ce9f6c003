"""Case files: figures in the fact's unit, labels or keys, years, rows; every refusal names the key."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.errors import BadCase, BadValue
from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, UNKNOWN, OriginKind
from desktop.facts.casefile import case_json, read_case
from desktop.facts.parsing import from_json, to_json
from tests.facts.smallfacts import EQUIPMENT, case_of, small_catalogue

D = Decimal
CATALOGUE = small_catalogue()


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "企业.json"
    path.write_text(text, encoding="utf-8")
    return path


def _case(tmp_path: Path, **facts: object):  # type: ignore[no-untyped-def]
    dotted = {key.replace("__", "."): value for key, value in facts.items()}
    return read_case(_file(tmp_path, json.dumps({"facts": dotted})), CATALOGUE)


def test_a_figure_is_in_the_unit_of_its_fact() -> None:
    fixed = CATALOGUE["project.fixed"]
    for written in (800, 800.0, "800", "800万", "800万元", "8000000元"):
        assert from_json(fixed, written) == D(8_000_000)
    assert from_json(fixed, 0.1) == 1000
    assert to_json(fixed, D(8_000_000)) == 800
    assert to_json(fixed, D("8000000.01")) == "800.000001"


def test_years_are_named_or_belong_to_the_base_year() -> None:
    revenue = CATALOGUE["finance.revenue"]
    assert from_json(revenue, {"2025": 2, "2024年": "1", "2023": None}) == {2025: D(20_000), 2024: D(10_000)}
    assert from_json(revenue, 2, base_year=2025) == {2025: D(20_000)}
    assert from_json(revenue, 2) == D(20_000)
    assert to_json(revenue, {2024: D(10_000)}) == {"2024": 1}


def test_rows_are_keyed_by_column_or_label_and_empty_cells_are_left_out() -> None:
    rows = from_json(
        EQUIPMENT,
        [{"名称": "压铸机", "国产/进口": "国产", "quantity": 2, "单价": "900", "amount": None}, {"名称": ""}],
    )
    assert rows == ({"name": "压铸机", "origin": "domestic", "quantity": D(2), "unit_price": D(900)},)
    assert from_json(EQUIPMENT, to_json(EQUIPMENT, rows)) == rows
    assert from_json(EQUIPMENT, []) == ()


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([{"价格": 1}], "第 1 行：设备清单没有“价格”这一列"),
        ([{"name": "a"}, {"quantity": 1.5}], "第 2 行：数量要填整数"),
        ({"name": "a"}, "设备清单是表格"),
        (["a"], "设备清单是表格"),
    ],
)
def test_a_wrong_row_says_which(rows: object, sentence: str) -> None:
    with pytest.raises(BadValue, match=sentence):
        from_json(EQUIPMENT, rows)


def test_several_options_come_as_a_list_or_a_text() -> None:
    tags = CATALOGUE["project.tags"]
    assert from_json(tags, ["乙", "x"]) == ("x", "y")
    assert from_json(tags, "甲、乙") == ("x", "y")
    assert from_json(tags, []) == ()
    assert to_json(tags, ("x",)) == ["x"]


def test_blanks_are_written_as_words() -> None:
    staff = CATALOGUE["staff.total"]
    assert from_json(staff, None) is UNKNOWN
    assert from_json(staff, "dont_know") is DONT_KNOW
    assert from_json(staff, "不清楚") is DONT_KNOW
    assert from_json(staff, "不适用") is NOT_APPLICABLE
    assert to_json(staff, DONT_KNOW) == "dont_know"
    assert from_json(CATALOGUE["firm.certificate"], "待定") == "待定"


@pytest.mark.parametrize("written", [True, [], {}, [5]])
def test_a_figure_is_no_list_and_no_yes(written: object) -> None:
    with pytest.raises(BadValue):
        from_json(CATALOGUE["staff.total"], written)


def test_a_case_file_is_read_with_its_base_year_and_its_places(tmp_path: Path) -> None:
    case = _case(tmp_path, finance__base_year=2025, finance__revenue=300, finance__rd={"2024": 5}, staff__total=12)
    assert case.value("finance.revenue") == D(3_000_000)
    assert case.value("finance.rd") is UNKNOWN
    assert case.value("finance.rd", 1) == D(50_000)
    origin = case.origin("staff.total")
    assert origin is not None
    assert (origin.kind, origin.place) == (OriginKind.IMPORTED, f"企业.json / {CATALOGUE['staff.total'].label}")


def test_without_a_stated_base_year_a_bare_figure_joins_the_latest_year_named(tmp_path: Path) -> None:
    case = _case(tmp_path, finance__revenue=300, finance__rd={"2024": 5, "2023": 4})
    assert case.answers["finance.revenue"].value == {2024: D(3_000_000)}
    alone = _case(tmp_path, finance__revenue=300, finance__rd=6)
    assert alone.value("finance.intensity") == 2


def test_what_is_empty_in_the_file_is_not_an_answer(tmp_path: Path) -> None:
    case = _case(tmp_path, finance__revenue={}, staff__total=None, finance__rd={"2025": None})
    assert list(case) == []


def test_a_case_written_is_the_case_read(tmp_path: Path) -> None:
    case = case_of(
        finance__revenue={2025: D("3000000.5")},
        firm__high_tech=False,
        staff__total=DONT_KNOW,
        project__tags=("x",),
        equipment=({"name": "甲", "unit_price": D("0.1")},),
    )
    path = _file(tmp_path, json.dumps(case_json(case)))
    again = read_case(path, CATALOGUE)
    assert {key: answer.value for key, answer in again.answers.items()} == {
        key: answer.value for key, answer in case.answers.items()
    }


def test_half_a_key_is_answered_with_all_that_begin_so(tmp_path: Path) -> None:
    with pytest.raises(BadCase) as refusal:
        read_case(_file(tmp_path, '{"facts": {"energy": 5}}'), CATALOGUE)
    meant = [key for key in CATALOGUE if key.startswith("energy.")]
    assert len(meant) > 1
    assert all(key in refusal.value.next_step for key in meant)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"facts": {"staff.totel": 5}}', "staff.totel"),
        ('{"facts": {"staff.total": "约5"}}', "staff.total：“约5”"),
        ('{"facts": {"finance.base_year": "明年"}}', "finance.base_year"),
        ('{"facts": {"finance.intensity": 5}}', "finance.intensity.*由其他数据算出"),
        ('{"facts": {"staff.total": NaN}}', "NaN"),
        ('{"facts": {"staff.total": 1, "staff.total": 2}}', "staff.total.*两次"),
        ('{"facts": []}', "没有 facts"),
        ("[]", "没有 facts"),
        ("{", "第 1 行"),
        ("[" * 100_000, "读不了"),
    ],
)
def test_a_file_that_cannot_be_read_names_the_key_and_the_repair(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(BadCase, match=sentence) as refusal:
        read_case(_file(tmp_path, text), CATALOGUE)
    assert refusal.value.next_step.endswith("。") or "？" in refusal.value.next_step


def test_a_misspelt_key_gets_a_guess(tmp_path: Path) -> None:
    with pytest.raises(BadCase, match=r"是不是 staff\.total"):
        _case(tmp_path, staff__totel=5)


def test_a_file_that_is_missing_or_not_utf8_is_the_user_s_matter(tmp_path: Path) -> None:
    with pytest.raises(BadCase):
        read_case(tmp_path / "无.json", CATALOGUE)
    path = tmp_path / "gbk.json"
    path.write_bytes('{"facts": {"firm.certificate": "企业"}}'.encode("gbk"))
    with pytest.raises(BadCase, match="UTF-8"):
        read_case(path, CATALOGUE)
    path.write_bytes(b"\xef\xbb\xbf" + b'{"facts": {"staff.total": 5}}')
    assert read_case(path, CATALOGUE).value("staff.total") == 5
