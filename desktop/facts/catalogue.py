"""What can be asked, as one catalogue in file order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.facts.builtin import PREFIX, Builtin, builtin_of
from desktop.facts.fact import Fact
from desktop.facts.formula import Formula, parse_formula


@dataclass(frozen=True, slots=True)
class Group:
    """One file of facts with its title."""

    key: str
    title: str
    order: int = 0


class Catalogue:
    """Every fact by key, in file order. One instance serves the whole program."""

    def __init__(self, facts: Iterable[Fact], groups: Iterable[Group] = ()) -> None:
        self.facts: Mapping[str, Fact] = MappingProxyType({fact.key: fact for fact in facts})
        self.groups: tuple[Group, ...] = tuple(groups)
        self._formulas: dict[str, Formula | Builtin | None] = {}
        self._columns: dict[str, Mapping[str, Formula]] = {}
        self._dependents: dict[str, tuple[str, ...]] | None = None
        self._operands: dict[str, tuple[tuple[str, int], ...]] = {}
        self._controllers: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, key: str) -> Fact:
        return self.facts[key]

    def __contains__(self, key: object) -> bool:
        return key in self.facts

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def get(self, key: str) -> Fact | None:
        """The fact with this key, or None."""
        return self.facts.get(key)

    def formula(self, key: str) -> Formula | Builtin | None:
        """The read formula of a fact, or None; raises FormulaSyntax or KeyError for one that load refuses."""
        if key not in self._formulas:
            fact = self.facts[key]
            read = builtin_of(fact) if fact.formula.startswith(PREFIX) else None
            self._formulas[key] = read or (parse_formula(fact.formula) if fact.formula else None)
        return self._formulas[key]

    def column_formulas(self, key: str) -> Mapping[str, Formula]:
        """Column key -> formula of a table fact's computed columns."""
        if key not in self._columns:
            columns = self.facts[key].columns
            self._columns[key] = {c.key: parse_formula(c.formula) for c in columns if c.formula}
        return self._columns[key]

    def operands(self, key: str) -> tuple[tuple[str, int], ...]:
        """(key, years ago) of what a derived fact is computed from; empty for an asked fact."""
        if key not in self._operands:
            formula = self.formula(key) if self.facts[key].is_derived else None
            named = formula.operands if formula else ()
            self._operands[key] = tuple((name, ago) for name, ago in named if name in self.facts)
        return self._operands[key]

    def controllers(self, key: str) -> tuple[str, ...]:
        """The facts whose answers decide whether this one counts, the outermost first; also those of its inputs."""
        if key not in self._controllers:
            when = self.facts[key].when
            own = () if when is None else (*self.controllers(when.fact), when.fact)
            below = tuple(c for name, _ in self.operands(key) for c in self.controllers(name))
            self._controllers[key] = tuple(dict.fromkeys(own + below))
        return self._controllers[key]

    def dependents(self, key: str) -> tuple[str, ...]:
        """The facts that change when this one does: computed from it or shown by it, through any number of steps."""
        if self._dependents is None:
            self._dependents = {}
        if key not in self._dependents:
            self._dependents[key] = self._find_dependents(key)
        return self._dependents[key]

    def rests_on(self, key: str) -> tuple[str, ...]:
        """The facts this one reads directly: operands of its formula and the fact that shows it."""
        fact, formula = self.facts[key], self.formula(key)
        operands = [name for name, _ in formula.operands] if formula else []
        return tuple(dict.fromkeys(operands + ([fact.when.fact] if fact.when else [])))

    def _find_dependents(self, key: str) -> tuple[str, ...]:
        found = {key}
        while grown := {k for k in self.facts if k not in found and not found.isdisjoint(self.rests_on(k))}:
            found |= grown
        return tuple(k for k in self.facts if k in found and k != key)
