"""Cases for the diagnosis, written the way a case file is: figures in the fact's own unit."""

from collections.abc import Callable, Mapping

import pytest

from desktop.diagnosis.indicators import Indicators
from desktop.diagnosis.reading import load_indicators
from desktop.facts.case import Answer, Blank, Case
from desktop.facts.catalogue import Catalogue
from desktop.facts.parsing import from_json
from desktop.facts.reading import load_catalogue

CaseOf = Callable[[Mapping[str, object]], Case]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def indicators(catalogue: Catalogue) -> Indicators:
    return load_indicators(catalogue)


@pytest.fixture(scope="session")
def case_of(catalogue: Catalogue) -> CaseOf:
    def build(facts: Mapping[str, object]) -> Case:
        answers = {}
        for key, value in {"finance.base_year": 2025, **facts}.items():
            given = value if isinstance(value, Blank) else from_json(catalogue[key], value, 2025)
            answers[key] = Answer(given)
        return Case(catalogue, answers)

    return build
