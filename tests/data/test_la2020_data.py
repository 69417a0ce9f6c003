"""六安 2020 as shipped: complete, in its clauses, with every figure of the document and none of our own."""

import re

import pytest

from desktop.eligibility.standing import Standing
from tests.data.policyfiles import all_terms, document, needs_document, raw_policy

DOCUMENT = "004"
RAW = raw_policy("la2020")
MEASURES = RAW["measure"]
FROM_SEED = [measure for measure in MEASURES if measure["verified"] == "seed"]
FIGURE = re.compile(r"\d+(?:\.\d+)?(?:万元|元|%|个百分点|个|台（套）|年)")
AWARDS = {
    "smart_factory.province": "50万元", "green_factory.province": "20万元", "digital_workshop.province": "20万元",
    "smart_factory.city": "20万元", "green_factory.city": "10万元", "digital_workshop.city": "10万元",
    "tech_center.province": "20万元", "design_center.province": "20万元",
    "tech_center.city": "10万元", "design_center.city": "10万元",
}  # fmt: skip

seed_only = needs_document(DOCUMENT)
from_seed = pytest.mark.parametrize("measure", FROM_SEED, ids=lambda measure: measure["id"])


def test_every_record_has_become_a_measure():
    stood_for = {record for measure in MEASURES for record in measure["records"]}
    wanted = {f"LA2020-{n:03d}" for n in range(1, 61)} | {f"O{n}" for n in range(35, 41)}
    assert stood_for == wanted


def test_what_the_document_itself_does_not_say_is_marked_and_belongs_to_2020():
    added = [measure for measure in MEASURES if measure["verified"] != "seed"]
    assert [m["records"] for m in added] == [["LA2020-058"], ["LA2020-059"], ["LA2020-060"]]
    for measure in added:
        assert "2020年申报指南" in measure["clause"]
        assert measure["doubt"]
        assert measure["expires"].year == 2020


def test_the_draft_is_a_draft_and_its_title_is_called_inferred(la2020):
    assert la2020.validity.declared is Standing.DRAFT
    assert "据正文推定" in la2020.standing_note
    assert la2020.number == ""


def test_the_ten_awards_are_those_of_the_text():
    amounts = {m["id"].removeprefix("award."): m["amount"]["fixed"] for m in MEASURES if m["id"].startswith("award.")}
    assert amounts == AWARDS


def test_no_rate_is_invented_where_the_text_gives_none():
    for name in ("equipment_subsidy", "loan_interest", "case_by_case"):
        amount = next(m["amount"] for m in MEASURES if m["id"] == name)
        assert amount["unspecified"] is True
        assert "未计入" in amount["note"]


@seed_only
@from_seed
def test_every_figure_stands_in_the_clause_it_is_cited_from(measure):
    text = document(DOCUMENT).cited_text(measure["clause"])
    amount = measure.get("amount", {})
    said = [measure["title"], measure["summary"], *(str(amount[k]) for k in ("fixed", "rate", "cap") if k in amount)]
    for figure in FIGURE.findall(" ".join(said)):
        assert figure in text, figure


@seed_only
@from_seed
def test_every_bound_of_a_condition_stands_in_its_clause(measure):
    for term in all_terms(measure, RAW):
        text = document(DOCUMENT).cited_text(term["clause"])
        for figure in FIGURE.findall(str(term["value"])):
            assert figure == "0元" or figure in text, term


def test_amounts_that_may_not_add_up_share_a_group_the_policy_describes(la2020):
    described = {stacking.group for stacking in la2020.stacking}
    cash = [measure for measure in MEASURES if measure.get("amount", {}).get("kind") == "cash"]
    counted = [measure for measure in cash if not measure["amount"].get("unspecified")]
    assert {measure.get("group") for measure in counted} == described
