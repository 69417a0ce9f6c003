"""Line breaks after GB/T 15834: what a reader of a Chinese paper must never meet at a line's end."""

import re
from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.application.typeset.breakclass import may_break
from desktop.application.typeset.linebreak import break_lines

NEVER_FIRST = "，。、；：？！）》〉」』】〕”’％‰℃…—·,.;:?!)]}%"
NEVER_LAST = "（《〈「『【〔“‘￥([{"
SCALE = 1000.0


class Widths(defaultdict[str, float]):
    """Half an em for Latin, nothing for marks, an em for the rest."""

    def __missing__(self, char: str) -> float:
        return 0.0 if char in "\u0301\ufe0f" else 550.0 if char < "\u2e80" else SCALE


WIDTHS = Widths()
ALPHABET = "企业技术改造项目。，、；：（）《》“”……——·％℃￥　 abcXYZ0123456789.,%/-(["
texts = st.one_of(
    st.text(alphabet=ALPHABET, max_size=80),
    st.lists(
        st.sampled_from(
            [
                "投资",
                "12,860.50",
                "万元",
                "，",
                "MES/WMS",
                "（套）",
                "“十五五”",
                "《办法》",
                "……",
                "50%",
                " ",
                "　",
                "≥97%",
                "e\u0301",
            ]
        ),
        max_size=40,
    ).map("".join),
    st.text(max_size=60).filter(lambda text: not re.search(r"[\r\n]", text)),
)
widths = st.floats(min_value=2 * SCALE, max_value=30 * SCALE)


def cut(text: str, width: float, indent: float = 0) -> list[str]:
    return break_lines(text, WIDTHS, width, indent)


def width_of(line: str) -> float:
    return sum(WIDTHS[char] for char in line)


def places(text: str, lines: list[str]) -> list[tuple[int, int]]:
    """Where each line begins and ends in the text; fails if anything but spaces lies between."""
    found, at = [], 0
    for line in lines:
        begin = at
        while text[begin : begin + len(line)] != line or (not line and text[begin : begin + 1] == " "):
            assert text[begin] == " ", f"lost before {text[begin:]!r}"
            begin += 1
        found.append((begin, begin + len(line)))
        at = begin + len(line)
    assert not text[at:].strip(" ")
    return found


@given(texts, widths)
def test_nothing_is_lost_but_spaces_at_breaks(text: str, width: float) -> None:
    places(text, cut(text, width))


@given(texts, widths, st.floats(min_value=0, max_value=2 * SCALE))
def test_every_line_fits(text: str, width: float, indent: float) -> None:
    for number, line in enumerate(cut(text, width, indent)):
        room = width - indent if number == 0 else width
        assert width_of(line) <= room + 0.01 or width_of(line[:1]) > room


@given(texts, widths)
def test_a_rule_is_broken_only_where_no_lawful_place_is_left(text: str, width: float) -> None:
    lines = cut(text, width)
    found = places(text, lines)
    for (begin, end), (following, _) in pairwise(found):
        before, after = text[begin:end].rstrip(" ")[-1:], text[following : following + 1]
        splits_number = end == following and before.isdigit() and after.isdigit()
        if splits_number or (after and after in NEVER_FIRST) or (before and before in NEVER_LAST):
            limit = begin
            while limit < len(text) and width_of(text[begin : limit + 1]) <= width:
                limit += 1
            assert not any(may_break(text, at) for at in range(begin + 1, limit + 1))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("项目总投资，", 5, ["项目总投", "资，"]),
        ("他说（好的）吗", 3, ["他说", "（好", "的）吗"]),
        ("总额12,860.50万元", 5.5, ["总额", "12,860.50", "万元"]),
        ("比例为≥97.5%时", 5, ["比例为", "≥97.5%时"]),
        ("建设——运行", 4, ["建设——", "运行"]),
        ("等等……", 3, ["等", "等……"]),
        ("使用MES/WMS系统", 5, ["使用", "MES/WMS系", "统"]),
        ("见《管理", 2, ["见", "《管", "理"]),
        ("甲　乙", 2, ["甲　", "乙"]),
        ("ab cd", 1.2, ["ab", "cd"]),
        ("第1项-2026", 3, ["第1项", "-2026"]),
    ],
)
def test_punctuation_numbers_and_words_stay_where_they_belong(text: str, width: float, lines: list[str]) -> None:
    assert cut(text, width * SCALE) == lines


def test_a_word_longer_than_the_line_is_cut_and_prefers_its_own_joints() -> None:
    lines = cut("https://www.example.com/path", 7 * SCALE)
    assert "".join(lines) == "https://www.example.com/path"
    assert all(width_of(line) <= 7 * SCALE for line in lines)
    assert lines[0] == "https://www."


def test_an_accent_stays_with_its_letter() -> None:
    assert cut("ae\u0301", 0.6 * SCALE) == ["a", "e\u0301"]


def test_an_ideographic_space_is_never_dropped() -> None:
    assert "".join(cut("甲　　　　乙　", 2 * SCALE)) == "甲　　　　乙　"


def test_only_the_first_line_is_indented() -> None:
    assert cut("企业技术改造", 4 * SCALE, 2 * SCALE) == ["企业", "技术改造"]


def test_a_line_break_begins_a_line_and_an_empty_text_has_one() -> None:
    assert cut("甲\n\n乙", 10 * SCALE) == ["甲", "", "乙"]
    assert cut("", 10 * SCALE) == [""]
