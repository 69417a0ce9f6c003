"""Judging leaves nothing behind: a case that nobody holds is gone with its findings."""

import gc
import weakref

from policyfirm import WAN, case, judged, measure, policy, when_filed

CITY = policy(measure("a", when_filed('{ kind = "cash", rate = "10%", of = "investment.equipment" }')))


def test_a_judged_and_explained_case_can_be_forgotten() -> None:
    firm = case(project__filed=False, investment__equipment=200 * WAN)
    found = judged(firm, CITY)
    finding = found["CITY.a"]
    assert finding.tree
    assert finding.reasons
    assert finding.ways
    assert found.totals.today == {}
    assert found.narrowing() == ()
    held = weakref.ref(firm)
    del firm, found, finding
    gc.collect()
    assert held() is None
