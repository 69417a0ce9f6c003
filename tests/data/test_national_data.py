"""The national rules as shipped: all eighteen but 安徽, each with its document, its window and how far it was read."""

import pytest

from tests.data.policyfiles import raw_policy

RAW = raw_policy("national2026")
MEASURES = RAW["measure"]
RULES = [
    "NAT-RD", "NAT-500W", "NAT-ACC", "NAT-ENV10", "NAT-DIG10", "NAT-VATIN", "NAT-VATREF", "NAT-VAT5", "NAT-IMPORT",
    "NAT-TECH", "NAT-FIRSTSET", "NAT-LOAN15", "NAT-SME15", "NAT-RELEND", "NAT-WEST15", "NAT-RATE", "ADD-FAIR",
]  # fmt: skip
READ = {"primary_copy", "secondary", "seed"}

every = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure["id"])


def test_every_rule_has_become_a_measure():
    assert {record for measure in MEASURES for record in measure["records"]} == set(RULES)


@every
def test_what_is_in_force_was_read_and_what_is_remembered_is_unverified(measure):
    if measure["standing"] == "in_force":
        assert measure["verified"] in {"primary_copy", "secondary"}
    if measure["verified"] == "memory":
        assert measure["standing"] == "unverified"
        assert measure["doubt"]


@every
def test_a_rule_read_second_hand_says_so(measure):
    if measure["verified"] == "secondary" and "condition" in measure:
        assert measure["doubt"]


@every
def test_a_rule_names_its_document(measure):
    assert measure["standing_note"]
    assert measure["clause"]


def test_tax_that_only_waits_is_never_called_saved():
    kinds = {m["id"]: m["amount"]["kind"] for m in MEASURES if "amount" in m}
    assert kinds["one_off_deduction"] == kinds["accelerated_depreciation"] == "tax_deferred"
    assert kinds["rd_super_deduction"] == "tax_saved"
