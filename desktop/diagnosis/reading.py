"""From the files of resources/indicators to `Indicators`, bound to a catalogue of facts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop.diagnosis.area import Area
from desktop.diagnosis.gate import Gate, Nature
from desktop.diagnosis.indicatorfile import read_formula, read_indicator
from desktop.diagnosis.indicators import AreaText, DirectionRule, Indicators, Level, Levels
from desktop.diagnosis.source import Source, Support, Verification
from desktop.diagnosis.target import RELATIONS, WITHOUT_FIGURE, Scope, Target, TargetKind
from desktop.facts.datafile import Entry, read_file, refuse_twins
from desktop.paths import resources_dir
from desktop.rules.reading import read_condition

if TYPE_CHECKING:
    from desktop.diagnosis.indicator import Indicator
    from desktop.facts.catalogue import Catalogue

T = TypeVar("T")
Sources = Mapping[str, Source]
_read_last: list[tuple[Catalogue, Indicators]] = []


def load_indicators(catalogue: Catalogue) -> Indicators:
    """The shipped indicators; the last reading is kept for the catalogue it was made for."""
    if not _read_last or _read_last[0][0] is not catalogue:
        _read_last[:] = [(catalogue, read_indicators(catalogue, resources_dir() / "indicators"))]
    return _read_last[0][1]


def read_indicators(catalogue: Catalogue, folder: Path) -> Indicators:
    """Everything under `folder`; raises BadData naming file, place and what is wrong."""
    sources = _read_sources(folder)
    supports = _read_supports(folder, sources)
    items = tuple(item for area in Area for item in _read_area(folder, area, catalogue, sources, supports))
    refuse_twins((item.id for item in items), "indicators")
    top = read_file(folder / "areas.toml")
    general = top.entry("general")
    return Indicators(
        items=items,
        texts=_read_texts(top),
        levels=_read_levels(top.entry("levels"), sources),
        directions=_read_directions(top.entry("directions")),
        gates=_read_gates(folder, catalogue, sources),
        targets=_read_targets(folder, catalogue, sources, {item.id for item in items}),
        sources=tuple(sources.values()),
        general_measures=general.texts("measures"),
        general_supports=tuple(pick(supports, id, general) for id in general.texts("other_supports")),
    )


def pick(known: Mapping[str, T], id: str, entry: Entry) -> T:
    """The named thing, or BadData."""
    if id not in known:
        raise entry.bad(f"没有名为“{id}”的来源或支持")
    return known[id]


def _read_area(
    folder: Path, area: Area, catalogue: Catalogue, sources: Sources, supports: Mapping[str, Support]
) -> list[Indicator]:
    top = read_file(folder / f"{area.key}.toml")
    if top.text("area") != area.key:
        raise top.bad(f"area 要写 {area.key}")
    entries = top.entries("indicator", "id")
    top.done()
    items = [read_indicator(entry, area, catalogue, sources, supports) for entry in entries]
    total = sum((item.weight for item in items), Decimal(0))
    if total != 100:
        raise top.bad(f"权重合计是 {total}，应为 100")
    return items


def _read_sources(folder: Path) -> dict[str, Source]:
    made: dict[str, Source] = {}
    for entry in read_file(folder / "sources.toml").entries("source", "id"):
        verified = entry.one_of("verified", Verification)
        source = Source(
            entry.text("id"), entry.text("title"), verified, entry.text("note", ""), entry.text("region", "")
        )
        refuse_twins([*made, source.id], "sources.toml")
        made[source.id] = source
        entry.done()
    return made


def _read_supports(folder: Path, sources: Sources) -> dict[str, Support]:
    made: dict[str, Support] = {}
    for entry in read_file(folder / "supports.toml").entries("support", "id"):
        document = pick(sources, entry.text("document"), entry)
        support = Support(entry.text("id"), document, entry.text("clause"), entry.text("label"))
        refuse_twins([*made, support.id], "supports.toml")
        made[support.id] = support
        entry.done()
    return made


def _read_texts(top: Entry) -> tuple[AreaText, ...]:
    texts = tuple(
        AreaText(entry.one_of("key", Area), entry.text("intro"), entry.text("clause"))
        for entry in top.entries("area", "key")
    )
    if [text.area for text in texts] != list(Area):
        raise top.bad("六化要齐全，并按文件里的顺序")
    return texts


def _read_levels(entry: Entry, sources: Sources) -> Levels:
    entry.one_of("verified", Verification)
    steps = tuple(Level(step.text("label"), step.number("at")) for step in entry.entries("steps", "label"))
    if not steps or any(b.at <= a.at for a, b in pairwise(steps)):
        raise entry.bad("分级线要一级比一级高")
    return Levels(steps, pick(sources, entry.text("source"), entry), entry.text("note"))


def _read_directions(entry: Entry) -> DirectionRule:
    entry.one_of("verified", Verification)
    return DirectionRule(entry.number("below"), entry.number("answered"), entry.whole("limit", 3), entry.text("note"))


def _read_gates(folder: Path, catalogue: Catalogue, sources: Sources) -> tuple[Gate, ...]:
    gates = []
    for entry in read_file(folder / "gates.toml").entries("gate", "id"):
        gates.append(
            Gate(
                id=entry.text("id"),
                label=entry.text("label"),
                nature=entry.one_of("nature", Nature),
                condition=read_condition(entry.raw("condition"), catalogue, entry.place),
                sources=tuple(pick(sources, id, entry) for id in entry.texts("sources")),
                verified=entry.one_of("verified", Verification),
                note=entry.text("note", ""),
            )
        )
        entry.done()
    return tuple(gates)


def _read_targets(folder: Path, catalogue: Catalogue, sources: Sources, indicators: set[str]) -> tuple[Target, ...]:
    entries = read_file(folder / "targets.toml").entries("target", "id")
    targets = tuple(_read_target(entry, catalogue, sources, indicators) for entry in entries)
    refuse_twins((target.id for target in targets), "targets.toml")
    return targets


def _read_target(entry: Entry, catalogue: Catalogue, sources: Sources, indicators: set[str]) -> Target:
    relation, linked = entry.text("relation"), entry.text("indicator", "")
    if relation not in RELATIONS:
        raise entry.bad(f"不认识的关系“{relation}”")
    if (linked or "formula" in entry) and linked not in indicators:
        raise entry.bad(f"没有指标“{linked}”")
    target = Target(
        id=entry.text("id"),
        document=pick(sources, entry.text("document"), entry),
        clause=entry.text("clause"),
        label=entry.text("label"),
        relation=relation,
        value="" if relation in WITHOUT_FIGURE else format(entry.number("value"), "f"),
        unit=entry.text("unit", ""),
        scope=entry.one_of("scope", Scope, Scope.NONE),
        kind=entry.one_of("kind", TargetKind),
        area=entry.one_of("area", Area) if "area" in entry else None,
        indicator=linked,
        base=entry.text("base", ""),
        note=entry.text("note", ""),
        formula=read_formula(entry, "formula", catalogue) if "formula" in entry else None,
        caliber=entry.text("caliber", ""),
        measure=entry.text("measure", ""),
        industries=entry.texts("industries"),
    )
    entry.done()
    return target
