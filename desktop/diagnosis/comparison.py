"""A 区域目标 beside the firm's own figure of the same quantity."""

from dataclasses import dataclass

from desktop.diagnosis.target import Target


@dataclass(frozen=True, slots=True)
class Comparison:
    """A target with what the firm has of the same quantity: for comparing, never passed or failed.

    `own` is the firm's figure in words, 待补充 while it can't be worked out, 不适用 where the firm has no such
    thing, and "" when nothing the program asks is the same quantity.
    """

    target: Target
    own: str = ""

    @property
    def text(self) -> str:
        """ "本企业 0.8%，区域目标（全省）达到 1%"; without a figure of the firm only the target."""
        scope = f"（{self.target.scope.label}）" if self.target.scope.label else ""
        goal = f"区域目标{scope}{self.target.value_text}"
        return f"本企业 {self.own}，{goal}" if self.own else goal
