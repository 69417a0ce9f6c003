"""Where to go: to a fact or what it is computed from; to a measure or a form, which the desk carries to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.rules.dependence import to_ask

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


def asked_at(desk: Desk, key: str) -> str:
    """The fact to go to: for a computed one the first figure it still lacks, for a hidden one what hides it."""
    fact = desk.catalogue[key]
    if fact.is_derived:
        return next(iter(to_ask(desk.session.case, key)), key)
    while fact.when is not None and desk.is_hidden(key):
        key = fact.when.fact
        fact = desk.catalogue[key]
    return key


def want_measure(desk: Desk, measure: str) -> None:
    """The next time the findings are shown, open this one; a page can only ask for a step."""
    desk.setProperty("wantedMeasure", measure)


def wanted_measure(desk: Desk) -> str:
    """The measure asked for, once; "" when there is none."""
    return _taken(desk, "wantedMeasure")


def want_form(desk: Desk, form: str) -> None:
    """The next time the application papers are shown, open this form."""
    desk.setProperty("wantedForm", form)


def wanted_form(desk: Desk) -> str:
    """The form asked for, once; "" when there is none."""
    return _taken(desk, "wantedForm")


def _taken(desk: Desk, name: str) -> str:
    found = desk.property(name)
    desk.setProperty(name, None)
    return found if isinstance(found, str) else ""
