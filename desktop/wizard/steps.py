"""The steps of the wizard: which page asks what, of whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.diagnosis.area import Area

if TYPE_CHECKING:
    from desktop.facts.case import Case

REGION = "firm.region"


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
