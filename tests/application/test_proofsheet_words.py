"""Formulas in office words, with the firm's figures in their places."""

import pytest
from proofreading import firm

from desktop.application.proof.working import in_figures, in_words
from desktop.facts.formula import parse_formula
from desktop.facts.reading import load_catalogue

FIGURES = {
    "tax.rd_deductible": "1000万",
    "tax.rate": 25,
    "tax.taxable_income": "3000万",
    "finance.base_year": 2025,
    "finance.revenue": {"2025": "2亿", "2024": "1.6亿"},
    "finance.rd_expense": {"2025": "600万"},
    "equipment": [
        {"name": "压铸机", "quantity": 1, "unit_price": 1000000, "amount": 1000000, "origin": "domestic"},
        {"name": "机器人", "quantity": 1, "unit_price": 500000, "amount": 500000, "origin": "imported"},
    ],
}


@pytest.mark.parametrize(
    ("formula", "figures"),
    [
        ("tax.rd_deductible * tax.rate / 100", "1,000 万元 × 25%"),
        ("tax.taxable_income * (tax.rate - 15) / 100", "3,000 万元 × （25% － 15%）"),
        ("100 * finance.rd_expense / finance.revenue", "600 万元 ÷ 20,000 万元 × 100%"),
        ("finance.revenue - finance.revenue@1", "20,000 万元 － 16,000 万元"),
        ("finance.revenue - (finance.rd_expense - 50000)", "20,000 万元 － （600 万元 － 5 万元）"),
        ("finance.revenue / 10000", "20,000 万元"),
        ("sum(equipment.amount where origin = domestic)", "100 万元"),
        ("sum(equipment.amount where origin != domestic)", "50 万元"),
        ("tax.special_basis * 0.5", "（未填） × 0.5"),
        ("-(tax.rd_deductible + tax.taxable_income)", "－（1,000 万元 ＋ 3,000 万元）"),
    ],
)
def test_a_formula_is_written_with_the_firms_figures(formula: str, figures: str) -> None:
    assert in_figures(parse_formula(formula).expression, firm(FIGURES)) == figures


def test_a_formula_is_written_with_the_names_of_its_parts() -> None:
    words = in_words(parse_formula("100 * finance.rd_expense / finance.revenue").expression, load_catalogue())
    assert words == "“研发费用” ÷ “营业收入” × 100%"


def test_the_year_before_is_named() -> None:
    words = in_words(parse_formula("finance.revenue - finance.revenue@1").expression, load_catalogue())
    assert words == "“营业收入” － “营业收入（上一年）”"
