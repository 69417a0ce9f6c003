"""Reading the steps of the wizard from `resources/steps/*.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.diagnosis.area import Area
from desktop.facts.datafile import Entry, known_fact, read_file, refuse_twins
from desktop.paths import resources_dir
from desktop.wizard.steps import Section, Step, StepKind

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue


def load_steps(catalogue: Catalogue, folder: Path | None = None) -> tuple[Step, ...]:
    """The steps in order; raises BadData naming file and step when a file breaks the rules."""
    root = folder or resources_dir() / "steps"
    steps: list[Step] = []
    homes: dict[str, str] = {}
    for path in sorted(root.glob("*.toml")):
        top = read_file(path)
        for entry in top.entries("step", "id"):
            step = _read_step(entry)
            _check(step, entry, catalogue, homes)
            steps.append(step)
        top.done()
    refuse_twins((step.id for step in steps), root.name)
    return tuple(steps)


def _read_step(entry: Entry) -> Step:
    kind = entry.one_of("kind", StepKind)
    area = entry.one_of("area", Area) if "area" in entry else None
    if (kind is StepKind.AREA) is not (area is not None):
        raise entry.bad("area 只用于六化页面，且必须写")
    region = entry.text("region", "")
    if region and not region.isdigit():
        raise entry.bad(f"region 要写成行政区划代码的前几位，例如 53，现在是“{region}”")
    sections = tuple(_read_section(section) for section in entry.entries("section"))
    group, intro = entry.text("group", ""), entry.text("intro", "")
    step = Step(entry.text("id"), entry.text("title"), intro, group, kind, area, sections, region)
    entry.done()
    return step


def _read_section(entry: Entry) -> Section:
    facts = entry.texts("facts")
    if not facts:
        raise entry.bad("缺“facts”，或里面没有字段")
    section = Section(entry.text("title", ""), entry.text("intro", ""), facts)
    entry.done()
    return section


def _check(step: Step, entry: Entry, catalogue: Catalogue, homes: dict[str, str]) -> None:
    """Every fact exists, and none has two homes."""
    for key in step.facts:
        known_fact(key, entry, catalogue)
        if step.asks and homes.setdefault(key, step.id) != step.id:
            raise entry.bad(f"字段“{key}”同时放在步骤“{homes[key]}”和“{step.id}”")
    if step.asks and len(set(step.facts)) < len(step.facts):
        raise entry.bad("有字段重复")
