"""From a low to a high figure: what is certain and what is possible."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`; None is without a known end."""

    low: Decimal
    high: Decimal | None


OPEN = Span(ZERO, None)
NOTHING = Span(ZERO, ZERO)
