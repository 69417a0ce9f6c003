"""Random conditions and cases over the small firm's facts."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st
from smallfirm import CATALOGUE, WAN

from desktop.facts.case import Answer, Case, Known
from desktop.facts.fact import Fact, FactType
from desktop.rules.term import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    CountOperand,
    Exception_,
    FactOperand,
    Not,
    Op,
    RatioOperand,
    Reading,
    Readings,
    RowTest,
    SumOperand,
    Term,
    facts_of,
)
from desktop.rules.verdict import Verdict

REGIONS = ("341502", "341503", "530102")
INDUSTRIES = ("3391", "2511", "5211")
NUMBERS = st.sampled_from([Decimal(n) for n in (0, 1, 3, 20, 60, 300, 1200)])
DAYS = st.sampled_from([dt.date(2019, 12, 31), dt.date(2020, 6, 1), dt.date(2020, 6, 2), dt.date(2022, 1, 1)])
ROBOT = RowTest("kind", Op.IN, ("robot",))
NEW = RowTest("bought", Op.GE, dt.date(2020, 6, 2))
LASTS = RowTest("used_to", Op.GE, Decimal(1), since="bought")
ORDER = st.sampled_from([Op.GE, Op.LE, Op.GT, Op.LT, Op.EQ, Op.NE])
ASKED = tuple(f for f in CATALOGUE.facts.values() if not f.is_derived and f.key != "finance.base_year")
TESTED = tuple(f for f in CATALOGUE.facts.values() if not f.columns and f.key != "finance.base_year")


def values(fact: Fact, *, whole: bool = False) -> st.SearchStrategy[Known]:
    """A value of the fact's type; the rows of a table have empty cells unless they are to be `whole`."""
    if fact.type is FactType.BOOL:
        return st.booleans()
    if fact.type is FactType.DATE:
        return DAYS
    if fact.type is FactType.REGION:
        return st.sampled_from(REGIONS)
    if fact.type is FactType.INDUSTRY:
        return st.sampled_from(INDUSTRIES)
    if fact.type is FactType.MULTI:
        keys = [o.key for o in fact.options]
        return st.sets(st.sampled_from(keys)).map(lambda chosen: tuple(k for k in keys if k in chosen))
    if fact.options:
        return st.sampled_from([o.key for o in fact.options])
    if fact.columns:
        cells = {"kind": st.sampled_from(["robot", "other"]), "amount": NUMBERS, "bought": DAYS, "used_to": DAYS}
        row = st.fixed_dictionaries(cells) if whole else st.fixed_dictionaries({}, optional=cells)
        return st.lists(row, max_size=3).map(tuple)
    return NUMBERS.map(lambda n: n * WAN) if fact.type is FactType.MONEY else NUMBERS


@st.composite
def fact_terms(draw: st.DrawFn, facts: tuple[Fact, ...] = TESTED) -> Term:
    fact = draw(st.sampled_from(facts))
    operand = FactOperand(fact.key, draw(st.integers(0, 1)) if fact.years else 0)
    if fact.type is FactType.MULTI:
        listed = draw(values(fact).filter(bool))
        return Term(operand, draw(st.sampled_from([Op.HAS_ANY, Op.HAS_ALL, Op.ONLY])), listed)  # type: ignore[arg-type]
    if fact.type is FactType.REGION:
        return Term(operand, Op.WITHIN, (draw(st.sampled_from(["34", "3415", "53"])),))
    if fact.type is FactType.DATE:
        return Term(operand, draw(st.sampled_from([Op.BEFORE, Op.AFTER, Op.GE, Op.LE])), draw(DAYS))
    if fact.type is FactType.BOOL:
        return Term(operand, draw(st.sampled_from([Op.EQ, Op.NE])), draw(st.booleans()))
    if fact.options or fact.type is FactType.INDUSTRY:
        listed = tuple(draw(st.sets(values(fact), min_size=1, max_size=2)))
        return Term(operand, draw(st.sampled_from([Op.IN, Op.NOT_IN])), listed)  # type: ignore[arg-type]
    if draw(st.booleans()):
        pair = sorted([draw(values(fact)), draw(values(fact))])  # type: ignore[type-var]
        return Term(operand, Op.BETWEEN, tuple(pair))  # type: ignore[arg-type]
    return Term(operand, draw(ORDER), draw(values(fact)))  # type: ignore[arg-type]


@st.composite
def other_terms(draw: st.DrawFn) -> Term:
    where = draw(st.sampled_from([(), (ROBOT,), (ROBOT, NEW), (NEW, LASTS)]))
    operand = draw(st.sampled_from([
        CountOperand("equipment", where),
        SumOperand("equipment", "amount", where),
        RatioOperand(FactOperand("finance.rd_expense"), FactOperand("finance.revenue")),
        RatioOperand(FactOperand("finance.revenue"), FactOperand("finance.revenue", 1), in_percent=False),
    ]))  # fmt: skip
    return Term(operand, draw(ORDER), draw(NUMBERS))


MOVABLE = tuple(f for f in TESTED if f.key in ("project.directions", "investment.fixed_assets", "project.library"))
TERMS = fact_terms() | fact_terms() | fact_terms() | other_terms()


def _grow(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
    thens = st.sampled_from([Verdict.YES, Verdict.NO, Verdict.UNKNOWN])
    return st.one_of(
        parts.map(All),
        parts.map(AnyOf),
        parts.flatmap(lambda p: st.integers(1, len(p)).map(lambda n: AtLeast(n, p))),
        inner.map(Not),
        st.builds(Exception_, inner, inner, thens),
        st.tuples(inner, inner).map(lambda two: Readings((Reading("从宽", two[0]), Reading("从严", two[1])))),
    )


def conditions(most: int = 8) -> st.SearchStrategy[Condition]:
    """Conditions of up to about `most` terms."""
    return st.recursive(TERMS, _grow, max_leaves=most)


def relevant(condition: Condition) -> tuple[Fact, ...]:
    """The asked facts that can change the condition's verdict."""
    waiting, found = list(facts_of(condition)), dict[str, None]()
    while waiting:
        key = waiting.pop()
        if key not in found:
            found[key] = None
            waiting += CATALOGUE.rests_on(key)
    return tuple(fact for fact in ASKED if fact.key in found)


def answers(about: Condition | None = None) -> st.SearchStrategy[dict[str, Known]]:
    """Answers to some of the facts that matter; yearly ones to the base year, or to it and the year before."""
    facts = ASKED if about is None else relevant(about)
    return st.fixed_dictionaries({}, optional={fact.key: _answer(fact) for fact in facts})


def full_answers(about: Condition) -> st.SearchStrategy[dict[str, Known]]:
    """Answers to every fact that matters."""
    return st.fixed_dictionaries({fact.key: _answer(fact) for fact in relevant(about)})


def _answer(fact: Fact) -> st.SearchStrategy[Known]:
    plain = values(fact)
    return st.tuples(plain, plain).map(lambda two: {2025: two[0], 2024: two[1]}) if fact.years else plain


def judged(most: int = 8) -> st.SearchStrategy[tuple[Condition, dict[str, Known]]]:
    """A condition with answers to some of what matters to it."""
    return conditions(most).flatmap(lambda c: st.tuples(st.just(c), answers(c)))


def firm(known: dict[str, Known]) -> Case:
    """A case with these answers; the base year is always given."""
    return Case(CATALOGUE, {"finance.base_year": Answer(2025), **{k: Answer(v) for k, v in known.items()}})
