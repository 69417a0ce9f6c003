"""The steps of the wizard, as `resources/steps/*.toml` declare them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.diagnosis.area import Area
from desktop.errors import BadData
from desktop.paths import resources_dir

if TYPE_CHECKING:
    from desktop.facts.case import Case
    from desktop.facts.catalogue import Catalogue

_STEP_KEYS = {"id", "title", "intro", "group", "kind", "area", "region", "section"}
REGION = "firm.region"
_SECTION_KEYS = {"title", "intro", "facts"}


class StepKind(Enum):
    """What a step shows. Each fact is asked on one FACTS or AREA step; QUICK repeats a few of them."""

    HOME = "home"
    QUICK = "quick"
    FACTS = "facts"
    AREA = "area"
    RESULT = "result"
    FINDINGS = "findings"
    PLAN = "plan"
    APPLICATION = "application"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together, as one card."""

    title: str
    intro: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the wizard; `group` is the heading it stands under in the step list.

    `region` is a GB/T 2260 prefix when the page is for firms of one place only.
    """

    id: str
    title: str
    intro: str
    group: str
    kind: StepKind
    area: Area | None
    sections: tuple[Section, ...]
    region: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact the step asks, in reading order."""
        return tuple(key for section in self.sections for key in section.facts)

    @property
    def asks(self) -> bool:
        """True where facts are at home."""
        return self.kind in (StepKind.FACTS, StepKind.AREA)

    def is_shown(self, case: Case | None) -> bool:
        """False once the firm is known to be outside the page's region; without a case every page counts."""
        place = case.value(REGION) if case is not None and self.region else None
        return not isinstance(place, str) or place.startswith(self.region)


def load_steps(catalogue: Catalogue, folder: Path | None = None) -> tuple[Step, ...]:
    """The steps in order; raises BadData naming the step when a file breaks the rules."""
    root = folder or resources_dir() / "steps"
    steps = tuple(step for path in sorted(root.glob("*.toml")) for step in _read_file(path))
    _check(steps, catalogue)
    return steps


def _read_file(path: Path) -> Iterator[Step]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise BadData(f"步骤文件“{path.name}”读不出来：{problem}。") from problem
    for entry in content.get("step", []):
        place = f"{path.name} 的步骤“{entry.get('id', '?')}”"
        try:
            yield _read_step(entry)
        except (KeyError, ValueError, TypeError) as problem:
            raise BadData(f"{place}写得不对：{problem}。") from problem


def _read_step(entry: Mapping[str, Any]) -> Step:
    _refuse_unknown(entry, _STEP_KEYS)
    kind = StepKind(entry["kind"])
    area = Area(entry["area"]) if "area" in entry else None
    if (kind is StepKind.AREA) is not (area is not None):
        raise ValueError("area 只用于六化页面，且必须写")
    region = entry.get("region", "")
    if not isinstance(region, str) or (region and not region.isdigit()):
        raise ValueError(f'region 要写成行政区划代码的前几位，例如 "53"，现在是 {region!r}')
    sections = tuple(_read_section(section) for section in entry.get("section", []))
    group = entry.get("group", "")
    return Step(entry["id"], entry["title"], entry.get("intro", ""), group, kind, area, sections, region)


def _read_section(entry: Mapping[str, Any]) -> Section:
    _refuse_unknown(entry, _SECTION_KEYS)
    return Section(entry.get("title", ""), entry.get("intro", ""), tuple(entry["facts"]))


def _refuse_unknown(entry: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise ValueError(f"不认识的项目 {unknown[0]}")


def _check(steps: tuple[Step, ...], catalogue: Catalogue) -> None:
    """Ids are unique, every fact exists, and none has two homes."""
    ids: set[str] = set()
    homes: dict[str, str] = {}
    for step in steps:
        if step.id in ids:
            raise BadData(f"步骤“{step.id}”出现了两次。")
        ids.add(step.id)
        for key in step.facts:
            if key not in catalogue:
                raise BadData(f"步骤“{step.id}”用到了没有登记的字段“{key}”。")
            if step.asks and homes.setdefault(key, step.id) != step.id:
                raise BadData(f"字段“{key}”同时放在步骤“{homes[key]}”和“{step.id}”。")
        if step.asks and len(set(step.facts)) < len(step.facts):
            raise BadData(f"步骤“{step.id}”里有字段重复。")
