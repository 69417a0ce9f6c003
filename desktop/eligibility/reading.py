"""Load policies from `resources/policies/*.toml`.

A policy file in full (Chinese texts in our own words; conditions as described in `desktop.rules.reading`):

    [policy]
    id = "LA2020"
    title = "…"                      # full title; say in standing_note if it is inferred
    short_title = "六安“6+1”"
    issuer = "…"
    number = ""                      # document number, "" when none
    region = "3415"                  # GB/T 2260 prefix, "" for the whole country
    standing = "draft"               # in_force draft expired superseded unverified
    effective = 2020-06-01           # optional TOML dates; both days included. After `expires` an in_force or
    expires = 2022-12-31             #   unverified policy counts as expired; an expired/superseded one was in force before
    standing_note = "…"              # why it has this standing, shown beside the badge
    source = "…"                     # where it was read
    scope = { any = [ { fact = "firm.region", op = "within", value = "3415", clause = "序" } ] }
                                     # optional; joined by `all` to the condition of every measure and explained with it

    [conditions]                     # optional: named conditions, used as { use = "library_gate" }; one may use an earlier one
    library_gate = { readings = [
      { label = "从宽：凭认定即可", condition = { fact = "…", op = "…", value = "…" } },
      { label = "从严：须先入库", condition = { fact = "project.library", op = "in", value = ["rolling", "city"] } },
    ] }

    [[stacking]]                     # optional: how the amounts of one group combine
    group = "honours"
    rule = "unwritten"               # sum | best | unwritten (interval: highest single … sum)
    note = "…"

    [[measure]]
    id = "library_entry"             # unique in the file; shown as LA2020.library_entry
    title = "…"
    clause = "三（一）"
    kind = "eligibility"             # definition eligibility gate award subsidy loan_interest case_by_case programme target
                                     # approval filing finance tax land duty service funding_source prohibition information_system
    concerns = "project"             # firm project park person government
    summary = "…"
    condition = { all = [ … ] }      # leave out when no fact can decide: the finding is then "info".
                                     # True always means well for the firm: qualifies, complies, not touched by the ban
    relevance = { … }                # optional, only without condition: does this information concern the firm
    scoped = false                   # optional: leave the policy's scope out of this measure
    discretion = "…"                 # optional: what the authority still decides once the condition holds
    ambiguity = "…"                  # optional: what the text leaves open
    documents = ["…", { name = "…", origin = "policy" }]   # origin: policy | guide | practice (the default)
    excludes = ["other_measure"]     # optional, ids in this file (or full ids): only the best of them counts
    group = "honours"                # optional stacking group
    records = ["LA2020-029", "LA2020-030"]
    verified = "seed"                # seed primary_copy secondary derived memory heuristic
    doubt = "…"                      # optional
    standing/effective/expires/standing_note   # optional: override the policy's
    amount = { … }                   # optional, one of
      { kind = "cash", fixed = "50万元" }
      { kind = "cash", rate = "15%", of = "investment.window_equipment", cap = "500万元" }
      { kind = "cash", cap = "20万元" }                               # 0 … cap
      { kind = "cash", unspecified = true, note = "按年度指南" }        # 未计入
      { kind = "cash", per_unit = "1万元", count = "automated.robots", cap = "…" }
      { kind = "cash", of = "…", tiers = [ { upto = "500万元", rate = "5%" }, { rate = "8%" } ], progressive = true }
      { kind = "cash", choose = [ { when = { condition }, fixed = "50万元" }, { fixed = "20万元" } ] }  # first that holds
    kind: cash tax_saved tax_deferred interest_saved land_saved
    rate may be a list ["15%", "25%"]: an interval. `of`, `count` and each cap are a fact key or a formula over fact keys
    (grammar of desktop.facts.formula) or, for caps, money: cap = ["500万元", "loans_interest_formula"]: the lowest counts.
    of_cap = "…" (same forms) limits the base before the rate. `note = "…"` goes with every form.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from desktop import paths
from desktop.eligibility.amountreading import AmountReader
from desktop.eligibility.measure import Concerns, Kind, Measure, Paper
from desktop.eligibility.policy import Policy, Stacking, StackingRule
from desktop.eligibility.standing import Standing, Validity
from desktop.rules.reading import bad, read_condition
from desktop.rules.term import All, Condition

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

E = TypeVar("E", bound=Enum)
Table = Mapping[str, object]

_FILE_KEYS = {"policy", "conditions", "stacking", "measure"}
_POLICY_TEXTS = ("id", "title", "short_title", "issuer", "number", "region")
_VALIDITY_KEYS = {"standing", "effective", "expires", "standing_note"}
_POLICY_KEYS = {*_POLICY_TEXTS, *_VALIDITY_KEYS, "source", "scope"}
_MEASURE_TEXTS = ("id", "title", "clause", "kind", "concerns", "summary")
_MEASURE_KEYS = {
    *_MEASURE_TEXTS, *_VALIDITY_KEYS, "condition", "relevance", "scoped", "discretion", "ambiguity",
    "documents", "excludes", "group", "records", "verified", "doubt", "amount",
}  # fmt: skip

_shipped: WeakKeyDictionary[Catalogue, tuple[Policy, ...]] = WeakKeyDictionary()


def load_policies(catalogue: Catalogue, folder: Path | None = None) -> tuple[Policy, ...]:
    """Every policy of the folder in the order of file names; the shipped folder is read once per catalogue.

    Raises BadData naming file and measure.
    """
    if folder is not None:
        return _load(catalogue, folder)
    if catalogue not in _shipped:
        _shipped[catalogue] = _load(catalogue, paths.resources_dir() / "policies")
    return _shipped[catalogue]


def _load(catalogue: Catalogue, folder: Path) -> tuple[Policy, ...]:
    policies: dict[str, Policy] = {}
    for path in sorted(folder.glob("*.toml")):
        policy = read_policy(path.read_text(encoding="utf-8"), catalogue, path.name)
        if policy.id in policies:
            raise bad(path.name, f"政策编号“{policy.id}”已经用过")
        policies[policy.id] = policy
    return tuple(policies.values())


def read_policy(text: str, catalogue: Catalogue, file: str) -> Policy:
    """The policy that the text of one file describes; BadData names `file` and the measure."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise bad(file, f"TOML 写法不对（{problem}）") from problem
    return _File(catalogue, file, data).policy()


class _File:
    """One file being read."""

    def __init__(self, catalogue: Catalogue, file: str, data: Table) -> None:
        self.catalogue = catalogue
        self.file = file
        self.data = data
        self.named: dict[str, Condition] = {}

    def policy(self) -> Policy:
        self.only(self.data, _FILE_KEYS, self.file)
        head = self.table(self.data.get("policy"), _POLICY_KEYS, f"{self.file} / policy")
        texts = self.texts(head, _POLICY_TEXTS, f"{self.file} / policy")
        for name, raw in _as_table(self.data.get("conditions", {})).items():
            self.named[name] = read_condition(raw, self.catalogue, f"{self.file} / {name}", self.named)
        place = f"{self.file} / scope"
        scope = read_condition(head["scope"], self.catalogue, place, self.named) if "scope" in head else None
        validity = self.validity(head, Validity(), f"{self.file} / policy")
        note = str(head.get("standing_note", ""))
        return Policy(
            **texts, validity=validity, standing_note=note, source=str(head.get("source", "")), scope=scope,
            stacking=self.stacking(), measures=self.measures(texts["id"], scope, validity, note),
        )  # fmt: skip

    def stacking(self) -> tuple[Stacking, ...]:
        made = []
        for raw in _as_list(self.data.get("stacking", [])):
            row = self.table(raw, {"group", "rule", "note"}, f"{self.file} / stacking")
            rule = self.one_of(StackingRule, row.get("rule"), f"{self.file} / stacking")
            made.append(Stacking(str(row.get("group", "")), rule, str(row.get("note", ""))))
        return tuple(made)

    def measures(self, policy: str, scope: Condition | None, validity: Validity, note: str) -> tuple[Measure, ...]:
        rows = _as_list(self.data.get("measure", []))
        ids = [str(row.get("id")) for row in rows if isinstance(row, dict)]
        made = []
        for n, raw in enumerate(rows, 1):
            name = raw.get("id", f"第{n}条") if isinstance(raw, dict) else f"第{n}条"
            place = f"{self.file} / {name}"
            row = self.table(raw, _MEASURE_KEYS, place)
            if ids.count(str(name)) > 1:
                raise bad(place, "编号重复")
            self.check_excludes(row, policy, ids, place)
            made.append(self.measure(row, policy, scope, validity, note, place))
        return tuple(made)

    def check_excludes(self, row: Table, policy: str, ids: list[str], place: str) -> None:
        for other in _strings(row.get("excludes", [])):
            if "." not in other and other not in ids:
                raise bad(place, f"excludes 里的“{other}”在 {policy} 中没有")

    def measure(
        self, row: Table, policy: str, scope: Condition | None, validity: Validity, note: str, place: str
    ) -> Measure:
        texts = self.texts(row, _MEASURE_TEXTS, place)
        inner = None if row.get("scoped") is False else scope
        condition = self.joined(row, "condition", inner, place)
        if condition is not None and "relevance" in row:
            raise bad(place, "写了 condition 就不再写 relevance")
        relevance = None if condition is not None else self.joined(row, "relevance", inner, place) or inner
        amounts = AmountReader(self.catalogue, self.named)
        excludes = _strings(row.get("excludes", []))
        return Measure(
            id=f"{policy}.{texts['id']}",
            title=texts["title"],
            clause=texts["clause"],
            kind=self.one_of(Kind, texts["kind"], place),
            concerns=self.one_of(Concerns, texts["concerns"], place),
            summary=texts["summary"],
            validity=self.validity(row, validity, place),
            condition=condition,
            relevance=relevance,
            amount=amounts.rule(row["amount"], f"{place} / amount") if "amount" in row else None,
            discretion=str(row.get("discretion", "")),
            ambiguity=str(row.get("ambiguity", "")),
            documents=tuple(self.paper(raw, place) for raw in _as_list(row.get("documents", []))),
            excludes=tuple(other if "." in other else f"{policy}.{other}" for other in excludes),
            group=str(row.get("group", "")),
            records=tuple(_strings(row.get("records", []))),
            verified=str(row.get("verified", "")),
            doubt=str(row.get("doubt", "")),
            standing_note=str(row.get("standing_note", note)),
        )

    def joined(self, row: Table, key: str, scope: Condition | None, place: str) -> Condition | None:
        """The condition under `key` together with the scope; None without a condition."""
        if key not in row:
            return None
        own = read_condition(row[key], self.catalogue, f"{place} / {key}", self.named)
        if scope is None:
            return own
        return All((scope, *own.parts)) if isinstance(own, All) else All((scope, own))

    def paper(self, raw: object, place: str) -> Paper:
        if isinstance(raw, str):
            return Paper(raw)
        row = self.table(raw, {"name", "origin"}, f"{place} / documents")
        return Paper(str(row.get("name", "")), str(row.get("origin", "practice")))

    def validity(self, row: Table, outer: Validity, place: str) -> Validity:
        declared = self.one_of(Standing, row["standing"], place) if "standing" in row else outer.declared
        effective = self.date(row, "effective", outer.effective, place)
        return Validity(declared, effective, self.date(row, "expires", outer.expires, place))

    def date(self, row: Table, key: str, outer: dt.date | None, place: str) -> dt.date | None:
        raw = row.get(key, outer)
        if raw is None or (isinstance(raw, dt.date) and not isinstance(raw, dt.datetime)):
            return raw
        raise bad(place, f"{key} 要写成 TOML 日期，例如 2020-06-01")

    def texts(self, row: Table, keys: tuple[str, ...], place: str) -> dict[str, str]:
        absent = [key for key in keys if not isinstance(row.get(key), str)]
        if absent:
            raise bad(place, f"缺 {'、'.join(absent)}")
        return {key: str(row[key]) for key in keys}

    def table(self, raw: object, allowed: set[str], place: str) -> Table:
        if not isinstance(raw, dict):
            raise bad(place, "这里要写成一个表")
        self.only(raw, allowed, place)
        return raw

    def only(self, row: Table, allowed: set[str], place: str) -> None:
        extra = set(row) - allowed
        if extra:
            raise bad(place, f"有不认识的项“{'、'.join(sorted(extra))}”")

    def one_of(self, kind: type[E], raw: object, place: str) -> E:
        try:
            return kind(raw)
        except ValueError:
            known = "、".join(str(member.value) for member in kind)
            raise bad(place, f"“{raw}”要写成其中之一：{known}") from None


def _as_table(raw: object) -> Table:
    return raw if isinstance(raw, dict) else {}


def _as_list(raw: object) -> list[object]:
    return raw if isinstance(raw, list) else []


def _strings(raw: object) -> list[str]:
    return [str(item) for item in _as_list(raw)]
