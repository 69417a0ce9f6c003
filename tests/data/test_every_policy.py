"""What holds for every policy that ships: a new file in resources/policies is tested here without a line of Python."""

import difflib
from pathlib import Path

import pytest

from desktop.eligibility.policycheck.checker import Checker
from desktop.eligibility.reading import load_policies
from tests.data.policyfiles import SEEDS, all_terms, find_document, policy_files, raw_policy

POLICIES = {path.stem: raw_policy(path.stem) for path in policy_files()}
MEASURES = [(name, measure) for name, policy in POLICIES.items() for measure in policy["measure"]]
ORIGINS = {"policy", "guide", "practice"}
LONGEST_SHARED = 24


def ids(measures):
    return [f"{name}.{measure['id']}" for name, measure in measures]


def of_every_measure(*, paid=False):
    chosen = [one for one in MEASURES if not paid or "amount" in one[1]]
    return pytest.mark.parametrize(("policy", "measure"), chosen, ids=ids(chosen))


def read_from_a_document():
    at_hand = {name for name, policy in POLICIES.items() if find_document(policy["policy"].get("seed", "none"))}
    chosen = [one for one in MEASURES if one[0] in at_hand]
    return pytest.mark.parametrize(("policy", "measure"), chosen, ids=ids(chosen))


def test_the_policies_known_so_far_are_among_them():
    assert {"ah2025", "la2020", "national2026", "sx2017", "yn2014", "yn2017", "ynplan"} <= set(POLICIES)


@pytest.mark.parametrize("path", policy_files(), ids=lambda path: path.stem)
def test_a_shipped_policy_has_no_fault(catalogue, path: Path):
    others = [policy for policy in load_policies(catalogue) if policy.id != path.stem]
    assert Checker(catalogue, None, SEEDS if SEEDS.is_dir() else None).check([path], others) == ()


@of_every_measure()
def test_a_measure_says_what_it_is_in_sentences_and_where_each_condition_stands(policy, measure):
    for text in ("summary", "ambiguity", "discretion", "standing_note"):
        assert measure.get(text, "。").endswith("。")
    assert measure["clause"]
    assert all(term.get("clause") for term in all_terms(measure, POLICIES[policy]))
    assert all(isinstance(paper, str) or paper["origin"] in ORIGINS for paper in measure.get("documents", []))


@of_every_measure(paid=True)
def test_money_is_only_promised_with_a_condition_and_its_doubts(policy, measure):
    assert measure["ambiguity"]
    assert measure["condition"]
    assert not measure["amount"].get("unspecified") or "未计入" in measure["amount"]["note"]


@of_every_measure()
def test_what_only_the_government_has_to_do_is_no_duty_of_a_firm(policy, measure):
    if measure["kind"] == "duty":
        assert measure.get("concerns") != "government"
    if measure["kind"] == "administration":
        assert measure["concerns"] == "government"


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_where_a_policy_gives_cash_in_groups_none_stands_outside(policy):
    cash = [m for m in policy["measure"] if m.get("amount", {}).get("kind") == "cash"]
    groups = {measure.get("group") for measure in cash if not measure["amount"].get("unspecified")}
    described = {stacking["group"] for stacking in policy.get("stacking", [])}
    assert not groups & described or groups <= described


@read_from_a_document()
def test_the_clause_a_measure_cites_is_in_the_document(policy, measure):
    document = find_document(POLICIES[policy]["policy"]["seed"])
    if measure["verified"] == "seed":
        assert document.has(measure["clause"])
        assert all(document.has(term["clause"]) for term in all_terms(measure, POLICIES[policy]))


@read_from_a_document()
def test_a_summary_is_ours_and_not_a_sentence_of_the_document(policy, measure):
    """Names in a row may agree; a longer stretch that is no list of names is a copied sentence."""
    text = "".join(find_document(POLICIES[policy]["policy"]["seed"]).clauses.values())
    for words in (measure["summary"], measure.get("ambiguity", ""), measure.get("discretion", "")):
        longest = difflib.SequenceMatcher(None, words, text, autojunk=False).find_longest_match()
        shared = words[longest.a : longest.a + longest.size]
        assert longest.size < LONGEST_SHARED or shared.count("、") >= 3, shared
