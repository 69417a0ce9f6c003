"""Nothing is asked that nothing uses, and nothing is used that no page asks."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from desktop.eligibility.measurefacts import measure_facts
from desktop.eligibility.reading import load_policies
from desktop.facts.case import BASE_YEAR
from desktop.facts.reading import load_catalogue
from desktop.paths import forms_dir, resources_dir
from desktop.rules.dependence import inputs
from desktop.wizard.rooms import Rooms
from desktop.wizard.stepfile import load_steps
from desktop.wizard.uses import form_facts

# Data files, besides policies and forms, whose texts name the facts they read.
READERS = ((forms_dir(), "checks.toml"), (forms_dir(), "authorities.toml"), (resources_dir() / "plan", "*.toml"),
           (resources_dir() / "indicators", "*.toml"))  # fmt: skip
KEY = re.compile(r"(?<![\w.])[a-z_]\w*(?:\.[a-z_]\w*)*(?![\w.])")


def texts(node: Any) -> Iterator[str]:
    """Every text of a data file."""
    if isinstance(node, dict):
        for part in node.values():
            yield from texts(part)
    elif isinstance(node, list):
        for part in node:
            yield from texts(part)
    elif isinstance(node, str):
        yield node


def named_in_files() -> set[str]:
    """Facts and columns that a text of the readers' files consists of or reckons with."""
    found: set[str] = set()
    for folder, pattern in READERS:
        for path in sorted(folder.glob(pattern)):
            for text in texts(tomllib.loads(path.read_text(encoding="utf-8"))):
                for key in KEY.findall(text):
                    found |= {key, key.rpartition(".")[0]}  # a table's column uses the table
    return found


@pytest.fixture(scope="module")
def asked():
    return {key for step in load_steps(load_catalogue()) for section in step.sections for key in section.facts}


@pytest.fixture(scope="module")
def read():
    """Facts that policies, forms, checks, indicators, gates, the plan, or a page that shows a computed figure read."""
    catalogue = load_catalogue()
    rooms = Rooms(catalogue)
    found = {key for policy in rooms.policies for measure in policy.measures for key in measure_facts(measure)}
    found |= {key for form in rooms.forms for key in form_facts(form)}
    found |= {fact for item in rooms.indicators.items for fact in item.facts}
    found |= named_in_files()
    if any(catalogue[key].years for key in found & set(catalogue)):
        found.add(BASE_YEAR)
    return found & set(catalogue)


def test_every_fact_that_is_asked_is_read_by_something(read, asked):
    catalogue = load_catalogue()
    shown = {key for key in asked if catalogue[key].is_derived}
    alone = {
        key
        for key in catalogue
        if read.isdisjoint([key, *catalogue.dependents(key)]) and shown.isdisjoint([key, *catalogue.dependents(key)])
    }
    assert alone == set()


def test_every_fact_that_is_read_is_asked_on_a_page(read, asked):
    catalogue = load_catalogue()

    def sources(key: str) -> set[str]:
        below = inputs(catalogue, key) if catalogue[key].is_derived else ()
        return {source for name in below for source in sources(name)} or {key}

    assert {source for key in read for source in sources(key)} - asked == set()


def test_every_question_that_hides_another_is_asked_too(asked):
    masters = {fact.when.fact for fact in load_catalogue().facts.values() if fact.when}
    assert masters <= asked


def test_every_policy_is_among_those_that_were_looked_at():
    assert len(load_policies(load_catalogue())) >= 7
