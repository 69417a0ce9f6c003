"""Steps back and forth through what was entered since the case was opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.wizard.entry import Entry

DEPTH = 300


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing the user did: the facts it touched, before and after; `is_live` while typing goes on."""

    before: Mapping[str, Entry]
    after: Mapping[str, Entry]
    part: str = ""
    is_live: bool = False

    def touches(self, key: str) -> bool:
        """True when the edit changed this fact."""
        return key in self.after


class UndoStack:
    """Edits done and undone. The edits of one fact always go back in the reverse of their order."""

    def __init__(self, depth: int = DEPTH) -> None:
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._depth = depth

    def push(self, edit: Edit) -> None:
        """Remember an edit; what was undone of the same facts can't come back."""
        last = self._done[-1] if self._done else None
        if last and last.is_live and last.part == edit.part and list(last.after) == list(edit.after):
            edit = Edit(last.before, edit.after, edit.part, edit.is_live)
            self._done.pop()
        if edit.before != edit.after:  # typed and taken back before it was settled: no step
            self._done.append(edit)
        del self._done[: -self._depth]
        self._undone = [old for old in self._undone if not any(old.touches(key) for key in edit.after)]

    def settle(self) -> None:
        """Typing has ended: what is typed next is an edit of its own."""
        if self._done and self._done[-1].is_live:
            last = self._done[-1]
            self._done[-1] = Edit(last.before, last.after, last.part)

    def undo(self, key: str | None = None) -> Edit | None:
        """Take the last edit (of this fact) back; None when there is none, or when it touched other facts too."""
        return _move(self._done, self._undone, key)

    def redo(self, key: str | None = None) -> Edit | None:
        """Do the last undone edit (of this fact) again."""
        return _move(self._undone, self._done, key)

    def can_undo(self, key: str | None = None) -> bool:
        """True when `undo` has something to take back."""
        return _find(self._done, key) is not None

    def can_redo(self, key: str | None = None) -> bool:
        """True when `redo` has something to do again."""
        return _find(self._undone, key) is not None

    def clear(self) -> None:
        """Forget everything, as when another case is opened."""
        self._done.clear()
        self._undone.clear()


def _find(edits: list[Edit], key: str | None) -> int | None:
    """The place of the last edit of this fact, unless it reaches further than the fact."""
    for place in range(len(edits) - 1, -1, -1):
        if key is None:
            return place
        if edits[place].touches(key):
            return place if len(edits[place].after) == 1 else None
    return None


def _move(source: list[Edit], target: list[Edit], key: str | None) -> Edit | None:
    place = _find(source, key)
    if place is None:
        return None
    edit = source.pop(place)
    target.append(Edit(edit.before, edit.after, edit.part))
    return edit
