"""山西 2017 as shipped: complete, in its clauses, with every figure of the document and none of our own."""

import re

import pytest

from tests.data.policyfiles import all_terms, document, needs_document, raw_policy, shared_words

DOCUMENT = "002"
RAW = raw_policy("sx2017")
MEASURES = RAW["measure"]
FROM_SEED = [measure for measure in MEASURES if measure["verified"] == "seed"]
FUND = [measure for measure in MEASURES if measure["verified"] != "seed"]
NAMES = {"产业技术基础公共服务平台", "技术联盟和研究生教育创新中心", "60%技术装备总体达到国内领先"}
FIGURE = re.compile(r"\d+(?:\.\d+)?(?:万元|元|%|个百分点|个|年)")

seed_only = needs_document(DOCUMENT)
from_seed = pytest.mark.parametrize("measure", FROM_SEED, ids=lambda measure: measure["id"])


def test_every_record_has_become_a_measure():
    stood_for = [record for measure in MEASURES for record in measure["records"]]
    wanted = {f"SX2017-{n:03d}" for n in range(1, 27)} | {f"O{n}" for n in range(27, 31)}
    assert set(stood_for) == wanted
    assert {record for record in wanted if stood_for.count(record) > 1} == {"SX2017-017", "SX2017-018"}


def test_a_sentence_for_all_firms_stands_apart_from_one_for_a_few():
    parts = {m["id"] for m in MEASURES if set(m["records"]) & {"SX2017-017", "SX2017-018"}}
    assert parts == {"fund_rules_duty", "local_funds", "bank_matching", "loan_products"}


def test_the_opinion_itself_promises_no_money_and_decides_nothing():
    for measure in FROM_SEED:
        assert "amount" not in measure
        assert "condition" not in measure


def test_the_fund_rules_are_those_of_2021_and_over():
    assert [m["records"] for m in FUND] == [["SX2017-024"], ["SX2017-025"], ["SX2017-026"]]
    for measure in FUND:
        assert (str(measure["effective"]), str(measure["expires"])) == ("2021-11-11", "2025-12-31")
        assert measure["standing"] == "expired"
        assert measure["doubt"]
        assert "没有查到" in measure["ambiguity"]


def test_title_and_issuer_are_called_inferred():
    assert "推定" in RAW["policy"]["issuer"]
    assert "推定" in RAW["policy"]["standing_note"]
    assert RAW["policy"]["number"] == ""


def test_coking_is_about_the_trade_and_no_ban_for_one_project():
    coking = next(m for m in MEASURES if m["records"] == ["SX2017-003"])
    assert (coking["kind"], coking["concerns"]) == ("prohibition", "firm")
    assert "condition" not in coking


def test_a_key_project_of_the_province_needs_no_library():
    banks = next(m for m in MEASURES if m["records"] == ["SX2017-018"])
    assert [(t["fact"], t["value"]) for t in all_terms(banks, RAW)] == [("shanxi.key_level", "province")]


def test_the_eight_programmes_are_all_there():
    names = [m["title"] for m in MEASURES if m["id"].startswith("programme.")]
    assert len(names) == 8
    assert all(name.endswith("专项工程") for name in names)


@seed_only
@from_seed
def test_every_figure_stands_in_the_clause_it_is_cited_from(measure):
    text = document(DOCUMENT).cited_text(measure["clause"])
    for figure in FIGURE.findall(f"{measure['title']} {measure['summary']}"):
        assert figure in text, figure


@seed_only
@pytest.mark.parametrize(
    ("programme", "clause"),
    [(m["title"], m["clause"]) for m in MEASURES if m["id"].startswith("programme.")],
)
def test_a_programme_has_the_name_of_its_clause(programme, clause):
    assert f"{programme}。" in document(DOCUMENT).clauses[clause]


@seed_only
@from_seed
def test_nothing_longer_than_a_row_of_names_is_copied(measure):
    """Twelve characters in a row agree only where the text names things."""
    text = "".join(document(DOCUMENT).clauses.values())
    for words in (measure["summary"], measure.get("ambiguity", "")):
        assert shared_words(words, text, 12) <= NAMES


def test_the_opinion_asks_nothing_of_a_firm():
    assert not [m["id"] for m in MEASURES if m["kind"] == "duty"]
