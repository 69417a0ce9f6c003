"""Who wants to hear of changes; a listener's mistake stays its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Changed:
    """What has just changed: the case (None: no case is open), the facts, the new version; `opened` with a new case."""

    case_id: str | None
    keys: frozenset[str]
    version: int
    opened: bool = False


Listener: TypeAlias = Callable[[Changed], None]


class Listeners:
    """Calls every listener in turn, whatever the others do."""

    def __init__(self, on_bug: Callable[[Exception], None] | None = None) -> None:
        self.on_bug = on_bug
        self._listeners: list[Listener] = []

    def add(self, listener: Listener) -> Callable[[], None]:
        """Start listening; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._remove(listener)

    def tell(self, changed: Changed) -> None:
        """Tell everybody; an exception goes to `on_bug`, or else to the log."""
        for listener in tuple(self._listeners):
            try:
                listener(changed)
            except Exception as bug:
                if self.on_bug is None:
                    _log.exception("a listener of the session failed")
                else:
                    self.on_bug(bug)

    def _remove(self, listener: Listener) -> None:
        if listener in self._listeners:
            self._listeners.remove(listener)
