"""What lies open on the desk: the data file, the catalogue, the steps and the case being worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue
    from desktop.wizard.session import Session
    from desktop.wizard.steps import Step


class Desk(QObject):
    """Pages get it, read the session through it, and listen to its signals.

    `answered` carries a frozenset of fact keys; it comes on the UI thread, also for what
    the program itself changed (undo, import).
    """

    case_opened = Signal()  # another case, or none, lies on the desk
    answered = Signal(object)
    saved = Signal(object)  # datetime of the last commit
    save_failed = Signal(object)  # StoreProblem

    def __init__(self, catalogue: Catalogue, steps: tuple[Step, ...]) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.steps = steps
        self._session: Session | None = None

    @property
    def session(self) -> Session | None:
        """The case being worked on; None on the home page."""
        return self._session
