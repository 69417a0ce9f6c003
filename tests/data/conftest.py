"""The shipped data as the program reads it, and cases written the way a case file is."""

from collections.abc import Callable

import pytest

from desktop.eligibility.measure import Measure
from desktop.eligibility.policy import Policy
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Answer, Blank, Case
from desktop.facts.catalogue import Catalogue
from desktop.facts.parsing import from_json
from desktop.facts.reading import load_catalogue

CaseOf = Callable[[dict[str, object]], Case]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def la2020(catalogue: Catalogue) -> Policy:
    return next(policy for policy in load_policies(catalogue) if policy.id == "la2020")


@pytest.fixture(scope="session")
def measures(la2020: Policy) -> dict[str, Measure]:
    return {measure.id.removeprefix("la2020."): measure for measure in la2020.measures}


@pytest.fixture(scope="session")
def case_of(catalogue: Catalogue) -> CaseOf:
    def build(facts: dict[str, object]) -> Case:
        return Case(
            catalogue,
            {key: Answer(v if isinstance(v, Blank) else from_json(catalogue[key], v)) for key, v in facts.items()},
        )

    return build
