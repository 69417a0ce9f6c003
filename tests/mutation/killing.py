"""Reads a policy with one wrong in it, as the program would, and finds a case that notices."""

import datetime as dt
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from battery import HERE, Battery
from expectations import Demand, Expected, load
from mutants import Mutant, mutants, together

from desktop.eligibility import fields
from desktop.eligibility.judge import judge_measure
from desktop.eligibility.measurereading import MeasureReader
from desktop.eligibility.policy import Policy
from desktop.eligibility.reading import load_policies, policy_from
from desktop.eligibility.standing import Validity
from desktop.errors import BadData
from desktop.facts.case import Case
from desktop.facts.casefile import read_case
from desktop.facts.catalogue import Catalogue
from desktop.paths import resources_dir
from desktop.rules.reading import read_condition


@dataclass(frozen=True)
class Named:
    """What a named firm of `tests/cases` expects of one measure."""

    case: Case
    day: dt.date
    verdict: str | None
    relevance: str | None
    amount: list[Any] | None
    standing: str | None

    def differs(self, policy: Policy, measure: Any) -> str:
        """The first thing that is said otherwise."""
        finding = judge_measure(self.case, policy, measure, self.day)
        said = {
            "verdict": finding.verdict.value if self.verdict else None,
            "relevance": finding.relevance.value if self.relevance and finding.relevance else None,
            "amount": _ends(finding.amount) if self.amount else None,
            "standing": finding.standing.value if self.standing else None,
        }
        wanted = {
            "verdict": self.verdict,
            "relevance": self.relevance,
            "amount": self.amount,
            "standing": self.standing,
        }
        return "" if said == wanted else f"{said} instead of {wanted}"


def _ends(amount: Any) -> Any:
    return [amount.low, amount.high] if amount is not None else None


class Killer:
    """Tries mutants against everything the expectations and the named firms demand."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.policies = {policy.id: policy for policy in load_policies(catalogue)}
        self.files = {path.stem: path for path in sorted((resources_dir() / "policies").glob("*.toml"))}
        self.data = {name: tomllib.loads(path.read_text(encoding="utf-8")) for name, path in self.files.items()}
        self._demands: dict[str, list[Demand | Named]] = {}
        self._last: dict[str, int] = defaultdict(int)

    @cached_property
    def expected(self) -> dict[str, Expected]:
        """The expectations by policy."""
        return load(Battery(self.catalogue))

    @cached_property
    def firms(self) -> dict[str, list[Named]]:
        """What the named firms expect, by measure."""
        found: dict[str, list[Named]] = defaultdict(list)
        for path in sorted((HERE.parent / "cases").glob("*.json")):
            content = json.loads(path.read_text(encoding="utf-8"))
            if "workbook" not in content:
                for measure, named in _named(content, read_case(path, self.catalogue)):
                    found[measure].append(named)
        return found

    def mutants(self, policy: str) -> Iterator[Mutant]:
        """Every mutant of one policy file."""
        yield from mutants(policy, self.data[policy], self.catalogue)
        yield from together(policy, self.data[policy])

    def demands(self, measure: str) -> list[Demand | Named]:
        """Everything that is demanded of a measure, made once."""
        if measure not in self._demands:
            policy, _, name = measure.partition(".")
            ours = list(self.expected[policy].demands(name)) if policy in self.expected else []
            self._demands[measure] = [*ours, *self.firms[measure]]
        return self._demands[measure]

    def noticed(self, mutant: Mutant) -> str:
        """By what the mutant is noticed; "" when nothing does."""
        try:
            if mutant.is_together:
                return self.total_noticed(mutant)
            policy, measures = self.changed(mutant)
        except BadData:
            return "the reader refuses it"
        for measure in measures:
            demands = self.demands(measure.id)
            start = self._last[measure.id]  # what noticed the last mutant often notices the next
            for n in [*range(start, len(demands)), *range(start)]:
                if said := demands[n].differs(policy, measure):
                    self._last[measure.id] = n
                    return f"{measure.id}: {said}"
        return ""

    def total_noticed(self, mutant: Mutant) -> str:
        """By which total the mutant is noticed."""
        data = dict(self.data[mutant.policy])
        part, which = mutant.place
        data[part] = [*data[part][:which], mutant.node, *data[part][which + 1 :]]
        policy = policy_from(data, self.catalogue, mutant.policy)
        totals = self.expected[mutant.policy].totals
        return next((said for total in totals if (said := total.differs(policy))), "")

    def changed(self, mutant: Mutant) -> tuple[Policy, list[Any]]:
        """The policy and the measures that the wrong touches, read again."""
        data = dict(self.data[mutant.policy])
        kind, which = mutant.place
        touched = list(range(len(data["measure"])))
        if kind == "measure":
            data["measure"] = [*data["measure"][:which], mutant.node, *data["measure"][which + 1 :]]
            touched = [which]
        elif kind == "conditions":
            data["conditions"] = {**data["conditions"], which: mutant.node}
            users = _users(data["conditions"], which)
            touched = [n for n in touched if _uses(data["measure"][n]) & users]
        else:
            data["policy"] = mutant.node
        return self.read(data, touched)

    def read(self, data: dict[str, Any], touched: list[int]) -> tuple[Policy, list[Any]]:
        """Some measures of a file's data, and its policy's head."""
        named: dict[str, Any] = {}
        for name, raw in data.get("conditions", {}).items():
            named[name] = read_condition(raw, self.catalogue, name, named)
        head = data["policy"]
        scope = read_condition(head["scope"], self.catalogue, "scope", named) if "scope" in head else None
        validity = fields.validity(head, Validity(), "policy")
        reader = MeasureReader(self.catalogue, head["id"], scope, validity, str(head.get("standing_note", "")), named)
        ids = [measure["id"] for measure in data["measure"]]
        policy = replace(self.policies[head["id"]], scope=scope, validity=validity)
        return policy, [reader.measure(data["measure"][n], ids, ids[n]) for n in touched]


def _users(conditions: dict[str, Any], name: str) -> set[str]:
    found = {name}
    for other, node in conditions.items():
        if _uses(node) & found:
            found.add(other)
    return found


def _uses(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["use"]} if "use" in node else set()
        return own.union(*(_uses(part) for part in node.values()))
    return set().union(*(_uses(part) for part in node)) if isinstance(node, list) else set()


def _named(content: dict[str, Any], case: Case) -> Iterator[tuple[str, Named]]:
    expect, day = content["expect"], dt.date.fromisoformat(content["as_of"])
    parts = [expect.get(key, {}) for key in ("findings", "relevance", "amounts", "standings")]
    for measure in dict.fromkeys(key for part in parts for key in part):
        verdict, relevance, amount, standing = (part.get(measure) for part in parts)
        ends = None if amount is None else [None if end is None else Decimal(str(end)) for end in amount]
        yield measure, Named(case, day, verdict, relevance, ends, standing)
