"""Read one measure of a policy file; the keys are listed in `desktop.eligibility.reading`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.eligibility import fields
from desktop.eligibility.amounts.reading import AmountReader
from desktop.eligibility.claim import Base, Claim, Sharing
from desktop.eligibility.fields import Table
from desktop.eligibility.measure import Concerns, Kind, Measure, Paper
from desktop.eligibility.standing import Validity
from desktop.rules.reading import bad, read_condition
from desktop.rules.term import All, AnyOf, Condition, Not

if TYPE_CHECKING:
    from desktop.facts.catalogue import Catalogue

TEXTS = ("id", "title", "clause", "kind", "concerns", "summary")
_MORE_TEXTS = ("discretion", "ambiguity", "group", "verified", "doubt")
_KEYS = {
    *TEXTS, *_MORE_TEXTS, *fields.VALIDITY_KEYS,
    "condition", "applies_when", "relevance", "scoped", "scope", "documents", "excludes", "records", "amount", "claims", "shares",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeasureReader:
    """What the measures of one file share: the policy's id, scope, validity and named conditions."""

    catalogue: Catalogue
    policy: str
    scope: Condition | None
    validity: Validity
    standing_note: str
    named: Mapping[str, Condition]

    def measure(self, raw: object, ids: list[str], place: str) -> Measure:
        """The measure that `raw` describes; `ids` are those of the file. BadData names `place`."""
        row = fields.table(raw, _KEYS, place)
        texts = fields.texts(row, TEXTS, place)
        more = {key: str(row.get(key, "")) for key in _MORE_TEXTS}
        own = read_condition(row["scope"], self.catalogue, f"{place} / scope", self.named) if "scope" in row else None
        condition, relevance = self._conditions(row, own, place)
        kind = fields.one_of(Kind, texts["kind"], place)
        applies = self._applies_when(row, kind, place)
        amounts = AmountReader(self.catalogue, self.named)
        return Measure(
            id=f"{self.policy}.{texts['id']}",
            title=texts["title"],
            clause=texts["clause"],
            kind=kind,
            concerns=fields.one_of(Concerns, texts["concerns"], place),
            summary=texts["summary"],
            validity=fields.validity(row, self.validity, place),
            condition=condition,
            relevance=relevance,
            amount=amounts.rule(row["amount"], f"{place} / amount") if "amount" in row else None,
            documents=tuple(_paper(paper, place) for paper in fields.as_list(row.get("documents"))),
            excludes=self._excludes(row, ids, place),
            records=tuple(fields.strings(row.get("records"))),
            standing_note=str(row.get("standing_note", self.standing_note)),
            claims=_claims(row, place),
            scoped=row.get("scoped") is not False,
            applies_when=applies,
            unless_beside=self._unless_beside(row, applies, place),
            scope=own,
            **more,
        )

    def _conditions(self, row: Table, own: Condition | None, place: str) -> tuple[Condition | None, Condition | None]:
        """Condition and relevance, each with the measure's own scope or the policy's."""
        scope = None if row.get("scoped") is False else own or self.scope
        if "condition" in row and "relevance" in row:
            raise bad(place, "写了 condition 就不再写 relevance")
        if "condition" in row:
            return self._joined(row, "condition", scope, place), None
        return None, self._joined(row, "relevance", scope, place) if "relevance" in row else scope

    def _joined(self, row: Table, key: str, scope: Condition | None, place: str) -> Condition:
        own = read_condition(row[key], self.catalogue, f"{place} / {key}", self.named)
        if scope is None:
            return own
        return All((scope, *own.parts)) if isinstance(own, All) else All((scope, own))

    def _applies_when(self, row: Table, kind: Kind, place: str) -> Condition | None:
        """Whom a duty or a ban concerns; nobody gets money or a title because a rule passes him by."""
        if "applies_when" not in row:
            return None
        if kind not in (Kind.DUTY, Kind.PROHIBITION) or "condition" not in row:
            raise bad(place, "applies_when 只能写在有 condition 的义务和限制里")
        return read_condition(row["applies_when"], self.catalogue, f"{place} / applies_when", self.named)

    def _unless_beside(self, row: Table, applies: Condition | None, place: str) -> Condition | None:
        if applies is None:
            return None
        own = read_condition(row["condition"], self.catalogue, f"{place} / condition", self.named)
        either = AnyOf((Not(applies), own))
        return either if self.scope is None or row.get("scoped") is False else All((self.scope, either))

    def _excludes(self, row: Table, ids: list[str], place: str) -> tuple[str, ...]:
        """Full ids; one of this file must exist in it."""
        full = []
        for other in fields.strings(row.get("excludes")):
            own = other.removeprefix(f"{self.policy}.")
            if own not in ids and ("." not in other or own != other):
                raise bad(place, f"excludes 里的“{other}”在 {self.policy} 中没有")
            full.append(f"{self.policy}.{own}" if own in ids else other)
        return tuple(full)


def _claims(row: Table, place: str) -> tuple[Claim, ...]:
    """`claims` is a base, a table with base and shares, or a list of these; `shares` goes for those without their own."""
    raw = row.get("claims", [])
    made = []
    for one in raw if isinstance(raw, list) else [raw]:
        own = one if isinstance(one, dict) else {"base": one}
        fields.only(own, {"base", "shares"}, f"{place} / claims")
        shares = own.get("shares", row.get("shares", False))
        word = ("yes" if shares else "no") if isinstance(shares, bool) else shares
        base = fields.one_of(Base, own.get("base"), f"{place} / claims")
        made.append(Claim(base, fields.one_of(Sharing, word, f"{place} / shares")))
    if "shares" in row and not made:
        raise bad(place, "写了 shares 就要写 claims")
    return tuple(made)


def _paper(raw: object, place: str) -> Paper:
    if isinstance(raw, str):
        return Paper(raw)
    row = fields.table(raw, {"name", "origin"}, f"{place} / documents")
    return Paper(str(row.get("name", "")), str(row.get("origin", "practice")))
