"""Formulas are data: a small grammar, exact arithmetic, blanks that spread."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.facts.case import DONT_KNOW, NOT_APPLICABLE, UNKNOWN, Known
from desktop.facts.formula import FormulaSyntax, parse_formula


def _worth(text: str, **values: Known) -> object:
    known = {key.replace("__", "."): value for key, value in values.items()}
    return parse_formula(text).evaluate(lambda key, ago: known.get(f"{key}@{ago}" if ago else key, UNKNOWN))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 4 - 3", "3"),
        ("12 / 3 / 2", "2"),
        ("-2 * -3", "6"),
        ("--2", "2"),
        ("-(1 + 2)", "-3"),
        ("0.1 + 0.2", "0.3"),
        ("1.229*2", "2.458"),
    ],
)
def test_arithmetic_follows_the_usual_order_and_is_exact(text: str, amount: str) -> None:
    assert _worth(text) == Decimal(amount)


def test_a_formula_names_what_it_reads_each_once() -> None:
    formula = parse_formula("a.b / a.b@1 + sum(t.rows.amount where kind = x) + count(list) + c")
    assert formula.operands == (("a.b", 0), ("a.b", 1), ("t.rows", 0), ("list", 0), ("c", 0))
    assert formula.keys == ("a.b", "t.rows", "list", "c")
    assert formula.aggregates[0].column == "amount"


def test_the_year_before_is_another_operand() -> None:
    known = {("a", 0): Decimal(6), ("a", 1): Decimal(4)}
    assert parse_formula("a / a@1").evaluate(lambda key, ago: known[key, ago]) == Decimal("1.5")


@pytest.mark.parametrize("blank", [UNKNOWN, DONT_KNOW])
def test_one_unknown_operand_makes_the_whole_unknown(blank: Known) -> None:
    assert _worth("a + b * 0", a=Decimal(1), b=blank) is UNKNOWN
    assert _worth("a / 0", a=blank) is UNKNOWN
    assert _worth("a + b", a=blank, b=NOT_APPLICABLE) is UNKNOWN


def test_an_operand_that_does_not_apply_makes_the_whole_not_applicable() -> None:
    assert _worth("a + b", a=Decimal(1), b=NOT_APPLICABLE) is NOT_APPLICABLE


def test_dividing_by_zero_does_not_apply() -> None:
    assert _worth("1 / a", a=Decimal(0)) is NOT_APPLICABLE
    assert _worth("1 / (a - a)", a=Decimal("2.5")) is NOT_APPLICABLE


ROWS = (
    {"kind": "x", "size": "s", "amount": Decimal(1)},
    {"kind": "y", "size": "s", "amount": Decimal(20)},
    {"kind": "x", "size": "l", "amount": Decimal(300)},
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("sum(t.amount)", 321),
        ("sum(t.amount where kind = x)", 301),
        ("sum(t.amount where kind != x)", 20),
        ("sum(t.amount where kind = x and size = l)", 300),
        ("sum(t.amount where kind = z)", 0),
        ("count(t)", 3),
        ("count(t where size = s)", 2),
        ("100 * sum(t.amount where kind = y) / sum(t.amount)", Decimal(2000) / Decimal(321)),
    ],
)
def test_tables_are_summed_and_counted_over_the_rows_that_are_asked_for(text: str, amount: int) -> None:
    found = _worth(text, t=ROWS)
    assert isinstance(found, Decimal)
    assert round(found, 20) == round(Decimal(amount), 20)


def test_an_empty_table_sums_to_zero_and_an_unknown_one_to_unknown() -> None:
    assert _worth("sum(t.amount) + count(t)", t=()) == 0
    assert _worth("sum(t.amount)", t=UNKNOWN) is UNKNOWN
    assert _worth("sum(t.amount)", t=DONT_KNOW) is UNKNOWN
    assert _worth("sum(t.amount)", t=NOT_APPLICABLE) is NOT_APPLICABLE


def test_an_empty_cell_makes_a_sum_unknown_only_when_its_row_might_count() -> None:
    assert _worth("sum(t.amount)", t=(*ROWS, {"kind": "x"})) is UNKNOWN
    assert _worth("sum(t.amount where kind = x)", t=(*ROWS, {"kind": "y"})) == 301
    assert _worth("sum(t.amount where kind = x)", t=(*ROWS, {"amount": Decimal(5)})) is UNKNOWN
    assert _worth("sum(t.amount where kind = x and size = s)", t=(*ROWS, {"size": "l"})) == 1
    assert _worth("count(t)", t=(*ROWS, {})) == 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 +",
        "* 2",
        "(1 + 2",
        "1 2",
        "a b",
        "a ** b",
        "a @ b",
        "a@",
        "a@1.5",
        "sum(t)",
        "sum(t.amount where kind)",
        "sum(t.amount where kind > 1)",
        "sum(t.amount where kind = )",
        "sum(t.amount",
        "count()",
        "max(a, b)",
        "__import__('os')",
        "a; b",
        "A + 1",
        "资产 / 负债",
        "1e5",
        "(" * 200 + "1" + ")" * 200,
    ],
)
def test_what_is_not_in_the_grammar_is_refused_with_the_place(text: str) -> None:
    with pytest.raises(FormulaSyntax, match="公式"):
        parse_formula(text)


@given(st.text(alphabet="ab.@1205+-*/() sumcountwhere=!"))
def test_any_text_is_a_formula_or_a_refusal(text: str) -> None:
    try:
        formula = parse_formula(text)
    except FormulaSyntax:
        return
    assert formula.evaluate(lambda key, ago: UNKNOWN) is not None


def _combined(
    left: tuple[str, Fraction | None], sign: str, right: tuple[str, Fraction | None]
) -> tuple[str, Fraction | None]:
    """The text of an operation and what exact fractions make of it; None where something is divided by zero."""
    text, a, b = f"({left[0]} {sign} {right[0]})", left[1], right[1]
    if a is None or b is None or (sign == "/" and b == 0):
        return text, None
    return text, {"+": a + b, "-": a - b, "*": a * b}[sign] if sign != "/" else a / b


EXPRESSIONS = st.recursive(
    st.integers(min_value=0, max_value=99).map(lambda number: (str(number), Fraction(number))),
    lambda inner: st.builds(_combined, inner, st.sampled_from("+-*/"), inner),
    max_leaves=8,
)


@given(EXPRESSIONS)
def test_amounts_agree_with_exact_fractions(expression: tuple[str, Fraction | None]) -> None:
    text, expected = expression
    found = _worth(text)
    if expected is None:
        assert found is NOT_APPLICABLE
    else:
        assert isinstance(found, Decimal)
        assert abs(Fraction(found) - expected) <= max(abs(expected), Fraction(1)) / 10**25
