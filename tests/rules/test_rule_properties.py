"""What holds for every condition and every firm."""

from hypothesis import given, note, settings
from hypothesis import strategies as st
from randomrules import MOVABLE, TERMS, answers, conditions, fact_terms, firm, full_answers, judged, values
from smallfirm import CATALOGUE

from desktop.facts.case import Answer, Case, Known
from desktop.facts.fact import Change
from desktop.rules.dependence import is_unknown
from desktop.rules.evaluate import judge
from desktop.rules.explain import authority_note, deciding, missing, readings, sentence, tree
from desktop.rules.step import StepKind
from desktop.rules.term import All, AnyOf, Condition, Not, Term, terms
from desktop.rules.verdict import Verdict, negate
from desktop.rules.ways import Way, apply, ways_to_qualify

SETTLED = (Verdict.YES, Verdict.NO)
Answers = dict[str, Known]
Pair = tuple[Condition, Answers]


@given(judged(), st.data())
@settings(max_examples=600)
def test_learning_more_never_flips_a_settled_verdict(pair: Pair, data: st.DataObject) -> None:
    condition, known = pair
    before = judge(condition, firm(known)).verdict
    learned = data.draw(full_answers(condition))
    after = judge(condition, firm({**learned, **known})).verdict
    if before in SETTLED:
        assert after is before


@given(TERMS, answers())
def test_a_double_negation_changes_nothing(term: Term, known: Answers) -> None:
    case = firm(known)
    assert judge(Not(Not(term)), case).verdict is judge(term, case).verdict
    assert judge(Not(term), case).verdict is negate(judge(term, case).verdict)


@given(st.lists(conditions(3), min_size=1, max_size=3), answers())
def test_neither_this_nor_that_is_not_this_and_not_that(parts: list[Condition], known: Answers) -> None:
    case = firm(known)
    assert judge(Not(AnyOf(tuple(parts))), case).verdict is judge(All(tuple(Not(p) for p in parts)), case).verdict
    assert judge(Not(All(tuple(parts))), case).verdict is judge(AnyOf(tuple(Not(p) for p in parts)), case).verdict


@given(judged(), st.data())
@settings(max_examples=400)
def test_answering_the_missing_facts_settles_the_verdict_unless_readings_differ(
    pair: Pair, data: st.DataObject
) -> None:
    condition, known = pair
    case = firm(known)
    asked = missing(judge(condition, case))
    note(f"asked: {asked}")
    assert not any(CATALOGUE[key].is_derived for key in asked)
    for key in asked:
        fact = CATALOGUE[key]
        value = data.draw(values(fact, whole=True), label=key)
        full = {2025: value, 2024: data.draw(values(fact))} if fact.years else value
        case = case.with_answer(key, Answer(full))
    after = judge(condition, case)
    assert missing(after) == []
    if after.verdict is Verdict.UNKNOWN:
        assert any(type(part).__name__ in ("Readings", "Exception_") for part in _nodes(condition))


def _nodes(condition: Condition) -> list[object]:
    below = [
        getattr(condition, name) for name in ("part", "rule", "exception", "condition") if hasattr(condition, name)
    ]
    below += list(getattr(condition, "parts", ()))
    return [condition, *(node for part in below for node in _nodes(part))]


@given(judged())
def test_only_an_open_verdict_asks_for_facts(pair: Pair) -> None:
    condition, known = pair
    judgement = judge(condition, firm(known))
    if judgement.verdict in SETTLED:
        assert missing(judgement) == []
        assert authority_note(judgement) == ""


@given(judged())
def test_every_verdict_is_explained_by_reasons_that_agree_with_it(pair: Pair) -> None:
    condition, known = pair
    judgement = judge(condition, firm(known))
    reasons = deciding(judgement)
    assert reasons
    if judgement.verdict in SETTLED:
        assert {reason.verdict for reason in reasons} == {judgement.verdict}
    for reason in reasons:
        assert sentence(reason)
        assert reason.label


@given(judged())
def test_the_tree_says_every_term_and_begins_with_the_verdict(pair: Pair) -> None:
    condition, known = pair
    judgement = judge(condition, firm(known))
    lines = tree(judgement)
    assert lines[0].verdict is judgement.verdict
    assert sum(bool(line.fact) for line in lines) >= len(set(terms(condition))) - 1
    assert all("None" not in line.text and "Decimal" not in line.text for line in lines)


@given(judged())
def test_a_settled_verdict_is_the_same_under_every_reading(pair: Pair) -> None:
    condition, known = pair
    judgement = judge(condition, firm(known))
    if judgement.verdict in SETTLED:
        assert all(verdict is judgement.verdict for _, verdict in readings(judgement))


@given(judged(6))
@settings(max_examples=300)
def test_every_way_to_qualify_works_and_nothing_in_it_is_superfluous(pair: Pair) -> None:
    condition, known = pair
    case = firm(known)
    for way in ways_to_qualify(condition, case):
        assert judge(condition, apply(way, case)).verdict is Verdict.YES
        for step in way.changes:
            fewer = Way(tuple(other for other in way.changes if other is not step))
            assert judge(condition, apply(fewer, case)).verdict is not Verdict.YES
            assert step.text


@given(judged(6))
def test_a_firm_is_never_told_to_become_another(pair: Pair) -> None:
    condition, known = pair
    case = firm(known)
    for way in ways_to_qualify(condition, case):
        for step in way.changes:
            if CATALOGUE[step.fact].change is Change.FIXED:
                assert step.kind is StepKind.CONFIRM
                assert is_unknown(case, step.fact, step.years_ago)
            assert not CATALOGUE[step.fact].is_derived


@given(fact_terms(MOVABLE), answers(), answers())
def test_what_the_firm_may_decide_and_could_be_met_has_a_way(term: Term, known: Answers, other: Answers) -> None:
    case = firm(known)
    possible = judge(term, firm(other)).verdict is Verdict.YES
    if possible and judge(term, case).verdict is not Verdict.YES:
        assert ways_to_qualify(term, case)


@given(conditions())
def test_an_empty_case_settles_nothing_and_says_what_to_answer(condition: Condition) -> None:
    judgement = judge(condition, Case(CATALOGUE))
    assert judgement.verdict is Verdict.UNKNOWN
    assert missing(judgement)
