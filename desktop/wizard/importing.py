"""Taking answers over from a workbook or an earlier case, without overwriting what was typed unasked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.facts.case import Answer, Blank, Case
from desktop.wizard.entry import Entry, is_same, merged_years, years_of

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact both sides answer differently; `drafts` is what was typed and could not be read."""

    key: str
    current: Answer | None
    incoming: Answer
    drafts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: new answers, those that say the same already, and those to decide."""

    new: Mapping[str, Answer] = field(default_factory=dict)
    same: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when the import would change nothing."""
        return not (self.new or self.conflicts)


def plan_import(case: Case, entries: Mapping[str, Entry], incoming: Mapping[str, Answer]) -> ImportPlan:
    """Compare answers with what is entered; facts the catalogue doesn't ask are left out.

    Figures of different years don't contradict each other; a blank never stands against an answer.
    """
    new: dict[str, Answer] = {}
    same: list[str] = []
    conflicts: list[Conflict] = []
    for key, answer in incoming.items():
        if key not in case.catalogue or case.catalogue[key].is_derived:
            continue
        entry = entries.get(key, Entry())
        merged = _merge(case, key, entry.answer, answer)
        if is_same(entry.answer, merged) and not entry.drafts:
            same.append(key)
        elif entry.drafts or _contradicts(case, key, entry.answer, answer):
            conflicts.append(Conflict(key, entry.answer, merged, tuple(entry.drafts.values())))
        else:
            new[key] = merged
    return ImportPlan(new, tuple(same), tuple(conflicts))


def accepted(plan: ImportPlan, overwrite: Collection[str]) -> dict[str, Answer]:
    """The answers to take: all that are new, and of the conflicts those the user chose."""
    chosen = {conflict.key: conflict.incoming for conflict in plan.conflicts if conflict.key in overwrite}
    return {**plan.new, **chosen}


def carried_answers(answers: Mapping[str, Answer], catalogue: Catalogue, groups: Collection[str]) -> dict[str, Answer]:
    """The answers of an earlier case that belong to these groups of facts."""
    return {key: answer for key, answer in answers.items() if key in catalogue and catalogue[key].group in groups}


def _merge(case: Case, key: str, current: Answer | None, incoming: Answer) -> Answer:
    if current is None or isinstance(current.value, Blank):
        return incoming
    if isinstance(incoming.value, Blank):
        return current
    if not case.catalogue[key].years:
        return incoming
    years = merged_years(current.value, incoming.value, case.base_year())
    return Answer(years, incoming.origin) if years else incoming


def _contradicts(case: Case, key: str, current: Answer | None, incoming: Answer) -> bool:
    if current is None or isinstance(current.value, Blank):
        return False
    if not case.catalogue[key].years:
        return True
    ours, theirs = (years_of(answer.value, case.base_year()) for answer in (current, incoming))
    return any(year in ours and ours[year] != figure for year, figure in theirs.items())
