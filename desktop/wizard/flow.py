"""The order of the steps, and where each fact is asked."""

from collections.abc import Sequence

from desktop.facts.case import Case
from desktop.wizard.steps import Step


class Flow:
    """Knows what comes before and after a step; the pages themselves don't.

    With a case, steps for firms of another place are passed over; what was answered on them stays.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = tuple(steps)
        self._places = {step.id: place for place, step in enumerate(self.steps)}
        self._homes = {key: step for step in self.steps if step.asks for key in step.facts}

    def shown(self, case: Case | None) -> tuple[Step, ...]:
        """The steps of this case, in order."""
        return tuple(step for step in self.steps if step.is_shown(case))

    def step(self, step_id: str) -> Step:
        """The step with this id; raises KeyError."""
        return self.steps[self._places[step_id]]

    def next(self, step_id: str, case: Case | None = None) -> Step | None:
        """The step after; None at the end."""
        later = self.steps[self._places[step_id] + 1 :]
        return next((step for step in later if step.is_shown(case)), None)

    def back(self, step_id: str, case: Case | None = None) -> Step | None:
        """The step before; None at the beginning."""
        earlier = self.steps[: self._places[step_id]]
        return next((step for step in reversed(earlier) if step.is_shown(case)), None)

    def step_of(self, key: str) -> Step | None:
        """The step where a fact is at home; None for a fact that is never asked."""
        return self._homes.get(key)

    def asks(self, key: str, case: Case) -> bool:
        """True when a step of this case asks the fact."""
        home = self._homes.get(key)
        return home is not None and home.is_shown(case)

    def asked(self, case: Case | None = None) -> tuple[str, ...]:
        """Every fact that has a home, in the order of the steps."""
        return tuple(key for key, step in self._homes.items() if step.is_shown(case))
