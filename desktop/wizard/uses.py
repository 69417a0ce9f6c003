"""Why a fact is asked: the indicators, measures, forms, gates and steps of the plan that rest on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.eligibility.measurefacts import measure_facts
from desktop.facts.case import BASE_YEAR
from desktop.planning.reading import load_plan_rules
from desktop.rules.term import facts_of

if TYPE_CHECKING:
    from desktop.application.form import Form
    from desktop.diagnosis.gate import Gate
    from desktop.diagnosis.indicator import Indicator
    from desktop.eligibility.measure import Measure
    from desktop.planning.rule import StepRule
    from desktop.wizard.rooms import Rooms


@dataclass(frozen=True, slots=True)
class Uses:
    """What rests on a fact, directly or through what is computed from it or shown by it."""

    indicators: tuple[Indicator, ...] = ()
    measures: tuple[Measure, ...] = ()
    forms: tuple[Form, ...] = ()
    gates: tuple[Gate, ...] = ()
    steps: tuple[StepRule, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True for a fact nothing rests on."""
        return not (self.indicators or self.measures or self.forms or self.gates or self.steps)


class UseIndex:
    """Finds the uses of a fact; reads indicators, policies and forms at the first question."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._found: dict[str, Uses] = {}
        self._measures: tuple[tuple[Measure, frozenset[str]], ...] | None = None
        self._forms: tuple[tuple[Form, frozenset[str]], ...] | None = None

    def of(self, key: str) -> Uses:
        """The uses of a fact; raises KeyError for a fact the catalogue doesn't have."""
        if key not in self._found:
            reach = self._reach(key)
            self._found[key] = Uses(
                tuple(item for item in self._rooms.indicators.items if not reach.isdisjoint(item.facts)),
                tuple(measure for measure, facts in self._all_measures() if not reach.isdisjoint(facts)),
                tuple(form for form, facts in self._all_forms() if not reach.isdisjoint(facts)),
                tuple(gate for gate in self._rooms.indicators.gates if not reach.isdisjoint(facts_of(gate.condition))),
                tuple(
                    step for step in load_plan_rules(self._rooms.catalogue).steps if not reach.isdisjoint(step.facts)
                ),
            )
        return self._found[key]

    def _reach(self, key: str) -> set[str]:
        """The fact with everything that changes when it does; the base year moves every yearly figure."""
        catalogue = self._rooms.catalogue
        starts = [key]
        if key == BASE_YEAR:
            starts += [name for name, fact in catalogue.facts.items() if fact.years]
        return {*starts, *(name for start in starts for name in catalogue.dependents(start))}

    def _all_measures(self) -> tuple[tuple[Measure, frozenset[str]], ...]:
        if self._measures is None:
            every = [measure for policy in self._rooms.policies for measure in policy.measures]
            self._measures = tuple((measure, frozenset(measure_facts(measure))) for measure in every)
        return self._measures

    def _all_forms(self) -> tuple[tuple[Form, frozenset[str]], ...]:
        if self._forms is None:
            self._forms = tuple((form, frozenset(form_facts(form))) for form in self._rooms.forms)
        return self._forms


def form_facts(form: Form) -> Iterator[str]:
    """Every fact a form prints, or that decides what it prints or encloses; may repeat."""
    yield from form.facts()
    conditions = [field.when for _, field in form.fields()]
    conditions += [attachment.when for attachment in form.attachments]
    for section in form.sections:
        conditions += [section.when, *(undertaking.when for undertaking in section.undertakings)]
        conditions += [box.when for box in section.boxes]
    for condition in conditions:
        if condition is not None:
            yield from facts_of(condition)
