"""A question is found by what people call it."""

import pytest

from desktop.facts.reading import load_catalogue
from desktop.ui.frame.finder import Found, find, synonyms

CATALOGUE = load_catalogue()
THINGS = [Found(key, fact.label, fact.label, synonyms().get(key, ())) for key, fact in CATALOGUE.facts.items()]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("税号", "firm.uscc"),
        ("信用代码", "firm.uscc"),
        ("营业收入", "finance.revenue"),
        ("所在行政区划县区", "firm.region"),
        ("（县区）", "firm.region"),
        ("是否规模以上工业企业 已入统", "firm.above_scale"),
        ("机器换人", "project.replaces_people"),
        ("资产 固定 净值", "finance.fixed_assets_net"),
        ("投资固定资产", "investment.fixed_assets"),
        ("２０００万元", "firm.reaches_scale_revenue"),
    ],
)
def test_the_question_meant_comes_first(query: str, key: str) -> None:
    assert find(query, THINGS)[0].key == key


@pytest.mark.parametrize("query", ["", "  ", "（）", "不存在的东西", "xyz"])
def test_nothing_is_found_for_what_is_nowhere(query: str) -> None:
    assert find(query, THINGS) == []


def test_other_words_are_for_facts_there_are() -> None:
    assert set(synonyms()) <= set(CATALOGUE.facts)
