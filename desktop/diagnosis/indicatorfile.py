"""One `[[indicator]]` of an area's file, bound to the facts it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.diagnosis.area import Area
from desktop.diagnosis.benchmark import Benchmarks, Mark, Step
from desktop.diagnosis.indicator import Exemption, Indicator, Kind, Lever, OptionScore
from desktop.diagnosis.source import Source, Support, Verification
from desktop.facts.datafile import Entry, known_fact, refuse_twins
from desktop.facts.fact import Fact, FactType
from desktop.facts.formula import Formula

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

Sources = Mapping[str, Source]
_OPTION_TYPES = {Kind.LEVEL: (FactType.CHOICE, FactType.BOOL), Kind.HONOURS: (FactType.MULTI,)}
_YES_NO = {"yes": "是", "no": "否"}


def read_indicator(
    entry: Entry, area: Area, catalogue: Catalogue, sources: Sources, supports: Mapping[str, Support]
) -> Indicator:
    """The indicator an entry declares; BadData when it names a fact, option, source or support nobody knows."""
    reader = _IndicatorReader(entry, catalogue, sources)
    indicator = reader.quantity(area, supports) if reader.kind is Kind.QUANTITY else reader.chosen(area, supports)
    entry.done()
    return indicator


def read_formula(entry: Entry, key: str, catalogue: Catalogue) -> Formula:
    """The formula under `key`; BadData when it is not one, or looks at a fact or a year that nobody asks."""
    formula = entry.formula(key)
    for name, back in formula.operands:
        if back and known_fact(name, entry, catalogue).years <= back:
            raise entry.bad(f"“{name}”没有按年填到前 {back} 年")
        known_fact(name, entry, catalogue)
    return formula


class _IndicatorReader:
    def __init__(self, entry: Entry, catalogue: Catalogue, sources: Sources) -> None:
        self.entry = entry
        self.catalogue = catalogue
        self.sources = sources
        self.kind = entry.one_of("kind", Kind)

    def quantity(self, area: Area, supports: Mapping[str, Support]) -> Indicator:
        entry = self.entry
        formula = read_formula(entry, "formula", self.catalogue)
        return replace(
            self.common(area, formula.keys, supports),
            unit=entry.text("unit"),
            formula=formula,
            benchmarks=self.benchmarks(),
            most=entry.number("most") if "most" in entry else None,
            decimals=entry.whole("decimals", 1),
            lever=self.lever(formula.keys) if "step" in entry else None,
            exemptions=tuple(self.exemption(part) for part in entry.entries("not_applicable")),
        )

    def chosen(self, area: Area, supports: Mapping[str, Support]) -> Indicator:
        fact = self.fact(self.entry.text("fact"), self.entry)
        if fact.type not in _OPTION_TYPES[self.kind]:
            raise self.entry.bad(f"“{fact.key}”不是可以选的题")
        return replace(self.common(area, (fact.key,), supports), options=self.options(fact))

    def common(self, area: Area, facts: tuple[str, ...], supports: Mapping[str, Support]) -> Indicator:
        entry = self.entry
        unknown = [id for id in entry.texts("other_supports") if id not in supports]
        if unknown:
            raise entry.bad(f"没有名为“{unknown[0]}”的支持")
        weight = entry.number("weight")
        if weight <= 0:
            raise entry.bad("权重要大于 0")
        return Indicator(
            id=entry.text("id"),
            area=area,
            label=entry.text("label"),
            kind=self.kind,
            weight=weight,
            facts=facts,
            fact_labels=tuple(self.fact(key, entry).label for key in facts),
            basis=entry.text("basis"),
            advice=entry.text("advice"),
            evidence=entry.texts("evidence"),
            measures=entry.texts("measures"),
            other_supports=tuple(supports[id] for id in entry.texts("other_supports")),
            note=entry.text("note", ""),
            not_applicable_when=entry.text("not_applicable_when", ""),
        )

    def fact(self, key: str, entry: Entry) -> Fact:
        return known_fact(key, entry, self.catalogue)

    def benchmarks(self) -> Benchmarks:
        lower = self.entry.text("direction") == "lower"
        entry, good, leading = (self.mark(step) for step in Step)
        default = 2 * entry.value if lower else Decimal(0)
        zero = self.entry.number("zero") if "zero" in self.entry else default
        made = Benchmarks(entry, good, leading, lower, zero)
        if not made.is_ordered:
            raise self.entry.bad("入门、良好、领先三条线要一条比一条高，入门线是 0 时要另给 zero")
        return made

    def mark(self, step: Step) -> Mark:
        entry = self.entry.entry(step.value)
        mark = Mark(
            step, entry.number("value"), self.source(entry, "source"), _verified(entry), entry.text("caliber", "")
        )
        entry.done()
        return mark

    def lever(self, facts: tuple[str, ...]) -> Lever:
        entry = self.entry.entry("step")
        fact = self.fact(entry.text("fact"), entry)
        if fact.key not in facts:
            raise entry.bad(f"公式里没有“{fact.key}”")
        lever = Lever(fact.key, entry.text("text"), Decimal(10000) if fact.type is FactType.MONEY else Decimal(1))
        entry.done()
        return lever

    def exemption(self, entry: Entry) -> Exemption:
        made = Exemption(read_formula(entry, "value", self.catalogue), entry.number("at_most"), entry.text("text"))
        entry.done()
        return made

    def options(self, fact: Fact) -> tuple[OptionScore, ...]:
        labels = _YES_NO if fact.type is FactType.BOOL else {option.key: option.label for option in fact.options}
        made = tuple(self.option(entry, labels) for entry in self.entry.entries("options", "key"))
        refuse_twins((option.key for option in made), self.entry.place)
        missing = set(labels) - {option.key for option in made}
        if missing:
            raise self.entry.bad(f"选项“{'、'.join(sorted(missing))}”没有给分")
        return made

    def option(self, entry: Entry, labels: Mapping[str, str]) -> OptionScore:
        key, score = entry.text("key"), entry.number("score")
        if key not in labels:
            raise entry.bad(f"数据项里没有“{key}”这个选项")
        if not 0 <= score <= 100:
            raise entry.bad("分值要在 0 到 100 之间")
        named = self.source(entry, "named_in") if "named_in" in entry else None
        verified = _verified(entry) if named else Verification.HEURISTIC
        entry.done()
        return OptionScore(key, labels[key], score, named, verified)

    def source(self, entry: Entry, key: str) -> Source:
        id = entry.text(key)
        if id not in self.sources:
            raise entry.bad(f"没有名为“{id}”的来源")
        return self.sources[id]


def _verified(entry: Entry) -> Verification:
    return entry.one_of("verified", Verification)
