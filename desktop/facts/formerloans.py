"""What an earlier version asked once of all loans together and is now told of each: what kind it is, what it has had.

Only what holds of every row whichever way it was meant is taken there; of several loans "one of them is of this kind" says
nothing about which, and stays to be filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.facts.fact import Fact, FactType, Option
from desktop.facts.known import Answer, Scalar

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

LOANS, SUPPORT, SUBSIDISED = "loans", "support", "subsidised"
KINDS = ("renewal", "relending")
NEITHER = "other"
TRAITS = Fact(
    key="tax.loan_traits",
    type=FactType.MULTI,
    label="项目贷款的情况",
    help="",
    options=(
        Option("renewal", "用于设备更新项目"),
        Option("relending", "属于再贷款支持的科创类贷款"),
        Option("since_2026", "有2026年1月1日以后新发放的固定资产贷款"),
        Option("subsidised", "已享受其他中央财政贴息"),
    ),
)


def traits_of_all(catalogue: Catalogue) -> tuple[Fact, ...]:
    """The former question, where there is a table to take it to."""
    table = catalogue.facts.get(LOANS)
    return (TRAITS,) if table is not None and table.column(SUPPORT) and table.column(SUBSIDISED) else ()


def told_of_each(loans: Answer, traits: Answer) -> Answer:
    """The loans with what the traits settle; a cell that is filled in stays as it is."""
    if not isinstance(loans.value, tuple) or not isinstance(traits.value, tuple):
        return loans
    rows = [row for row in loans.value if isinstance(row, Mapping)]
    known = _settled(frozenset(str(one) for one in traits.value), is_only_one=len(rows) == 1)
    return replace(loans, value=tuple({**known, **row} for row in rows))


def _settled(traits: frozenset[str], *, is_only_one: bool) -> dict[str, Scalar]:
    """What holds of every loan."""
    found: dict[str, Scalar] = {}
    kinds = [kind for kind in KINDS if kind in traits]
    if not kinds:
        found[SUPPORT] = NEITHER
    elif is_only_one and len(kinds) == 1:
        found[SUPPORT] = kinds[0]
    if SUBSIDISED not in traits or is_only_one:
        found[SUBSIDISED] = SUBSIDISED in traits
    return found
