"""What an earlier version asked as one answer and is now added up from the rows of a table.

A sum says nothing of its rows: while nobody has filled the table it is told there, and nothing is made of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.facts.fact import Fact, FactType, Option

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

TABLES = {"shanxi.qualifying_loans": "loans", "shanxi.qualifying_interest": "loans", "shanxi.self_funded": "funding"}
"""The former questions and the table each is worked out from today."""
SELF_FUNDED = Fact(
    key="shanxi.self_funded",
    type=FactType.CHOICE,
    label="自筹资金建设情况（山西）",
    help="",
    options=(Option("all", "全部自筹"), Option("part", "一部分自筹"), Option("none", "没有自筹")),
)


def asked_as_sums(catalogue: Catalogue) -> tuple[Fact, ...]:
    """These questions as they were, where today's catalogue has their table."""
    before = {fact.key: replace(fact, formula="") for key in TABLES if (fact := catalogue.get(key)) is not None}
    every = {**before, SELF_FUNDED.key: SELF_FUNDED}
    return tuple(fact for key, fact in every.items() if TABLES[key] in catalogue)
