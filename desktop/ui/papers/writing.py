"""An export under way: the job in a thread, its progress told on this one, stoppable between files."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui import tasks

if TYPE_CHECKING:
    from desktop.wizard.export import ExportPlan, ExportReport, Progress


class Writing(QObject):
    """One run of one plan."""

    progressed = Signal(object)  # Progress
    finished = Signal(object)  # ExportReport
    broke = Signal(object)  # an exception that is a bug of ours

    def __init__(self, plan: ExportPlan, parent: QObject) -> None:
        super().__init__(parent)
        self.plan = plan
        self._stop = threading.Event()

    def start(self) -> None:
        """Begin; comes back at once."""
        from desktop.wizard.export import run_export

        def told(progress: Progress) -> None:
            self.progressed.emit(progress)  # from the job's thread; Qt queues it to ours

        def work() -> ExportReport:
            return run_export(self.plan, told, self._stop.is_set)

        tasks.run(work, self.finished.emit, self.broke.emit)

    def stop(self) -> None:
        """No further file is begun; the one being written is finished."""
        self._stop.set()
