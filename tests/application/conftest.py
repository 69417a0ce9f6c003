"""What the tests of papers share: the casting firm and its forms."""

from collections.abc import Mapping

import pytest
from castingfirm import Change, build_case, casting_facts, context_of

from desktop.application.fill import Filled, fill
from desktop.application.form import Form
from desktop.application.formfile import load_forms
from desktop.facts.case import Case
from desktop.facts.catalogue import Catalogue
from desktop.facts.reading import load_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def forms(catalogue: Catalogue) -> dict[str, Form]:
    return {form.id: form for form in load_forms(catalogue)}


@pytest.fixture(scope="session")
def casting(catalogue: Catalogue) -> Case:
    return build_case(catalogue, casting_facts())


@pytest.fixture(scope="session")
def changed(catalogue: Catalogue) -> Change:
    """The casting firm with some answers changed; None takes an answer away."""

    def change(changes: Mapping[str, object]) -> Case:
        facts = {**casting_facts(), **changes}
        return build_case(catalogue, {key: value for key, value in facts.items() if value is not None})

    return change


@pytest.fixture(scope="session")
def filled(casting: Case, forms: dict[str, Form]) -> dict[str, Filled]:
    context = context_of(casting, tuple(forms.values()))
    return {key: fill(form, casting, context) for key, form in forms.items()}
