"""What must be answered before an indicator can be worked out."""

from __future__ import annotations

from desktop.diagnosis.indicator import Indicator
from desktop.facts.case import Blank, Case
from desktop.rules.dependence import inputs


def missing_facts(case: Case, indicator: Indicator) -> tuple[str, ...]:
    """The facts to ask for; a derived fact gives way to what it comes from."""
    blank = (key for key, back in indicator.operands if isinstance(case.value(key, back), Blank))
    asked = (name for key in blank for name in inputs(case.catalogue, key) or (key,))
    return tuple(dict.fromkeys(asked))
