"""Column widths: no figure is broken while there is room for it."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.application.typeset import columns
from desktop.application.typeset.style import LIST_CELL

sizes = st.floats(min_value=1, max_value=200)


@given(st.lists(st.tuples(sizes, sizes), min_size=1, max_size=15), st.floats(min_value=100, max_value=800))
def test_widths_fill_the_page_and_keep_what_each_column_needs(pairs: list[tuple[float, float]], total: float) -> None:
    wishes, needs = [wish for wish, _ in pairs], [need for _, need in pairs]
    widths = columns.share_out(wishes, needs, total)
    assert abs(sum(widths) - total) < 0.01
    if sum(needs) <= total:
        assert all(width >= need - 0.01 for width, need in zip(widths, needs, strict=True))


def test_an_amount_asks_for_its_whole_length_and_a_date_for_its_own() -> None:
    assert columns.need(["12,860.50"], LIST_CELL) > columns.need(["860.50"], LIST_CELL) > 2
    assert columns.need(["2025年4月12日"], LIST_CELL) > columns.need(["2025"], LIST_CELL) + 3


def test_a_long_text_does_not_ask_for_the_whole_page() -> None:
    assert columns.wish(["说明" * 200], LIST_CELL) < 40
    assert columns.need(["说明" * 200], LIST_CELL) == 2
    assert columns.need([], LIST_CELL) == 2


def test_a_title_with_a_stroke_is_not_divided_and_others_may_stand_in_two_lines() -> None:
    assert columns.head_need("国产/进口") == 5
    assert columns.head_need("不含税单价") == 3
