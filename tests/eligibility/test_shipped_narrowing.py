"""What an answer is said to narrow at most, held against what it does, on the shipped policies."""

from decimal import Decimal

from anyfirm import TODAY, any_firm, knew_less
from hypothesis import given, settings
from hypothesis import strategies as st
from policyfirm import CATALOGUE

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.findings import Findings
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.narrowing import width_of
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Case
from desktop.intake.source import case_from
from desktop.paths import resources_dir

POLICIES = load_policies(CATALOGUE)
SAMPLE = case_from(resources_dir() / "sample" / "foundry.xlsx", CATALOGUE).case


def width(found: Findings, *, today: bool) -> dict[MoneyKind, Decimal]:
    totals = found.living_totals  # those people are shown
    if today:
        return width_of(totals.today, totals.possible_today)
    return width_of(totals.reference, totals.possible_reference)


def exceeded(full: Case, seed: int, *, today: bool) -> list[tuple[str, MoneyKind]]:
    """The facts whose real answer narrows more than was said; what a ban takes away is said at the ban."""
    less = knew_less(full, seed)
    found = judge_policies(less, POLICIES, TODAY)
    said = {(one.fact, one.kind): one.yuan for one in found.narrowing(today=today)}
    forgotten = [key for key in full.answers if key not in less.answers]
    named = {fact for fact, _ in said}
    wrong = []
    for key in [key for key in forgotten if key in named][:4] + forgotten[:2]:
        after = judge_policies(less.with_answer(key, full.answer(key)), POLICIES, TODAY)
        if len(after.bans) > len(found.bans):
            continue
        for kind, yuan in width(found, today=today).items():
            if (key, kind) not in said and kind is MoneyKind.TAX_DEFERRED:
                continue  # what the savings leave of the year's tax
            told = said.get((key, kind), Decimal(0))
            if told is not None and yuan - width(after, today=today)[kind] > told:
                wrong.append((key, kind))
    return wrong


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1_000_000), st.booleans())
def test_no_answer_of_any_firm_narrows_more_than_was_said(seed: int, today: bool) -> None:
    assert exceeded(any_firm(seed), seed, today=today) == []


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1_000_000))
def test_no_answer_of_the_sample_firm_narrows_more_than_was_said(seed: int) -> None:
    assert exceeded(SAMPLE, seed, today=True) == []
