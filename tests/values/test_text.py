"""Pasted text keeps everything but what no paper can hold."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.values.text import clean_text, one_line, plain, shown


def test_control_characters_go_and_everything_else_stays() -> None:
    assert clean_text("\ufeff第一行\r\n\x00第二行\x07\u3000缩进 <b>&😀龘 ") == "\ufeff第一行\n第二行\u3000缩进 <b>&😀龘"
    assert clean_text("a\rb\u2028c") == "a\nb\nc"
    assert clean_text("坏\ud800字") == "坏字"


def test_one_line_joins_lines_with_a_space() -> None:
    assert one_line(" 六安市\n\n 金安区\t1号 ") == "六安市 金安区 1号"


def test_a_quoted_text_is_short_and_on_one_line() -> None:
    assert shown("一\n二") == "一 二"
    assert shown("一" * 30) == "一" * 19 + "…"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert plain(plain(text)) == plain(text)
    clean_text(text).encode("utf-8")
