"""The cases that settle a measure: for every test of its rule, answers on both sides of its edge while all else hangs on it."""

import datetime as dt
import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from reference import CODES, NUMBERS, Reference
from wording import Atom, Rule, atoms

from desktop.facts.case import Answer, Case
from desktop.facts.parsing import from_json
from desktop.paths import resources_dir

HERE = Path(__file__).parent
TRIES = 150  # random answers tried to find those with which a test decides; more while there are none
MOST_TRIES = 5000
SOME = 10  # of the answers to one question in one try
BASES = 2  # ways in which each test is seen deciding, for each pair of verdicts it turns
MORE = 12  # random cases besides
STEP = {"money": Decimal("0.0001"), "integer": Decimal(1)}  # one yuan, as money is shown in 万元
YEAR = 2025

Answers = dict[str, Any]


class Battery:
    """Makes cases for rules; `recipes` say how a computed figure or a table is brought to a value."""

    def __init__(self, catalogue: Any) -> None:
        self.catalogue = catalogue
        self.reference = Reference(catalogue)
        self.recipes = tomllib.loads((HERE / "expectations" / "recipes.toml").read_text(encoding="utf-8"))

    def cases(self, rule: Rule, name: str) -> list[Answers]:
        """Answers by operand, the same on every run."""
        dice = random.Random(name)
        choices = self.choices(rule)
        made: list[Answers] = [{}]
        for atom in atoms(rule):
            for base in self.deciding(rule, atom, choices, dice):
                made += [_with(base, atom.operand, value) for value in choices[atom.operand]]
        made += [self.random(choices, dice) for _ in range(MORE)]
        return list({repr(sorted(answers.items())): answers for answers in made}.values())

    def choices(self, rule: Rule) -> dict[str, list[Any]]:
        """For every operand, and every fact that may hide it, the answers worth trying."""
        tests: dict[str, list[Atom]] = {}
        for atom in atoms(rule):
            tests.setdefault(atom.operand, []).append(atom)
            self.masters(atom.operand, tests)
        return {operand: self.values(operand, found) for operand, found in tests.items()}

    def masters(self, operand: str, tests: dict[str, list[Atom]]) -> None:
        """Add the facts that decide whether the operand counts."""
        when = None if operand.endswith(")") else self.catalogue[operand].when
        if when is not None:
            tests.setdefault(when.fact, [])
            self.masters(when.fact, tests)

    def values(self, operand: str, tests: list[Atom]) -> list[Any]:
        """No answer, and answers on every side of every edge."""
        kind = self.reference.kind(operand)
        if kind == "bool":
            return [None, True, False]
        if kind == "choice":
            return [None, *(option.key for option in self.catalogue[operand].options)]
        if kind == "multi":
            return [None, *_chosen([option.key for option in self.catalogue[operand].options], tests)]
        bounds = sorted({value for atom in tests for value in atom.values})
        if kind in CODES:
            return [None, *_codes(kind, bounds)]
        if kind in ("date", "month"):
            near = _days if kind == "date" else _months
            return [None, *dict.fromkeys(day for bound in bounds for day in near(bound))]
        step = Decimal(1) if operand.startswith("count") else self.step(operand)
        assert kind in NUMBERS, f"{operand}: no answers are known for {kind}"
        around = {Decimal(bound) + step * n for bound in bounds for n in (-1, 0, 1)}
        return [None, *(str(number) for number in sorted(around) if number >= 0)]

    def step(self, operand: str) -> Decimal:
        """The smallest difference that counts."""
        if operand.startswith("sum"):
            return STEP["money"]
        return STEP.get(self.reference.kind(operand), Decimal("0.01"))

    def deciding(
        self, rule: Rule, atom: Atom, choices: Mapping[str, list[Any]], dice: random.Random
    ) -> Iterator[Answers]:
        """Answers to everything else with which this test turns the verdict."""
        found: Counter[tuple[Any, Any]] = Counter()
        for tried in range(MOST_TRIES):
            if tried > TRIES and found:
                return
            base = self.random(choices, dice)
            ends: dict[bool | None, bool | None] = {}
            for value in dice.sample(choices[atom.operand], min(SOME, len(choices[atom.operand]))):
                answers = _with(base, atom.operand, value)
                passed = self.reference.test(atom, answers)
                if passed is not None and passed not in ends:
                    ends[passed] = self.reference.judge(rule, answers)
            if len(ends) == 2 and ends[True] is not ends[False] and found[ends[True], ends[False]] < BASES:
                found[ends[True], ends[False]] += 1
                yield base

    def random(self, choices: Mapping[str, list[Any]], dice: random.Random) -> Answers:
        """One answer each; no answer is rare."""
        return {
            operand: dice.choice(values[1:] if dice.random() > 0.08 else values) for operand, values in choices.items()
        }

    def case(self, answers: Answers) -> Case:
        """The case a firm with these answers has."""
        facts: Answers = {}
        for operand, value in answers.items():
            if value is not None:
                facts |= self.facts_for(operand, value)
        return case_of(self.catalogue, facts)

    def facts_for(self, operand: str, value: Any) -> Answers:
        """The answers that bring an operand to a value."""
        recipe = self.recipes.get(operand)
        if recipe is None:
            if self.catalogue[operand].years:
                return {"finance.base_year": YEAR, operand: {str(YEAR): value}}
            return {operand: value}
        word = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        if word in recipe:
            return dict(recipe[word])
        if "rows" in recipe:
            return {recipe["table"]: [recipe["beside"], *([recipe["rows"]] * int(value))]}
        if "column" in recipe:
            row = {**recipe["row"], recipe["column"]: value}
            return {**recipe.get("given", {}), recipe["table"]: [row] if Decimal(value) else []}
        return {**recipe["given"], recipe["moves"]: value}


def case_of(catalogue: Any, facts: Mapping[str, Any]) -> Case:
    """A case from answers written as in a case file."""
    return Case(catalogue, {key: Answer(from_json(catalogue[key], value)) for key, value in facts.items()})


def _with(base: Answers, operand: str, value: Any) -> Answers:
    return {**base, operand: value}


def _chosen(options: list[str], tests: list[Atom]) -> Iterator[list[str]]:
    """Nothing, each option alone, each wanted list whole, one short, and with one more."""
    yield []
    for option in options:
        yield [option]
    for atom in tests:
        others = [option for option in options if option not in atom.values]
        for chosen in (list(atom.values), [*atom.values, *others[:1]], [atom.values[0], *others[-1:]]):
            yield [option for option in options if option in chosen]
        if atom.op == "all":
            for left in atom.values:
                yield [option for option in options if option in atom.values and option != left]


def _days(bound: str) -> list[str]:
    day = dt.date.fromisoformat(bound)
    return [(day + dt.timedelta(days=n)).isoformat() for n in (-1, 0, 1)]


def _months(bound: str) -> list[str]:
    middle = dt.date.fromisoformat(f"{bound}-15")
    return [f"{middle + dt.timedelta(days=n):%Y-%m}" for n in (-30, 0, 30)]


@cache
def _known(kind: str) -> tuple[str, ...]:
    name, length = {"region": ("regions.toml", 6), "industry": ("industries.toml", 4)}[kind]
    names = tomllib.loads((resources_dir() / "codes" / name).read_text(encoding="utf-8"))["names"]
    return tuple(sorted({code.ljust(length, "1") for code in names if len(code) != 3}))


def _codes(kind: str, prefixes: list[str]) -> list[str]:
    """A code inside each prefix, one that shares all but its last digit, and one from far away."""
    inside, outside = [], []
    for prefix in prefixes:
        mine = [code for code in _known(kind) if code.startswith(prefix)]
        assert mine, f"no {kind} begins with {prefix}"
        inside += [mine[0], mine[-1]]
        for length in range(len(prefix) - 1, -1, -1):
            near = [c for c in _known(kind) if c.startswith(prefix[:length]) and not c.startswith(tuple(prefixes))]
            outside += [near[0], near[-1]] if near else []
    return list(dict.fromkeys(inside + outside))
