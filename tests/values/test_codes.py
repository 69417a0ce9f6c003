"""Codes: what is wrong is said by position and repair."""

import pytest

from desktop.errors import BadValue
from desktop.values import codes

GOOD_USCC = "91110000600037341L"


@pytest.mark.parametrize(
    "typed", [GOOD_USCC, GOOD_USCC.lower(), " 9111 0000 6000 3734 1L ", "９１１１００００６０００３７３４１Ｌ"]
)
def test_a_credit_code_is_normalised_to_capitals(typed: str) -> None:
    assert codes.check_uscc(typed) == GOOD_USCC


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("91110000600037341", "17 位"),
        (GOOD_USCC + "1", "19 位"),
        ("9111000060003734IL", "第 17 位是字母 I"),
        ("911100006O0037341L", "第 10 位是字母 O"),
        ("A1110000600037341L", "第 1 位要是数字"),
        ("911100006000#7341L", "第 13 位是“#”"),
        ("91110000600037341A", "校验位"),
        ("", "还没有填"),
    ],
)
def test_a_wrong_credit_code_says_where_to_look(typed: str, sentence: str) -> None:
    with pytest.raises(BadValue, match=sentence) as refusal:
        codes.check_uscc(typed)
    assert refusal.value.next_step


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("0564-3312345", "0564-3312345"),
        ("（0564）3312345", "0564-3312345"),
        ("05643312345", "0564-3312345"),
        ("0564-3312345转801", "0564-3312345-801"),
        ("010-62345678", "010-62345678"),
        ("400-820-8820", "400-820-8820"),
    ],
)
def test_phone_numbers_get_one_writing(typed: str, number: str) -> None:
    assert codes.check_phone(typed) == number
    assert codes.check_phone(number) == number


@pytest.mark.parametrize(
    "typed", ["12345", "3312345", "1381234567", "138123456789", "电话", "", "13812345678、13900000000"]
)
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        codes.check_phone(typed)


def test_an_address_of_mail_needs_name_and_domain() -> None:
    assert codes.check_email(" Office.A@example.com ") == "Office.A@example.com"
    for typed in ("a@b", "a.b.cn", "a b@c.cn", "a@b..cn", "@b.cn", "a@b.cn;c@d.cn", ""):
        with pytest.raises(BadValue):
            codes.check_email(typed)


def test_a_postcode_is_six_digits() -> None:
    assert codes.check_postcode("２３７０００") == "237000"
    for typed in ("23700", "2370000", "000000", "六安", ""):
        with pytest.raises(BadValue):
            codes.check_postcode(typed)


def test_a_project_code_of_unusual_shape_is_kept_and_asked_about() -> None:
    assert codes.check_project_code("250434150204 02123456") == "2504-341502-04-02-123456"
    assert codes.project_code_note("2504-341502-04-02-123456") is None
    assert codes.check_project_code("六经信备〔2020〕1号") == "六经信备〔2020〕1号"
    assert codes.project_code_note("六经信备〔2020〕1号") is not None
    with pytest.raises(BadValue):
        codes.check_project_code(" ")
