"""A small firm with a renovation under way, and everything a form may print about it."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.application.context import Attached, Context
from desktop.application.form import Form
from desktop.diagnosis.assess import assess
from desktop.diagnosis.reading import load_indicators
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Answer, Blank, Case
from desktop.facts.catalogue import Catalogue
from desktop.facts.parsing import from_json

DAY = dt.date(2026, 3, 2)
CASTING = Path(__file__).with_name("casting.json")
Change = Callable[[Mapping[str, object]], Case]


def build_case(catalogue: Catalogue, facts: Mapping[str, object]) -> Case:
    answers = {
        key: Answer(value if isinstance(value, Blank) else from_json(catalogue[key], value))
        for key, value in facts.items()
    }
    return Case(catalogue, answers)


def casting_facts() -> dict[str, object]:
    return dict(json.loads(CASTING.read_text(encoding="utf-8"))["facts"])


def context_of(case: Case, forms: tuple[Form, ...], policies: tuple[str, ...] = (), **changes: object) -> Context:
    """The casting firm's context; `policies` keeps the findings to these policies."""
    judged = [one for one in load_policies(case.catalogue) if not policies or one.id in policies]
    whole: dict[str, object] = {
        "date": DAY,
        "assessment": assess(case, load_indicators(case.catalogue)),
        "findings": judge_policies(case, judged, DAY),
        "attachments": (
            Attached("business_licence", "01_营业执照.pdf", pages=1, sealed=True),
            Attached("filing", "02_备案文件.pdf", pages=2, sealed=True),
        ),
        "chosen": forms,
        "program": "技改通 0.1",
        "packs": "内置数据",
    }
    return Context(**{**whole, **changes})  # type: ignore[arg-type]
