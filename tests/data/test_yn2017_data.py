"""云南 2017 as shipped: complete, in its clauses, with the document's figures and none of our own."""

import re

import pytest

from desktop.eligibility.reading import load_policies
from desktop.eligibility.standing import Standing
from tests.data.policyfiles import all_terms, document, needs_document, raw_policy, shared_words

DOCUMENT = "000"
RAW = raw_policy("yn2017")
MEASURES = RAW["measure"]
FROM_SEED = [measure for measure in MEASURES if measure["verified"] == "seed"]
FIGURE = re.compile(r"\d+(?:\.\d+)?(?:万元/亩|亿元|万元|元|%|个)")
NAMES = {"100个左右智能制造示范车间", "省级重点转型升级项目计划", "投资强度达到300万元/亩以上"}
BENEFITS = {"priority_listing", "land_premium", "land_quota", "eia_fast_track", "zero_land_approval"}

seed_only = needs_document(DOCUMENT)
from_seed = pytest.mark.parametrize("measure", FROM_SEED, ids=lambda measure: measure["id"])


@pytest.fixture
def policy(catalogue):
    return next(policy for policy in load_policies(catalogue) if policy.id == "yn2017")


def test_every_record_has_become_a_measure():
    stood_for = {record for measure in MEASURES for record in measure["records"]}
    assert stood_for == {f"YN2017-{n:03d}" for n in range(1, 34)} | {f"O{n}" for n in range(31, 35)}


def test_the_opinion_is_not_shown_as_valid_and_its_title_is_called_inferred(policy):
    assert policy.validity.declared is Standing.UNVERIFIED
    assert policy.validity.expires is None
    assert "据正文推定" in policy.standing_note
    assert "推定" in policy.issuer
    assert policy.number == ""


def test_what_came_in_later_notices_is_marked_dated_and_doubted():
    added = [measure for measure in MEASURES if measure["verified"] != "seed"]
    assert [measure["records"] for measure in added] == [["YN2017-032"], ["YN2017-033"]]
    assert [measure["expires"].year for measure in added] == [2026, 2025]
    for measure in added:
        assert measure["doubt"]
        assert measure["standing"] == "unverified"


def test_a_rate_nobody_verified_is_neither_judged_nor_counted():
    notice = next(measure for measure in MEASURES if measure["id"] == "guide2025.renovation")
    assert "condition" not in notice
    assert "amount" not in notice


def test_facts_decide_five_benefits_of_the_text_and_every_other_clause_is_information():
    assert {measure["id"] for measure in FROM_SEED if "condition" in measure} == BENEFITS


def test_targets_are_of_the_province_ended_in_2020_and_are_no_pass_marks():
    targets = [measure for measure in MEASURES if measure["kind"] == "target"]
    assert len(targets) == 6
    for measure in targets:
        assert measure["concerns"] == "government"
        assert measure["expires"].year == 2020
        assert not {"condition", "relevance"} & set(measure)


def test_the_land_premium_saved_is_never_given_as_a_figure():
    amounts = {measure["id"]: measure["amount"] for measure in MEASURES if "amount" in measure}
    assert list(amounts) == ["land_premium"]
    assert amounts["land_premium"]["unspecified"] is True
    assert "未计入" in amounts["land_premium"]["note"]


@pytest.mark.parametrize("measure", [m for m in FROM_SEED if "condition" in m], ids=lambda measure: measure["id"])
def test_what_facts_decide_also_says_what_the_text_leaves_open(measure):
    assert measure["ambiguity"]
    assert measure.get("discretion") or "amount" in measure


@seed_only
@from_seed
def test_every_figure_stands_in_the_clause_it_is_cited_from(measure):
    text = document(DOCUMENT).cited_text(measure["clause"])
    for figure in FIGURE.findall(measure["title"] + measure["summary"]):
        assert figure in text, figure


@seed_only
@from_seed
def test_every_bound_of_a_condition_stands_in_its_clause(measure):
    for term in all_terms(measure, RAW):
        text = document(DOCUMENT).cited_text(term["clause"])
        if term.get("fact") == "investment.per_mu":
            assert f"{term['value']}万元/亩以上" in text
        else:
            assert not FIGURE.search(str(term["value"])), term


@seed_only
@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("target_investment", ["年均增长10%左右", "8000亿元"]), ("target_workshops", ["100个左右智能制造示范车间"]),
        ("target_tech_centers", ["省认定企业技术中心100个以上"]), ("target_rd", ["占主营业务收入比重达到1%"]),
        ("target_new_products", ["新产品销售收入突破700亿元"]), ("provincial_fund", ["100个左右重点技术改造项目"]),
    ],
)  # fmt: skip
def test_a_figure_means_in_the_text_what_the_measure_says(name, figures):
    measure = next(measure for measure in MEASURES if measure["id"] == name)
    text = document(DOCUMENT).clauses[measure["clause"]]
    for figure in figures:
        assert figure in text
        assert re.search(r"\d+", figure)[0] in measure["summary"]


@seed_only
@from_seed
def test_nothing_longer_than_a_row_of_names_is_copied(measure):
    """Twelve characters in a row agree only where the text names things."""
    text = "".join(document(DOCUMENT).clauses.values())
    for words in (measure["summary"], measure.get("ambiguity", "")):
        assert shared_words(words, text, 12) <= NAMES


def test_the_opinion_asks_nothing_of_a_firm():
    assert not [m["id"] for m in MEASURES if m["kind"] == "duty"]


@pytest.mark.parametrize("paper", [p for m in MEASURES for p in m.get("documents", []) if not isinstance(p, str)])
def test_only_later_guides_name_papers_to_hand_in(paper):
    assert paper["origin"] == "guide"
