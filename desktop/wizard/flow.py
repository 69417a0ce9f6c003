"""The order of the steps, and where each fact is asked."""

from collections.abc import Sequence

from desktop.wizard.steps import Step


class Flow:
    """Knows what comes before and after a step; the pages themselves don't."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = tuple(steps)
        self._places = {step.id: place for place, step in enumerate(self.steps)}
        self._homes = {key: step for step in self.steps if step.asks for key in step.facts}

    def step(self, step_id: str) -> Step:
        """The step with this id; raises KeyError."""
        return self.steps[self._places[step_id]]

    def next(self, step_id: str) -> Step | None:
        """The step after; None at the end."""
        return self._at(self._places[step_id] + 1)

    def back(self, step_id: str) -> Step | None:
        """The step before; None at the beginning."""
        return self._at(self._places[step_id] - 1)

    def step_of(self, key: str) -> Step | None:
        """The step where a fact is at home; None for a fact that is never asked."""
        return self._homes.get(key)

    def asked(self) -> tuple[str, ...]:
        """Every fact that has a home, in the order of the steps."""
        return tuple(self._homes)

    def _at(self, place: int) -> Step | None:
        return self.steps[place] if 0 <= place < len(self.steps) else None
