"""What is done to a table, without a window."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.facts.reading import load_catalogue
from desktop.ui.fields.tableedit import CellsEmptied, CellsPasted, CellTyped, Grid, RowsRemoved, apply

FUNDING = load_catalogue()["funding"]
EQUIPMENT = load_catalogue()["equipment"]


def test_a_cell_past_the_end_begins_a_row() -> None:
    rows, drafts = apply(FUNDING, Grid([]), CellTyped(0, "amount", "5万"))
    assert rows == [{"amount": Decimal(50_000)}]
    assert drafts == {}


def test_a_draft_moves_with_its_row() -> None:
    grid = Grid([{}, {}, {}], {(2, "amount"): "约五百"})
    rows, drafts = apply(FUNDING, grid, RowsRemoved([0]))
    assert len(rows) == 2
    assert drafts == {(1, "amount"): "约五百"}


def test_the_drafts_of_a_removed_row_go_with_it() -> None:
    _, drafts = apply(FUNDING, Grid([{}], {(0, "amount"): "约五百"}), RowsRemoved([0]))
    assert drafts == {}


def test_emptying_takes_value_and_draft() -> None:
    grid = Grid([{"note": "甲"}], {(0, "amount"): "约五百"})
    rows, drafts = apply(FUNDING, grid, CellsEmptied([(0, "note"), (0, "amount")]))
    assert (rows, drafts) == ([{}], {})


def test_what_is_pasted_on_a_computed_column_is_left_out() -> None:
    rows, drafts = apply(EQUIPMENT, Grid([]), CellsPasted(0, "unit_price", [["100", "999", "13"]]))
    assert rows == [{"unit_price": Decimal(100), "tax": Decimal(13)}]
    assert drafts == {}


def test_what_is_pasted_past_the_last_column_is_left_out() -> None:
    rows, _ = apply(FUNDING, Grid([]), CellsPasted(0, "note", [["甲", "乙", "丙"]]))
    assert rows == [{"note": "甲"}]


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=5), min_size=1, max_size=6))
def test_no_pasted_text_is_lost_but_blanks(cells: list[list[str]]) -> None:
    heads = {column.label for column in FUNDING.columns}
    if any(text.strip(" *") in heads for text in cells[0]):
        return
    rows, drafts = apply(FUNDING, Grid([]), CellsPasted(0, "source", cells))
    for down, line in enumerate(cells):
        for text, column in zip(line, FUNDING.columns, strict=False):
            kept = column.key in rows[down] or (down, column.key) in drafts
            assert kept == bool(text.strip())
