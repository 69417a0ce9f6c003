"""云南 2014 as shipped: complete, in its clauses, with every figure of the document and none of our own."""

import datetime as dt
import re

import pytest

from desktop.eligibility.reading import load_policies
from desktop.eligibility.standing import Standing
from tests.data.policyfiles import all_terms, document, needs_document, raw_policy

DOCUMENT = "003"
RAW = raw_policy("yn2014")
MEASURES = RAW["measure"]
BY_ID = {measure["id"]: measure for measure in MEASURES}
FIGURE = re.compile(
    r"\d+(?:\.\d+)?(?:亿元|万元/人|万元|亿吨|万吨|吨标准煤|万千瓦|千伏|位|%|户|个|项|对|年|日|－\d个)?(?:以上|以内)?"
)
NOT_OF_THE_TEXT = {"2010年"}  # 〔2010〕 in the document number
NAMES = re.compile("国家工程|（技术）|国家认定企业")
TAX_SHARE = {"new_project_tax", "startup_tax", "top_three_tax"}

seed_only = needs_document(DOCUMENT)
each = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure["id"])


@pytest.fixture(scope="module")
def yn2014(catalogue):
    return next(policy for policy in load_policies(catalogue) if policy.id == "yn2014")


def test_every_record_has_become_a_measure():
    stood_for = {record for measure in MEASURES for record in measure["records"]}
    assert stood_for == {f"YN2014-{n:03d}" for n in range(1, 77)} | {f"O{n}" for n in range(1, 14)}


def test_it_was_issued_but_is_never_counted_as_money_of_today(yn2014):
    for measure in yn2014.measures:
        for date in (dt.date(2014, 12, 1), dt.date(2020, 6, 1), dt.date(2026, 11, 20)):
            assert not measure.validity.on(date).is_usable
    assert yn2014.validity.declared is Standing.UNVERIFIED
    assert yn2014.validity.expires is None
    assert "2017年、2020年都已过去" in yn2014.standing_note


def test_shares_of_local_tax_are_doubted_for_fair_competition():
    shares = {m["id"] for m in MEASURES if "yunnan." in str(m.get("amount", {}).get("of", ""))}
    assert shares == TAX_SHARE
    for name in TAX_SHARE:
        assert "公平竞争审查条例" in BY_ID[name]["doubt"]
        assert "2024年8月1日" in BY_ID[name]["doubt"]


def test_a_low_price_of_land_is_doubted_as_well():
    assert "公平竞争审查条例" in BY_ID["land_price"]["doubt"]
    assert "凭记忆" in BY_ID["land_price"]["doubt"]


def test_rules_of_entry_are_bounds_and_nothing_to_apply_for():
    for name in ("two_high_one_low", "phase_out", "new_smelting", "own_resource", "steel_freeze", "negative_list"):
        assert BY_ID[name]["kind"] == "prohibition"


def test_clauses_are_cited_as_the_document_numbers_them():
    for measure in MEASURES:
        for clause in (measure["clause"], *(term["clause"] for term in all_terms(measure, RAW))):
            assert not re.search(r"[①-⑩]", clause)


@seed_only
@each
def test_every_figure_stands_in_the_part_it_is_cited_from(measure):
    text = document(DOCUMENT).cited_text(measure["clause"])
    amount = measure.get("amount", {})
    money = [] if "of" in amount and amount["rate"] == "100%" else [amount.get(k, "") for k in ("fixed", "rate", "cap")]
    for figure in FIGURE.findall(" ".join([measure["title"], measure["summary"], *money])):
        bare = re.sub(r"(?<=个|户|日|年|位)以[上内]$", "", figure)
        assert figure in text or bare in text or figure in NOT_OF_THE_TEXT, figure


@seed_only
@each
def test_every_bound_of_a_condition_stands_in_its_part(measure):
    for term in all_terms(measure, RAW):
        text = document(DOCUMENT).cited_text(term["clause"])
        if term["fact"] in {"land.far_ratio", "land.coefficient_ratio", "access.replacement_share"}:
            assert "40%以上" in text or "高于" in text or "等量置换" in text
        elif term["op"] in {">=", "<=", ">", "<"}:
            assert str(term["value"]) in text, term


@seed_only
def test_the_prices_of_land_are_those_of_the_three_groups_of_places():
    text = document(DOCUMENT).clauses["（十四）" + "要制定优先发展的重点工业产业目录和投资强度控制指标"]
    rows = BY_ID["land_price"]["amount"]["choose"]
    caps = list(dict.fromkeys(int(re.search(r"- (\d+)\)", row["of"])[1]) for row in rows))  # 昆明 and the new district
    assert [f"每亩不高于{cap // 10000}万元" for cap in caps] == re.findall(r"每亩不高于\d+万元", text)
    assert re.search("昆明市及滇中.*每亩不高于15.*玉溪市、曲靖市、楚雄州的，每亩不高于12.*其他.*每亩不高于10", text)


@seed_only
@each
def test_a_summary_is_ours_and_not_a_sentence_of_the_document(measure):
    """Names in a row and figures may agree; any other stretch of 15 characters is a copied sentence."""
    text = "".join(part for name, part in document(DOCUMENT).clauses.items() if name.endswith("）"))
    for words in (measure["summary"], measure.get("ambiguity", ""), measure.get("discretion", "")):
        for start in range(len(words) - 14):
            stretch = words[start : start + 15]
            is_free = stretch.count("、") >= 2 or re.search(r"\d", stretch) or NAMES.search(stretch)
            assert is_free or stretch not in text


def test_amounts_that_may_not_add_up_share_a_group_the_policy_describes(yn2014):
    described = {stacking.group for stacking in yn2014.stacking}
    cash = [measure for measure in MEASURES if measure.get("amount", {}).get("kind") == "cash"]
    counted = [measure for measure in cash if not measure["amount"].get("unspecified")]
    assert {measure.get("group") for measure in counted} == described


def test_what_the_text_only_wishes_for_is_information():
    decided = {measure["id"] for measure in MEASURES if "condition" in measure}
    assert not decided & {m["id"] for m in MEASURES if m["kind"] in {"programme", "target", "duty", "funding_source"}}
    assert not decided & {"leading_firms", "energy_review", "standard_plants", "project_pool", "negative_list_strict"}


def test_all_of_it_was_read_in_the_document():
    assert {measure["verified"] for measure in MEASURES} == {"seed"}
