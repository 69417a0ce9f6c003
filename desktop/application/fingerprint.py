"""Which case a paper was printed from: eight hex digits that change with any answer."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from desktop.facts.case import Blank
from desktop.facts.parsing import to_json

if TYPE_CHECKING:
    from desktop.facts.case import Case

DIGITS = 8


def fingerprint(case: Case) -> str:
    """The first digits of the SHA-256 of the answers in canonical JSON; where they came from doesn't count."""
    answers = {
        key: answer.value.value if isinstance(answer.value, Blank) else to_json(case.catalogue[key], answer.value)
        for key, answer in case.answers.items()
        if answer.value is not Blank.UNKNOWN and key in case.catalogue
    }
    canonical = json.dumps(answers, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:DIGITS]
