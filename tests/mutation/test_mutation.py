"""A wrong figure, operator or date in any policy is noticed: by the tables beside this file, or by a named firm."""

import pytest

from desktop.facts.reading import load_catalogue
from desktop.paths import resources_dir

from killing import Killer  # isort: skip
from run import equivalents, survivors  # isort: skip

POLICIES = sorted(path.stem for path in (resources_dir() / "policies").glob("*.toml"))
each = pytest.mark.parametrize("policy", POLICIES)


@pytest.fixture(scope="module")
def killer():
    return Killer(load_catalogue())


@each
def test_every_measure_that_facts_touch_has_a_rule_written_down_apart_from_it(killer, policy):
    ours, expected = killer.policies[policy], killer.expected[policy]
    own = {
        m.id.removeprefix(f"{policy}.") for m in ours.measures if m.condition or m.relevance not in (None, ours.scope)
    }
    paid = {m.id.removeprefix(f"{policy}.") for m in ours.measures if m.amount}
    assert set(expected.raw["rules"]) == own
    assert set(expected.raw["worth"]) == paid


@each
def test_every_firm_gets_the_verdict_the_money_and_the_standing_of_the_tables(killer, policy):
    ours = killer.policies[policy]
    wrong = [
        (measure.id, said)
        for measure in ours.measures
        for demand in killer.demands(measure.id)
        if (said := demand.differs(ours, measure))
    ]
    assert wrong == []


@each
def test_several_amounts_come_to_what_the_tables_say(killer, policy):
    assert [said for total in killer.expected[policy].totals if (said := total.differs(killer.policies[policy]))] == []


@each
def test_every_rule_is_met_by_a_firm_missed_by_one_and_left_open_by_another(killer, policy):
    for name in killer.expected[policy].raw["rules"]:
        seen = {getattr(demand, "verdict", None) for demand in killer.expected[policy].demands(name)}
        assert {"yes", "no", "unknown"} <= {verdict.value for verdict in seen if verdict}, name


@each
def test_every_wrong_done_to_a_policy_is_noticed_or_cannot_be_seen_by_any_firm(killer, policy):
    count, left = survivors(killer, policy)
    harmless = {name for name in equivalents() if name.startswith(f"{policy} / ")}
    assert count > 100
    assert set(left) == harmless


def test_every_harmless_wrong_says_why():
    assert all(reason.endswith(".") for reason in equivalents().values())
