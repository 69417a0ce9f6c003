"""What a session reads only when it is first needed: indicators, policies, forms."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.application.form import Form
    from desktop.application.precheck.check import Frame
    from desktop.application.precheck.reading import Check
    from desktop.diagnosis.indicators import Indicators
    from desktop.eligibility.policy import Policy
    from desktop.facts.catalogue import Catalogue


class Rooms:
    """The data files of diagnosis, eligibility and application, each read once; raises BadData."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._lock = threading.RLock()

    @property
    def indicators(self) -> Indicators:
        """The indicators of the six areas."""
        with self._lock:
            return self._indicators

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Every policy."""
        with self._lock:
            return self._policies

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form, by number."""
        with self._lock:
            return self._forms

    @property
    def checks(self) -> tuple[tuple[Frame, Check], ...]:
        """What reviewers compare across the papers (预审)."""
        with self._lock:
            return self._checks

    def warm(self) -> None:
        """Read everything now; meant for a thread, after the first paint."""
        _ = self.indicators, self.policies, self.forms, self.checks

    @cached_property
    def _indicators(self) -> Indicators:
        from desktop.diagnosis.reading import load_indicators

        return load_indicators(self.catalogue)

    @cached_property
    def _policies(self) -> tuple[Policy, ...]:
        from desktop.eligibility.reading import load_policies

        return load_policies(self.catalogue)

    @cached_property
    def _forms(self) -> tuple[Form, ...]:
        from desktop.application.formfile import load_forms

        return load_forms(self.catalogue)

    @cached_property
    def _checks(self) -> tuple[tuple[Frame, Check], ...]:
        from desktop.application.precheck.reading import load_checks

        return load_checks(self.catalogue)
