"""Learning more about a firm never turns a settled verdict of a shipped policy, and only narrows an amount."""

from decimal import Decimal

from anyfirm import TODAY, any_firm, knew_less
from hypothesis import given, settings
from hypothesis import strategies as st
from policyfirm import CATALOGUE

from desktop.eligibility.amounts.amount import Amount
from desktop.eligibility.finding import Finding
from desktop.eligibility.findings import Findings
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Case
from desktop.intake.source import case_from
from desktop.paths import resources_dir
from desktop.rules.verdict import Verdict

POLICIES = load_policies(CATALOGUE)
SAMPLE = case_from(resources_dir() / "sample" / "foundry.xlsx", CATALOGUE).case
SETTLED = (Verdict.YES, Verdict.NO)
SEEDS = st.integers(0, 1_000_000)


def findings(firm: Case) -> Findings:
    return judge_policies(firm, POLICIES, TODAY)


def turned(firm: Case, seed: int) -> list[str]:
    """The measures whose verdict, place or concern was settled and then settled otherwise."""
    later = findings(firm)
    return [f.measure.id for f in findings(knew_less(firm, seed)).findings if _turns(f, later[f.measure.id])]


def _turns(before: Finding, after: Finding) -> bool:
    verdict = before.verdict in SETTLED and after.verdict is not before.verdict
    relevance = before.relevance in SETTLED and after.relevance is not before.relevance
    moved = before.elsewhere and not after.elsewhere
    return verdict or relevance or moved or (not before.concerned and after.concerned)


def widened(firm: Case, seed: int) -> list[str]:
    """The measures whose amount with fewer answers did not reach as far as with all."""
    later = findings(firm)
    both = ((f, later[f.measure.id]) for f in findings(knew_less(firm, seed)).findings)
    return [one.measure.id for one, two in both if one.amount and two.amount and not _within(two.amount, one.amount)]


def _within(narrow: Amount, wide: Amount) -> bool:
    zero = Decimal(0)
    if (narrow.low or zero) < (wide.low or zero):
        return False
    return wide.high is None or (narrow.high is not None and narrow.high <= wide.high)


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_no_settled_verdict_on_the_sample_firm_turns_as_it_answers_more(seed: int) -> None:
    assert turned(SAMPLE, seed) == []


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_no_settled_verdict_on_any_firm_turns_as_it_answers_more(seed: int) -> None:
    assert turned(any_firm(seed), seed) == []


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_an_amount_only_narrows_as_a_firm_answers_more(seed: int) -> None:
    assert widened(any_firm(seed), seed) == []
    assert widened(SAMPLE, seed) == []


@settings(max_examples=20, deadline=None)
@given(SEEDS, st.dates(min_value=TODAY.replace(year=2010), max_value=TODAY.replace(year=2035)))
def test_judging_for_any_day_is_the_same_twice_and_leaves_the_case_as_it_was(seed: int, day: object) -> None:
    firm = any_firm(seed)
    answers = dict(firm.answers)
    first, other, again = (judge_policies(firm, POLICIES, when) for when in (day, TODAY, day))  # type: ignore[arg-type]
    fresh = judge_policies(Case(CATALOGUE, answers), POLICIES, day)  # type: ignore[arg-type]
    assert told(first) == told(again) == told(fresh)
    assert [f.verdict for f in first.findings] == [f.verdict for f in other.findings]
    assert dict(firm.answers) == answers


def told(found: Findings) -> list[object]:
    return [(f.measure.id, f.verdict, f.standing, f.missing, f.amount) for f in found.findings]
