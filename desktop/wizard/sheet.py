"""The entries of one open case: every change goes through here, to the case, the undo stack and the writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop.facts.case import Case
from desktop.facts.known import Answer, Blank
from desktop.store.answers import Changes, DraftKey
from desktop.wizard.entry import Entry
from desktop.wizard.undo import Edit, UndoStack

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

EMPTY = Entry()


class Sheet:
    """What is entered now. `save` gets each change as it happens."""

    def __init__(self, catalogue: Catalogue, entries: Mapping[str, Entry], save: Callable[[Changes], None]) -> None:
        self._entries = dict(entries)
        self._save = save
        self._undo = UndoStack()
        answers = {key: entry.answer for key, entry in entries.items() if entry.answer is not None}
        self.case = Case(catalogue, answers)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by fact; a fact without one is not answered."""
        return self._entries

    def entry(self, key: str) -> Entry:
        """The entry of a fact, empty when there is none."""
        return self._entries.get(key, EMPTY)

    def drafted(self) -> tuple[str, ...]:
        """The facts with text that could not be read."""
        return tuple(key for key, entry in self._entries.items() if entry.drafts)

    def change(self, after: Mapping[str, Entry], part: str = "", *, is_live: bool = False) -> frozenset[str]:
        """Take new entries over as one edit; return the facts that really changed."""
        real = {key: entry for key, entry in after.items() if entry != self.entry(key)}
        if not real:
            self._undo.settle()
            return frozenset()
        real.update(self._pinned(real))
        before = {key: self.entry(key) for key in real}
        self._undo.push(Edit(before, real, part, is_live))
        return self._take_over(real)

    def undo(self, key: str | None = None) -> frozenset[str]:
        """Take the last edit (of this fact) back; return the facts that changed."""
        edit = self._undo.undo(key)
        return self._take_over(edit.before) if edit else frozenset()

    def redo(self, key: str | None = None) -> frozenset[str]:
        """Do the last undone edit (of this fact) again; return the facts that changed."""
        edit = self._undo.redo(key)
        return self._take_over(edit.after) if edit else frozenset()

    def can_undo(self, key: str | None = None) -> bool:
        """True when `undo` has something to take back."""
        return self._undo.can_undo(key)

    def can_redo(self, key: str | None = None) -> bool:
        """True when `redo` has something to do again."""
        return self._undo.can_redo(key)

    def forget_edits(self) -> None:
        """Nothing before this moment can be undone."""
        self._undo.clear()

    def _take_over(self, after: Mapping[str, Entry]) -> frozenset[str]:
        drafts: dict[DraftKey, str | None] = {}
        for key, entry in after.items():
            old = self.entry(key)
            drafts |= {(key, part): None for part in old.drafts if part not in entry.drafts}
            drafts |= {(key, part): text for part, text in entry.drafts.items() if old.drafts.get(part) != text}
            self._entries[key] = entry
        answers = {key: entry.answer for key, entry in after.items()}
        self.case = self.case.with_answers(answers)
        self._save(Changes(answers, drafts))
        return frozenset(after)

    def _pinned(self, after: Mapping[str, Entry]) -> dict[str, Entry]:
        """When the base year moves, a figure that stood for the old one keeps its year."""
        base = self.case.base_year()
        if base is None:
            return {}
        moved = self.case.with_answers({key: entry.answer for key, entry in after.items()}).base_year()
        if moved == base:
            return {}
        pinned: dict[str, Entry] = {}
        for key, entry in self._entries.items():
            answer = entry.answer
            if key in after or answer is None or not self.case.catalogue[key].years:
                continue
            if not isinstance(answer.value, Mapping | Blank):
                pinned[key] = entry.with_answer(Answer({base: answer.value}, answer.origin))  # type: ignore[dict-item]
        return pinned
