"""Long words get places to break and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.breakable import LONGEST, ZERO_WIDTH_SPACE, breakable


def test_chinese_and_short_words_stay_as_they_are() -> None:
    assert breakable("营业执照 (scan) 2026.pdf") == "营业执照 (scan) 2026.pdf"


def test_a_long_file_name_can_break() -> None:
    pieces = breakable("invoice_2026_final_final_really_final_version.pdf").split(ZERO_WIDTH_SPACE)
    assert max(map(len, pieces)) <= LONGEST


@given(st.text(alphabet=st.characters(exclude_characters=ZERO_WIDTH_SPACE)))
def test_no_character_is_lost(text: str) -> None:
    assert breakable(text).replace(ZERO_WIDTH_SPACE, "") == text
