"""A small city's policy in one text, on the shipped facts, and short ways to judge a firm by it."""

import datetime as dt
from decimal import Decimal

from desktop.eligibility.findings import Findings
from desktop.eligibility.judge import judge_policies
from desktop.eligibility.policy import Policy
from desktop.eligibility.reading import read_policy
from desktop.facts.case import Answer, Case, Known
from desktop.facts.reading import load_catalogue

WAN = Decimal(10000)
CATALOGUE = load_catalogue()
DAY = dt.date(2021, 6, 1)
HEAD = """
[policy]
id = "CITY"
title = "某市技术改造办法"
short_title = "某市技改"
issuer = "某市人民政府"
number = ""
region = "3415"
"""
IN_FORCE = HEAD + 'standing = "in_force"\neffective = 2020-06-01\nexpires = 2022-12-31\n'
SCOPE = 'scope = { fact = "firm.region", op = "within", value = "3415", clause = "一" }\n'


def measure(name: str, *lines: str, kind: str = "award") -> str:
    head = (
        f'id = "{name}"\ntitle = "{name}"\nclause = "三（二）"\nkind = "{kind}"\nconcerns = "project"\nsummary = "概要"'
    )
    return "\n".join(["[[measure]]", head, *lines, ""])


def when_filed(amount: str) -> str:
    return f'condition = {{ fact = "project.filed", op = "==", value = true, clause = "二" }}\namount = {amount}'


def policy(*measures: str, head: str = IN_FORCE) -> Policy:
    return read_policy("\n".join([head, *measures]), CATALOGUE, "city.toml")


def case(**answers: Known) -> Case:
    return Case(CATALOGUE, {key.replace("__", "."): Answer(value) for key, value in answers.items()})


def judged(firm: Case, *policies: Policy, date: dt.date = DAY) -> Findings:
    return judge_policies(firm, policies, date)
