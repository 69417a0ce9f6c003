"""Check policy files as nobody's eye can: that they read, that every rule can be met, that every figure is the text's."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.eligibility.fields import as_list
from desktop.eligibility.measurefacts import measure_facts
from desktop.eligibility.policycheck.fault import Fault, from_reading, not_toml
from desktop.eligibility.policycheck.figures import strange_figures
from desktop.eligibility.policycheck.money import not_money
from desktop.eligibility.policycheck.seed import Document, read_document
from desktop.eligibility.policycheck.texts import (
    check_clauses,
    check_groups,
    check_references,
    check_region,
    check_texts,
)
from desktop.eligibility.policycheck.witness import witness
from desktop.eligibility.reading import policy_from, read_text
from desktop.errors import BadData
from desktop.rules.dependence import inputs

if TYPE_CHECKING:
    from desktop.eligibility.measure import Measure
    from desktop.eligibility.policy import Policy
    from desktop.facts.catalogue import Catalogue

Row = Mapping[str, Any]
FROM_SEED = "seed"


class Checker:
    """Checks files against a catalogue; `asked` are the facts that a page asks, `seeds` holds the documents."""

    def __init__(self, catalogue: Catalogue, asked: Collection[str] | None = None, seeds: Path | None = None) -> None:
        self.catalogue = catalogue
        self.asked = asked
        self.seeds = seeds

    def check(self, files: Iterable[Path], beside: Iterable[Policy] = ()) -> tuple[Fault, ...]:
        """Every fault, file by file; `beside` are policies whose measures may be named by `excludes`."""
        found: list[Fault] = []
        read: list[tuple[Path, Row, Policy]] = []
        for path in files:
            data, policy, faults = self._read(path)
            found += faults
            if policy is not None:
                read.append((path, data, policy))
        known = {measure.id for policy in (*beside, *(one for _, _, one in read)) for measure in policy.measures}
        for path, data, policy in read:
            found += self._policy(path.name, data, policy, known)
        return tuple(dict.fromkeys(found))

    def _read(self, path: Path) -> tuple[Row, Policy | None, list[Fault]]:
        """The file's data and policy, or all that hinders reading it: each measure is tried on its own."""
        data: dict[str, Any] = {}
        if not path.is_file():
            return data, None, [Fault(path.name, "没有这个文件", "检查文件名和所在的文件夹")]
        try:
            data = tomllib.loads(read_text(path))
            return data, policy_from(data, self.catalogue, path.name), []
        except tomllib.TOMLDecodeError as problem:
            return data, None, [not_toml(path.name, problem)]
        except BadData as problem:
            first = from_reading(problem, self.catalogue)
        alone = [fault for row in as_list(data.get("measure")) for fault in self._alone(data, row, path.name)]
        return data, None, alone or [first]

    def _alone(self, data: Row, row: object, file: str) -> Iterator[Fault]:
        if isinstance(row, dict):
            row = {key: value for key, value in row.items() if key != "excludes"}
        try:
            policy_from({**data, "measure": [row]}, self.catalogue, file)
        except BadData as problem:
            yield from_reading(problem, self.catalogue)

    def _policy(self, file: str, data: Row, policy: Policy, known: Collection[str]) -> Iterator[Fault]:
        yield from check_groups(policy, file)
        yield from check_region(policy, file)
        document = self._document(data)
        if isinstance(document, Fault):
            yield document
        named = data.get("conditions", {})
        if isinstance(document, Document):
            scope = list(terms_of(data["policy"].get("scope"), named))
            yield from _absent(document, scope, f"{file} / policy / scope")
        for row, measure in zip(data.get("measure", []), policy.measures, strict=True):
            place, terms = f"{file} / {row['id']}", list(_terms(row, named))
            yield from check_texts(policy, measure, terms, place)
            yield from check_references(policy, measure, known, place)
            yield from self._rules(measure, place)
            if measure.verified == FROM_SEED and "seed" in data["policy"]:
                yield from check_clauses(measure, terms, place)
                if isinstance(document, Document):
                    yield from _against(document, row, terms, place)
        yield from _unused(named, data, file)

    def _document(self, data: Row) -> Document | Fault | None:
        number = data["policy"].get("seed")
        if self.seeds is None or number is None:
            return None
        missing = Fault(
            f"{data['policy']['id']} / seed", f"没有编号为“{number}”的原文", f"把原文放进 {self.seeds.name}"
        )
        return read_document(self.seeds, str(number)) or missing

    def _rules(self, measure: Measure, place: str) -> Iterator[Fault]:
        yield from self._asked(measure, place)
        for name, condition in (("condition", measure.condition), ("relevance", measure.relevance)):
            if condition is not None and witness(condition, self.catalogue) is None:
                yield Fault(place, f"{name} 找不到能满足的企业", "检查各项是不是互相矛盾")
        if measure.amount is not None:
            for text in not_money(measure.amount, self.catalogue):
                yield Fault(place, f"amount：{text}", "钱写明单位，例如 500万元；算出来的换成以金额计的数据项")

    def _asked(self, measure: Measure, place: str) -> Iterator[Fault]:
        for key in dict.fromkeys(measure_facts(measure)):
            for name in self._sources(key):
                if self.asked is not None and name not in self.asked:
                    label = self.catalogue[name].label
                    yield Fault(
                        place, f"“{label}”（{name}）没有一页会问", "在 resources/steps 里加上，或者换一个数据项"
                    )

    def _sources(self, key: str) -> tuple[str, ...]:
        """The facts somebody must answer for this one."""
        if not self.catalogue[key].is_derived:
            return (key,)
        return tuple(dict.fromkeys(source for name in inputs(self.catalogue, key) for source in self._sources(name)))


def _absent(document: Document, terms: list[Row], place: str) -> Iterator[Fault]:
    for clause in dict.fromkeys(str(term.get("clause", "")) for term in terms):
        if clause and not document.has(clause):
            yield Fault(place, f"原文里没有“{clause}”", "按原文的编号改")


def _against(document: Document, row: Row, terms: list[Row], place: str) -> Iterator[Fault]:
    clauses = dict.fromkeys([str(row["clause"]), *(str(term.get("clause", "")) for term in terms)])
    absent = [clause for clause in clauses if clause and not document.has(clause)]
    for clause in absent:
        yield Fault(place, f"原文里没有“{clause}”", "按原文的编号改")
    if not absent:
        for where, figure in strange_figures(row, terms, document):
            yield Fault(place, f"{where} 里的“{figure}”在所引条款“{row['clause']}”里没有", "对照原文改，或者改对条款")


def _terms(row: Row, named: Row) -> Iterator[Row]:
    """Every term of a measure as written, with named conditions looked up."""
    for part in ("scope", "condition", "relevance", "amount"):
        yield from terms_of(row.get(part), named)


def terms_of(node: object, named: Row) -> Iterator[Row]:
    """Every term of a condition as written, with named conditions looked up."""
    if isinstance(node, list):
        for part in node:
            yield from terms_of(part, named)
    elif isinstance(node, dict):
        if "op" in node:
            yield node
        elif "use" in node:
            yield from terms_of(named.get(node["use"]), named)
        else:
            for key, part in node.items():
                if key not in ("where", "surely"):  # tests of rows are part of their term
                    yield from terms_of(part, named)


def _unused(named: Row, data: Row, file: str) -> Iterator[Fault]:
    used = set(_uses([data["policy"], data.get("measure", []), named]))
    for name in named:
        if name not in used:
            yield Fault(f"{file} / conditions", f"“{name}”没有哪一条用到", "用上或者删掉")


def _uses(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from _uses(part)
    elif isinstance(node, dict):
        if "use" in node:
            yield str(node["use"])
        for part in node.values():
            yield from _uses(part)
