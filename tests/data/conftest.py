"""The shipped data as the program reads it, and cases written the way a case file is."""

import datetime as dt
from collections.abc import Callable

import pytest

from desktop.eligibility.finding import Finding
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.measure import Measure
from desktop.eligibility.policy import Policy
from desktop.eligibility.reading import load_policies
from desktop.facts.case import Answer, Blank, Case
from desktop.facts.catalogue import Catalogue
from desktop.facts.parsing import from_json
from desktop.facts.reading import load_catalogue
from desktop.rules.verdict import Verdict

TODAY = dt.date(2026, 11, 20)
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


@pytest.fixture(scope="module")
def policy(request: pytest.FixtureRequest, catalogue: Catalogue) -> Policy:
    """The policy a module is about: its POLICY."""
    return next(policy for policy in load_policies(catalogue) if policy.id == request.module.POLICY)


@pytest.fixture
def finding(request: pytest.FixtureRequest, policy: Policy, case_of: CaseOf) -> Callable[..., Finding]:
    """A measure judged for the module's FIRM with some answers changed; None takes one away."""

    def of(measure: str, /, date: dt.date = TODAY, **changes: object) -> Finding:
        facts = {**request.module.FIRM, **{key.replace("__", "."): value for key, value in changes.items()}}
        case = case_of({key: value for key, value in facts.items() if value is not None})
        return judge_policies(case, [policy], date)[f"{policy.id}.{measure}"]

    return of


@pytest.fixture
def verdict(finding: Callable[..., Finding]) -> Callable[..., Verdict]:
    return lambda measure, **changes: finding(measure, **changes).verdict


@pytest.fixture
def concerns(finding: Callable[..., Finding]) -> Callable[..., Verdict]:
    return lambda measure, **changes: finding(measure, **changes).relevance
