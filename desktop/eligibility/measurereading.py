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
    from desktop.eligibility.amounts.rule import AmountRule
    from desktop.facts.catalogue import Catalogue

TEXTS = ("id", "title", "clause", "kind", "concerns", "summary")
_SAID = ("title", "clause", "summary")
_MORE_TEXTS = ("discretion", "ambiguity", "group", "verified", "doubt")
_KEYS = {
    *TEXTS, *_MORE_TEXTS, *fields.VALIDITY_KEYS,
    "condition", "applies_when", "had", "fits_when", "relevance", "quotable", "scoped", "scope", "documents", "excludes",
    "records", "amount", "claims", "shares", "bars", "rests_on_project",
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
        more = {key: str(row.get(key, "")) for key in (*_SAID, *_MORE_TEXTS)}
        own = self._optional(row, "scope", place)
        condition, relevance = self._conditions(row, own, place)
        kind, concerns = fields.one_of(Kind, texts["kind"], place), fields.one_of(Concerns, texts["concerns"], place)
        applies = self._applies_when(row, kind, place)
        return Measure(
            id=f"{self.policy}.{texts['id']}",
            kind=kind,
            concerns=concerns,
            validity=fields.validity(row, self.validity, place),
            condition=condition,
            relevance=relevance,
            amount=self._amount(row, place),
            documents=tuple(_paper(paper, place) for paper in fields.as_list(row.get("documents"))),
            excludes=self._excludes(row, ids, place),
            records=tuple(fields.strings(row.get("records"))),
            standing_note=str(row.get("standing_note", self.standing_note)),
            claims=_claims(row, place),
            scoped=row.get("scoped") is not False,
            quotable=row.get("quotable") is not False,
            applies_when=applies,
            had=self._optional(row, "had", place),
            fits_when=self._optional(row, "fits_when", place),
            unless_beside=self._unless_beside(row, applies, place),
            unless_elsewhere=self._unless_elsewhere(row, kind, own, place),
            scope=own,
            bars=_bars(row, kind, concerns, place),
            rests_on_project=_rests_on_project(row, kind, concerns, place),
            **more,
        )

    def _amount(self, row: Table, place: str) -> AmountRule | None:
        amounts = AmountReader(self.catalogue, self.named)
        return amounts.rule(row["amount"], f"{place} / amount") if "amount" in row else None

    def _conditions(self, row: Table, own: Condition | None, place: str) -> tuple[Condition | None, Condition | None]:
        """Condition and relevance, each with the measure's own scope or the policy's."""
        scope = None if row.get("scoped") is False else own or self.scope
        if "condition" in row and "relevance" in row:
            raise bad(place, "写了 condition 就不再写 relevance")
        if "condition" in row:
            return self._joined(row, "condition", scope, place), None
        return None, self._joined(row, "relevance", scope, place) if "relevance" in row else scope

    def _optional(self, row: Table, key: str, place: str) -> Condition | None:
        return read_condition(row[key], self.catalogue, f"{place} / {key}", self.named) if key in row else None

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

    def _unless_elsewhere(self, row: Table, kind: Kind, own: Condition | None, place: str) -> Condition | None:
        where = None if row.get("scoped") is False else own or self.scope
        if kind not in (Kind.DUTY, Kind.PROHIBITION) or "condition" not in row or where is None:
            return None
        return AnyOf((Not(where), read_condition(row["condition"], self.catalogue, f"{place} / condition", self.named)))

    def _excludes(self, row: Table, ids: list[str], place: str) -> tuple[str, ...]:
        """Full ids; one of this file must exist in it."""
        full = []
        for other in fields.strings(row.get("excludes")):
            own = other.removeprefix(f"{self.policy}.")
            if own not in ids and ("." not in other or own != other):
                raise bad(place, f"excludes 里的“{other}”在 {self.policy} 中没有")
            full.append(f"{self.policy}.{own}" if own in ids else other)
        return tuple(full)


def _bars(row: Table, kind: Kind, concerns: Concerns, place: str) -> bool:
    """Unless the data says otherwise, a ban of projects that facts can decide bars them."""
    is_ban = kind is Kind.PROHIBITION and "condition" in row
    if "bars" in row and not (is_ban and isinstance(row["bars"], bool)):
        raise bad(place, "bars 只能写在有 condition 的限制里，写 true 或 false")
    return is_ban and bool(row.get("bars", concerns is Concerns.PROJECT))


def _rests_on_project(row: Table, kind: Kind, concerns: Concerns, place: str) -> bool:
    """Unless the data says otherwise, what is given to a project rests on its being permitted."""
    told = row.get("rests_on_project", kind.rests_on_project and concerns is Concerns.PROJECT)
    if not isinstance(told, bool) or (told and not kind.rests_on_project):
        raise bad(place, "rests_on_project 要写 true 或 false，true 只能写在可以申请、办理的事项里")
    return told


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
