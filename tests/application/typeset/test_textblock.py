"""Blocks of text: balanced labels, unbroken options, stretched lines."""

from desktop.application.document import Align
from desktop.application.typeset.style import CELL
from desktop.application.typeset.textblock import set_text

EM = CELL.size


def lines(text: str, chars: float, **how: bool) -> list[str]:
    return [line.text for line in set_text(text, CELL, chars * EM, **how).lines]


def test_a_label_in_two_lines_is_about_equally_long_in_both() -> None:
    assert lines("统一社会信用代码", 6) == ["统一社会信用", "代码"]
    assert lines("统一社会信用代码", 6, balance=True) == ["统一社会", "信用代码"]


def test_a_balanced_label_does_not_divide_a_bracket() -> None:
    assert lines("备案（核准）文号", 6, balance=True) == ["备案（核准）", "文号"]


def test_an_option_goes_to_the_next_line_whole() -> None:
    assert lines("☐未入库　☑已入三年滚动库　☐已入市级库", 9) == ["☐未入库", "☑已入三年滚动库", "☐已入市级库"]


def test_an_option_longer_than_the_line_is_broken_as_text() -> None:
    assert lines("☐已入六安市三年滚动项目库　☑无", 6) == ["☐已入六安市", "三年滚动项目", "库　☑无"]


def test_every_line_break_begins_an_indented_paragraph() -> None:
    block = set_text("甲乙丙丁\n戊", CELL, 4 * EM, indent=2 * EM)
    assert [(line.text, line.indent, line.ends) for line in block.lines] == [
        ("甲乙", 2 * EM, False),
        ("丙丁", 0, True),
        ("戊", 2 * EM, True),
    ]


def test_a_split_block_keeps_all_lines_and_its_height() -> None:
    block = set_text("甲\n乙\n丙", CELL, 4 * EM, Align.RIGHT)
    first, rest = block.split(2)
    assert first.lines + rest.lines == block.lines
    assert first.height + rest.height == block.height == 3 * CELL.leading
    assert rest.align is Align.RIGHT
