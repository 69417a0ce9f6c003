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
    seed = "004"                     # optional: number of the document that `policies --check` holds the figures against
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

    [[cap]]                          # optional: what the amounts of one group may come to together
    group = "honours"
    value = "100万元"                 # money, a formula, or a list: the lowest counts
    note = "…"
    rest = "…"                       # optional: a group of another kind of money that gets what this one leaves of it
    rest_note = "…"

    [[measure]]
    id = "library_entry"             # unique in the file; shown as LA2020.library_entry
    title = "…"
    clause = "三（一）"
    kind = "eligibility"             # definition eligibility gate award subsidy loan_interest case_by_case programme target
                                     # approval filing finance tax land duty service funding_source prohibition information_system
                                     # administration (what only the government has to do)
    concerns = "project"             # firm project park person government
    summary = "…"
    condition = { all = [ … ] }      # leave out when no fact can decide: the finding is then "info".
                                     # True always means well for the firm: qualifies, complies, not touched by the ban
    applies_when = { … }             # optional, with the condition of a duty or a prohibition: whom it concerns at all.
                                     # Known not to hold: the finding says 不涉及 and is not counted
    had = { … }                      # optional: when the firm has it already, so that nothing is left to hand in
    relevance = { … }                # optional, only without condition: does this information concern the firm
    quotable = false                 # optional: a programme no application quotes, for it says who the firm is and not
                                     #   what its project does
    fits_when = { … }                # optional, beside relevance: what the project must do besides, to be of this direction
    scoped = false                   # optional: leave the policy's scope out of this measure
    scope = { … }                    # optional: this measure's own place; a firm elsewhere is told so, and not "no"
    discretion = "…"                 # optional: what the authority still decides once the condition holds
    ambiguity = "…"                  # optional: what the text leaves open
    documents = ["…", { name = "…", origin = "policy" }]   # origin: policy | guide | practice (the default)
    rests_on_project = true          # optional: a ban that bites stands before it. Left out: true for awards, subsidies, interest,
                                     #   filing, approvals, libraries and the like that concern a project, else false
    bars = false                     # optional, in a prohibition with a condition: whether it stands before all of that. Left
                                     #   out: true when it concerns a project (a strict control or a surcharge is no bar)
    excludes = ["other_measure"]     # optional, ids in this file (or full ids): only the best of them counts
    group = "honours"                # optional stacking group
    claims = "equipment_invoices"    # optional: what it is paid for (desktop.eligibility.claim.Base); of measures that claim
                                     #   the same, whatever their policy, only one can be had; a list for several
    shares = true                    # optional, with claims: bears others beside it; "unwritten" when the text is silent.
                                     #   claims = [ "central_loan_interest", { base = "loan_interest", shares = "unwritten" } ]
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
      { kind = "interest_saved", interest = "1.5%", on = "loans", years = 2, where = { … }, of_cap = "5000万元" }
                     # points a year on each loan's principal for its term, at most `years`; a formula in percentage points too;
                     # where (as in desktop.rules.reading): only these loans count; a list: those that pass one of them
    kind: cash tax_saved tax_deferred interest_saved land_saved
    rate may be a list ["15%", "25%"]: an interval. `of`, `count` and each cap are a fact key or a formula over fact keys
    (grammar of desktop.facts.formula) or, for caps, money: cap = ["500万元", "loans_interest_formula"]: the lowest counts.
    of_cap = "…" (same forms) limits the base before the rate. `note = "…"` goes with every form. within = "…" (like cap) is
    what the year can take, its tax; later = "…" (with within) says what becomes of the rest: 往后结转5年. Left out, it is lost.
    sure = "…" (like cap) limits the low end only: what may be promised while a firm may yet pay less than it states.
    An amount that changes with time is a list of such tables, the earliest first, each with its days (both included):
      amount = [ { until = 2025-12-31, kind = "cash", fixed = "30万元" }, { from = 2026-01-01, kind = "cash", fixed = "20万元" } ]
    The one in force on the day asked about counts; on a day without one the amount is 未计入.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from desktop import paths
from desktop.eligibility import fields
from desktop.eligibility.amounts.reading import AmountReader
from desktop.eligibility.fields import Table
from desktop.eligibility.measure import Measure
from desktop.eligibility.measurereading import MeasureReader
from desktop.eligibility.policy import Cap, Policy, Stacking, StackingRule
from desktop.eligibility.standing import Validity
from desktop.rules.reading import bad, read_condition

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue
    from desktop.rules.term import Condition

_FILE_KEYS = {"policy", "conditions", "stacking", "cap", "measure"}
_TEXTS = ("id", "title", "short_title", "issuer", "number", "region")
_POLICY_KEYS = {*_TEXTS, *fields.VALIDITY_KEYS, "source", "scope", "seed"}

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
        policy = read_policy(read_text(path), catalogue, path.name)
        if policy.id in policies:
            raise bad(path.name, f"政策编号“{policy.id}”已经用过")
        policies[policy.id] = policy
    return tuple(policies.values())


def read_text(path: Path) -> str:
    """The text of a policy file; BadData when it can't be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise bad(path.name, "文件读不出来，可能已经损坏") from problem


def read_policy(text: str, catalogue: Catalogue, file: str) -> Policy:
    """The policy that the text of one file describes; BadData names `file` and the measure."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise bad(file, f"TOML 写法不对（{problem}）") from problem
    return policy_from(data, catalogue, file)


def policy_from(data: Table, catalogue: Catalogue, file: str) -> Policy:
    """The policy that a file's tables describe; BadData names `file` and the measure."""
    fields.only(data, _FILE_KEYS, file)
    place = f"{file} / policy"
    head = fields.table(data.get("policy"), _POLICY_KEYS, place)
    texts = fields.texts(head, _TEXTS, place)
    named = _named(data, catalogue, file)
    scope = read_condition(head["scope"], catalogue, f"{file} / scope", named) if "scope" in head else None
    validity = fields.validity(head, Validity(), place)
    note = str(head.get("standing_note", ""))
    reader = MeasureReader(catalogue, texts["id"], scope, validity, note, named)
    return Policy(
        **texts,
        validity=validity,
        standing_note=note,
        source=str(head.get("source", "")),
        scope=scope,
        stacking=_stacking(data, file),
        measures=_measures(data, reader, file),
        caps=_caps(data, AmountReader(catalogue, named), file),
    )


def _named(data: Table, catalogue: Catalogue, file: str) -> dict[str, Condition]:
    named: dict[str, Condition] = {}
    raw = data.get("conditions", {})
    for name, condition in raw.items() if isinstance(raw, dict) else ():
        named[name] = read_condition(condition, catalogue, f"{file} / {name}", named)
    return named


def _stacking(data: Table, file: str) -> tuple[Stacking, ...]:
    made = []
    place = f"{file} / stacking"
    for raw in fields.as_list(data.get("stacking")):
        row = fields.table(raw, {"group", "rule", "note"}, place)
        rule = fields.one_of(StackingRule, row.get("rule"), place)
        made.append(Stacking(str(row.get("group", "")), rule, str(row.get("note", ""))))
    return tuple(made)


def _caps(data: Table, reader: AmountReader, file: str) -> tuple[Cap, ...]:
    made: list[Cap] = []
    place = f"{file} / cap"
    for raw in fields.as_list(data.get("cap")):
        row = fields.table(raw, {"group", "value", "sure", "note", "rest", "rest_note"}, place)
        if not row.get("group") or "value" not in row:
            raise bad(place, "要写 group 和 value")
        if any(cap.group == row["group"] for cap in made):
            raise bad(place, f"“{row['group']}”的上限写了两次")
        note, rest, rest_note = (str(row.get(key, "")) for key in ("note", "rest", "rest_note"))
        values, sure = (reader.quantities(row.get(key, []), place) for key in ("value", "sure"))
        made.append(Cap(str(row["group"]), values, note, rest, rest_note, sure))
    return tuple(made)


def _measures(data: Table, reader: MeasureReader, file: str) -> tuple[Measure, ...]:
    rows = fields.as_list(data.get("measure"))
    ids = [str(row.get("id")) for row in rows if isinstance(row, dict)]
    made = []
    for n, raw in enumerate(rows, 1):
        name = str(raw.get("id", f"第{n}条")) if isinstance(raw, dict) else f"第{n}条"
        if ids.count(name) > 1:
            raise bad(f"{file} / {name}", "编号重复")
        made.append(reader.measure(raw, ids, f"{file} / {name}"))
    return tuple(made)
