"""Small wrongs done to a policy file as it is written: one threshold, operator, list, part, amount or date at a time.

`stacking` says what several amounts come to together; those wrongs are noticed by totals only.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import FactType

Node = dict[str, Any]
Change = tuple[str, Any]

OTHER_OPS = {
    ">=": (">", "<="), ">": (">=", "<"), "<=": ("<", ">="), "<": ("<=", ">"), "==": ("!=",), "!=": ("==",),
    "in": ("not_in",), "not_in": ("in",), "has_any": ("has_all", "only"), "has_all": ("has_any",),
    "only": ("has_any", "has_all"), "before": ("<=", "after"), "after": (">=", "before"), "between": (), "within": (),
}  # fmt: skip
MANY = {"has_any", "has_all"}
MONEY = re.compile(r"(-?[\d.,]+)(亿元|万元|元)")
PERCENT = re.compile(r"(-?[\d.]+)(%|％)")
IN_FORMULA = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
YUAN = {"元": 1, "万元": 10_000, "亿元": 100_000_000}
DAY, MONTH = dt.timedelta(days=1), dt.timedelta(days=30)
MORE = Decimal("1.1")
MONEY_KINDS = ("cash", "tax_saved", "tax_deferred", "interest_saved", "land_saved")
FLAGS = {
    "bars": {"prohibition"},
    "rests_on_project": {
        "eligibility", "award", "subsidy", "loan_interest", "case_by_case",
        "approval", "filing", "finance", "tax", "land", "service",
    },
}  # fmt: skip
STACKING_RULES = ("sum", "best", "unwritten")
STANDINGS = ("in_force", "draft", "expired", "superseded", "unverified")


@dataclass(frozen=True)
class Mutant:
    """`node` takes the place of what stands at `place`: ("measure", number), ("conditions", name), ("policy", ""),
    ("stacking", number) or ("cap", number); `is_together` when only totals can notice it.
    """

    policy: str
    place: tuple[str, Any]
    name: str
    node: Any
    is_together: bool = False

    @property
    def id(self) -> str:
        """What `equivalent.toml` calls it."""
        return f"{self.policy} / {self.name}"


def mutants(policy: str, data: Node, catalogue: Catalogue) -> Iterator[Mutant]:
    """Every mutant of one file."""
    wrong = Wrongs(catalogue)
    for name, node in data.get("conditions", {}).items():
        for said, changed in wrong.condition(node):
            yield Mutant(policy, ("conditions", name), f"[conditions] {name}: {said}", changed)
    head = data["policy"]
    for said, changed in [*_in(head, "scope", wrong.condition), *_validity(head)]:
        yield Mutant(policy, ("policy", ""), f"[policy] {said}", changed)
    for number, measure in enumerate(data["measure"]):
        for said, changed in wrong.measure(measure, scoped="scope" in head):
            yield Mutant(policy, ("measure", number), f"{measure['id']}: {said}", changed)


def together(policy: str, data: Node) -> Iterator[Mutant]:
    """Every wrong in how the amounts of one file combine."""
    for number, node in enumerate(data.get("stacking", [])):
        for rule in STACKING_RULES:
            if rule != node["rule"]:
                name = f"[stacking] {node['group']} → {rule}"
                yield Mutant(policy, ("stacking", number), name, {**node, "rule": rule}, True)
    for number, node in enumerate(data.get("cap", [])):
        for said, changed in _figures(node["value"]):
            yield Mutant(
                policy, ("cap", number), f"[cap] {node['group']} value {said}", {**node, "value": changed}, True
            )
        if "rest" in node:
            left = {name: part for name, part in node.items() if name != "rest"}
            yield Mutant(policy, ("cap", number), f"[cap] {node['group']}: rest left out", left, True)
    for number, node in enumerate(data["measure"]):
        for key in ("group", "excludes"):
            if key in node:
                left = {name: part for name, part in node.items() if name != key}
                yield Mutant(policy, ("measure", number), f"{node['id']}: {key} left out", left, True)


class Wrongs:
    """The wrongs that can be done; each a sentence and the changed node."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def measure(self, node: Node, *, scoped: bool) -> Iterator[Change]:
        """Condition, relevance, money, dates, and whether the policy's place counts."""
        yield from _in(node, "scope", self.condition)
        yield from _in(node, "condition", self.condition)
        yield from _in(node, "applies_when", self.condition)
        yield from _in(node, "relevance", self.condition)
        yield from _in(node, "amount", self.amount)
        yield from _kinds(node)
        yield from _validity(node)
        for key, kinds in FLAGS.items():
            if node["kind"] in kinds and ("condition" in node or key != "bars"):
                yield f"{key} turned round", {**node, key: not node.get(key, node["concerns"] == "project")}
        if scoped and ("condition" in node or "relevance" in node):
            yield "the place counts or not", {**node, "scoped": node.get("scoped") is False}

    def condition(self, node: Node) -> Iterator[Change]:
        """Everything that can be wrong in a condition."""
        if "all" in node or "any" in node:
            yield from self.joined(node)
        elif "not" in node:
            yield "not left out", node["not"]
            yield from _in(node, "not", self.condition)
        elif "at_least" in node:
            yield from self.at_least(node)
        elif "rule" in node:
            yield from self.exception(node)
        elif "readings" in node:
            yield from self.readings(node)
        elif "op" in node:
            yield from self.term(node)

    def joined(self, node: Node) -> Iterator[Change]:
        key, other = ("all", "any") if "all" in node else ("any", "all")
        parts = node[key]
        if len(parts) > 1:
            yield f"{key} → {other}", {other: parts}
            for n in range(len(parts)):
                yield f"{key}: part {n + 1} left out", {key: parts[:n] + parts[n + 1 :]}
        yield from _each(parts, lambda changed: {key: changed}, key, self.condition)

    def at_least(self, node: Node) -> Iterator[Change]:
        for count in (node["at_least"] - 1, node["at_least"] + 1):
            if 1 <= count <= len(node["of"]):
                yield f"at_least → {count}", {**node, "at_least": count}
        yield from _each(node["of"], lambda changed: {**node, "of": changed}, "of", self.condition)

    def exception(self, node: Node) -> Iterator[Change]:
        yield "exception left out", node["rule"]
        yield "rule left out", node["exception"]
        for then in ("yes", "no", "unknown"):
            if then != node.get("then", "yes"):
                yield f"then → {then}", {**node, "then": then}
        for key in ("rule", "exception"):
            yield from _in(node, key, self.condition)

    def readings(self, node: Node) -> Iterator[Change]:
        parts = node["readings"]
        for n, part in enumerate(parts):
            rest = parts[:n] + parts[n + 1 :]
            left = rest[0]["condition"] if len(rest) == 1 else {"readings": rest}
            yield f"reading “{part['label'][:6]}” left out", left
        for n in range(len(parts) - 1):
            one, two = parts[n], parts[n + 1]
            swapped = [{**one, "condition": two["condition"]}, {**two, "condition": one["condition"]}]
            yield f"readings {n + 1} and {n + 2} swapped", {"readings": parts[:n] + swapped + parts[n + 2 :]}

        def inside(part: Node) -> Iterator[Change]:
            return _in(part, "condition", self.condition)

        yield from _each(parts, lambda changed: {"readings": changed}, "reading", inside)

    def term(self, node: Node) -> Iterator[Change]:
        what = node.get("fact") or node.get("count") or node.get("sum") or "/".join(node.get("ratio", []))
        op, value = node["op"], node["value"]
        listed = isinstance(value, list)
        for other in OTHER_OPS[op]:
            if not (op in MANY and other in MANY and listed and len(value) == 1):
                yield f"{what} {op} → {other}", {**node, "op": other}
        if op in ("within", "between", "has_any", "has_all", "only"):
            yield f"{what} {op}: turned round", {"not": node}
        if "where" in node:
            yield f"{what}: where left out", {key: part for key, part in node.items() if key != "where"}
            yield from _in(node, "where", self.where)
        for said, changed in self.bounds(node, op, value):
            yield f"{what} {op} {said}", {**node, "value": changed}

    def where(self, tests: Node) -> Iterator[Change]:
        """Every test of a row left out, its operator another, its bound a step off."""
        for column, test in tests.items():
            if len(tests) > 1:
                yield f"{column} left out", {name: other for name, other in tests.items() if name != column}
            if isinstance(test, dict):
                for other in OTHER_OPS[test["op"]]:
                    yield f"{column} {test['op']} → {other}", {**tests, column: {**test, "op": other}}
                for said, changed in self.bounds({}, test["op"], test["value"]):
                    yield f"{column} {said}", {**tests, column: {**test, "value": changed}}
            elif len(test) > 1:
                for said, changed in _lists(test, []):
                    yield f"{column} {said}", {**tests, column: changed}

    def bounds(self, node: Node, op: str, value: Any) -> Iterator[Change]:
        if op == "within":
            yield from _codes(value)
        elif isinstance(value, list) and op != "between":
            yield from _lists(value, self.more(node, value))
        elif isinstance(value, list):
            yield from _each(value, list, "", lambda bound: _steps(bound, self.step(node)))
        elif isinstance(value, bool):
            return  # == no is != yes
        elif op in ("==", "!=") and not re.match(r"-?\d", str(value)):
            yield from ((f"{value} → {key}", key) for key in self.more(node, [value]))
        else:
            yield from _steps(value, self.step(node))

    def more(self, node: Node, known: list[str]) -> list[str]:
        """An option the list does not have."""
        fact = self.catalogue.get(str(node.get("fact", "")).partition("@")[0])
        return [option.key for option in fact.options if option.key not in known][:1] if fact else []

    def step(self, node: Node) -> Decimal:
        fact = self.catalogue.get(str(node.get("fact", "")).partition("@")[0])
        whole = fact is None or fact.type in (FactType.INTEGER, FactType.YEAR)
        return Decimal(1) if whole else Decimal("0.01")

    def amount(self, node: Any) -> Iterator[Change]:
        """Every figure a tenth higher, every cap left out, every span of years changed."""
        if isinstance(node, list):
            yield from _each(node, list, "period", self.amount)
            return
        for key, value in node.items():
            if key in ("cap", "of_cap", "within", "later", "where", "surely", "progressive") and len(node) > 2:
                yield f"{key} left out", {name: part for name, part in node.items() if name != key}
            if key == "when":
                yield from _in(node, key, self.condition)
            elif key in ("where", "surely") and isinstance(value, list):
                yield from _each(value, lambda changed, key=key: {**node, key: changed}, key, self.where)
                for n in range(len(value)):
                    yield f"where {n + 1} left out", {**node, key: value[:n] + value[n + 1 :]}
            elif key in ("where", "surely"):
                yield from _in(node, key, self.where)
            elif key in ("choose", "tiers") and isinstance(value, list):
                for n in range(len(value) - 1):
                    yield f"{key}: {n + 1} left out", {**node, key: value[:n] + value[n + 1 :]}
                yield from _each(value, lambda changed, key=key: {**node, key: changed}, key, self.amount)
            elif key not in ("kind", "note", "later", "on", "interest") or (key == "interest"):
                for said, changed in _figures(value):
                    yield f"{key} {said}", {**node, key: changed}


def _kinds(node: Node) -> Iterator[Change]:
    """The amount as another kind of money."""
    amount = node.get("amount")
    if isinstance(amount, dict):
        for kind in MONEY_KINDS:
            if kind != amount["kind"]:
                yield f"amount / kind → {kind}", {**node, "amount": {**amount, "kind": kind}}


def _in(node: Node, key: str, changes: Any) -> Iterator[Change]:
    if key in node:
        for said, changed in changes(node[key]):
            yield f"{key} / {said}", {**node, key: changed}


def _each(parts: list[Any], rebuilt: Any, name: str, changes: Any) -> Iterator[Change]:
    for n, part in enumerate(parts):
        for said, changed in changes(part):
            yield f"{name} {n + 1} / {said}", rebuilt([*parts[:n], changed, *parts[n + 1 :]])


def _lists(value: list[str], more: list[str]) -> Iterator[Change]:
    for n, item in enumerate(value):
        if len(value) > 1:
            yield f"without {item}", value[:n] + value[n + 1 :]
    for key in more:
        yield f"with {key}", [*value, key]


def _codes(value: Any) -> Iterator[Change]:
    """A code less, and each code cut short."""
    codes = value if isinstance(value, list) else [value]
    for n, code in enumerate(codes):
        rest = codes[:n] + codes[n + 1 :]
        if rest:
            yield f"without {code}", rest
        if len(code) > 1 and code[:-1] not in rest:
            yield f"{code} → {code[:-1]}", [*rest, code[:-1]]


def _steps(value: Any, step: Decimal) -> Iterator[Change]:
    """The bound moved by the smallest step, up and down."""
    text = str(value)
    for sign in (1, -1):
        if match := MONEY.fullmatch(text):
            moved: Any = f"{Decimal(match[1].replace(',', '')) * YUAN[match[2]] + sign:f}元"
        elif match := PERCENT.fullmatch(text):
            moved = f"{Decimal(match[1]) + sign * Decimal('0.01')}%"
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            moved = str(dt.date.fromisoformat(text) + sign * DAY)
        elif re.fullmatch(r"\d{4}-\d\d", text):
            moved = f"{dt.date.fromisoformat(f'{text}-15') + sign * MONTH:%Y-%m}"
        else:
            moved = str(Decimal(text) + sign * step)
            moved = int(moved) if isinstance(value, int) else moved
        yield f"{text} → {moved}", moved


def _figures(value: Any) -> Iterator[Change]:
    if isinstance(value, list):
        for n in range(len(value)):
            yield f"{n + 1} left out", value[:n] + value[n + 1 :]
        yield from _each(value, list, "", _figures)
    elif isinstance(value, bool):
        return
    elif isinstance(value, int):
        yield from ((f"{value} → {value + n}", value + n) for n in (1, -1))
    elif isinstance(value, dt.date):
        yield from ((f"{value} → {value + n * DAY}", value + n * DAY) for n in (1, -1))
    elif match := MONEY.fullmatch(value) or PERCENT.fullmatch(value):
        more = f"{Decimal(match[1].replace(',', '')) * MORE:f}{match[2]}"
        yield f"{value} → {more}", more
    else:
        for found in IN_FORMULA.finditer(value):
            more = f"{value[: found.start()]}{Decimal(found[0]) * MORE:f}{value[found.end() :]}"
            yield f"{value} → {more}", more


def _validity(node: Node) -> Iterator[Change]:
    """Each date a day off or left out, each standing another."""
    for key in ("effective", "expires"):
        if key in node:
            for n in (1, -1):
                yield f"{key} {node[key]} → {node[key] + n * DAY}", {**node, key: node[key] + n * DAY}
            yield f"{key} left out", {name: part for name, part in node.items() if name != key}
    for standing in STANDINGS:
        if standing != node.get("standing", standing):
            yield f"standing → {standing}", {**node, "standing": standing}
