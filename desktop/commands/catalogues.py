"""`jigai facts`, `jigai policies`, `jigai forms`: what the program knows."""

from __future__ import annotations

import argparse
import datetime as dt

from desktop.application.form import Form
from desktop.application.formfile import load_forms
from desktop.commands import policycheck
from desktop.commands.output import print_json
from desktop.eligibility.measure import Measure
from desktop.eligibility.policy import Policy
from desktop.eligibility.reading import load_policies
from desktop.facts.fact import Column, Fact, Option
from desktop.facts.reading import load_catalogue

Json = dict[str, object]


def facts(options: argparse.Namespace) -> int:
    """Every fact in the catalogue's order."""
    catalogue = load_catalogue()
    if options.json:
        print_json({"facts": [_fact(fact) for fact in catalogue.facts.values()]})
        return 0
    for fact in catalogue.facts.values():
        print(f"{fact.key}\t{fact.label}\t{fact.type.value}\t{fact.unit}")
    return 0


def policies(options: argparse.Namespace) -> int:
    """Every policy with its measures; with `--check` whether the files are right."""
    if options.check is not None:
        return policycheck.run(options)
    loaded = load_policies(load_catalogue())
    if options.json:
        print_json({"policies": [_policy(policy) for policy in loaded]})
        return 0
    for policy in loaded:
        print(f"{policy.id}\t{policy.title}\t{len(policy.measures)} 条")
    return 0


def forms(options: argparse.Namespace) -> int:
    """Every form with the facts it asks."""
    loaded = load_forms(load_catalogue())
    if options.json:
        print_json({"forms": [_form(form) for form in loaded]})
        return 0
    for form in loaded:
        print(f"{form.id}\t{form.title}")
    return 0


def _fact(fact: Fact) -> Json:
    return {
        "key": fact.key,
        "label": fact.label,
        "type": fact.type.value,
        "unit": fact.unit,
        "group": fact.group,
        "help": fact.help,
        "example": fact.example,
        "years": fact.years,
        "options": [_option(option) for option in fact.options],
        "columns": [_column(column) for column in fact.columns],
        "derived": fact.is_derived,
        "formula": fact.formula,
        "when": {"fact": fact.when.fact, "values": list(fact.when.values)} if fact.when else None,
        "source": fact.source,
        "verified": fact.verified,
    }


def _column(column: Column) -> Json:
    return {
        "key": column.key,
        "label": column.label,
        "type": column.type.value,
        "unit": column.unit,
        "options": [_option(option) for option in column.options],
        "formula": column.formula,
    }


def _option(option: Option) -> Json:
    named: Json = {"key": option.key, "label": option.label}
    given = [{"fact": when.fact, "values": list(when.values)} for when in option.given_by]
    return {**named, "given_by": given} if given else named


def _policy(policy: Policy) -> Json:
    today = dt.date.today()
    return {
        "id": policy.id,
        "title": policy.title,
        "issuer": policy.issuer,
        "number": policy.number,
        "region": policy.region,
        "standing": policy.validity.on(today).value,
        "standing_note": policy.standing_note,
        "measures": [_measure(measure) for measure in policy.measures],
    }


def _measure(measure: Measure) -> Json:
    return {
        "id": measure.id,
        "title": measure.title,
        "clause": measure.clause,
        "kind": measure.kind.value,
        "summary": measure.summary,
        "decidable": measure.condition is not None,
        "verified": measure.verified,
        "records": list(measure.records),
    }


def _form(form: Form) -> Json:
    return {"id": form.id, "number": form.number, "title": form.title, "facts": list(form.facts())}
