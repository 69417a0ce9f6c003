"""The filling of one section: what it may look at, and what it finds missing on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.facts.fact import short_label
from desktop.rules.verdict import Verdict

if TYPE_CHECKING:
    from desktop.application.authorities import Authorities
    from desktop.application.context import Context
    from desktop.application.document import Block
    from desktop.application.form import Form, Section
    from desktop.facts.case import Case
    from desktop.rules.term import Condition


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the form asks for and nobody answered; `fact` leads to its field, which asks for `question`."""

    fact: str
    label: str
    section: str
    required: bool
    question: str = ""

    @property
    def name(self) -> str:
        """The label; with the question's own name where the user would look for another: 所在县（区） → 项目所在县区."""
        known = {_bare(self.question), _bare(short_label(self.question))}
        if not self.question or known & {_bare(self.label), _bare(short_label(self.label))}:
            return self.label
        return f"{self.label} → {short_label(self.question)}"


def merged(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """One line a question, where it is met first; required when any of its places is."""
    found: dict[str, Gap] = {}
    for gap in gaps:
        first = found.setdefault(gap.fact, gap)
        if gap.required and not first.required:
            found[gap.fact] = replace(first, required=True)
    return tuple(found.values())


def _bare(text: str) -> str:
    return re.sub(r"[（）()\s“”、，]", "", text)


@dataclass(frozen=True, slots=True)
class Completeness:
    """Required things answered, of how many."""

    answered: int = 0
    total: int = 0

    def __add__(self, other: Completeness) -> Completeness:
        return Completeness(self.answered + other.answered, self.total + other.total)


@dataclass(frozen=True, slots=True)
class Part:
    """A section filled in: its numbered title, the sentence under it, and its blocks."""

    section: Section
    title: str
    intro: str
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...]
    completeness: Completeness


@dataclass(slots=True)
class Work:
    """Hands a section its case and context, and keeps count; used for one section, then thrown away."""

    form: Form
    case: Case
    context: Context
    authorities: Authorities
    section_title: str
    gaps: list[Gap] = field(default_factory=list)
    answered: int = 0
    total: int = 0

    def owe(self, fact: str, label: str, *, answered: bool, required: bool) -> bool:
        """Count one thing asked for; True when it must be marked as a blank."""
        if required:
            self.total += 1
            self.answered += answered
        if not answered:
            asked = self.case.catalogue.get(fact)
            question = asked.label if asked is not None else ""
            self.gaps.append(Gap(fact, label, self.section_title, required, question))
        return required and not answered

    def completeness(self) -> Completeness:
        """What was counted."""
        return Completeness(self.answered, self.total)

    def holds(self, condition: Condition | None) -> Verdict:
        """The verdict of an include-when; YES when there is none."""
        if condition is None:
            return Verdict.YES
        from desktop.rules.evaluate import judge

        return judge(condition, self.case).verdict

    def excluded(self, condition: Condition | None) -> bool:
        """True when a condition is known not to hold; what is unknown stays in."""
        return self.holds(condition) is Verdict.NO
