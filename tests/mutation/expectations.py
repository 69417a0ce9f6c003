"""What `expectations/*.toml` demand of each measure, as cases with the answer that is known."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from battery import HERE, Battery, case_of
from reference import and_place
from wording import Rule, labels, understood

from desktop.eligibility.judge import judge_measure, judge_policies
from desktop.facts.case import Case
from desktop.rules.verdict import Verdict

_TOLD = ("is", "on", "later")
TODAY = dt.date(2026, 11, 20)
WAN = Decimal(10000)
VERDICTS = {True: Verdict.YES, False: Verdict.NO, None: Verdict.UNKNOWN}


@dataclass(frozen=True)
class Judged:
    """A case and the verdict the text gives, as a whole and under each reading; or that it is for another place."""

    case: Case
    verdict: Verdict
    is_elsewhere: bool = False
    readings: tuple[tuple[str, Verdict], ...] = ()

    def differs(self, policy: Any, measure: Any) -> str:
        """What is said and what the text says, when they differ."""
        finding = judge_measure(self.case, policy, measure, TODAY)
        said = finding.verdict if measure.condition is not None else finding.relevance
        if said is not self.verdict:
            return f"{said} instead of {self.verdict}"
        if finding.elsewhere is not self.is_elsewhere:
            return "for another place, or not"
        if not finding.concerned:
            return f"{finding.readings} of what passes the firm by" if finding.readings else ""
        if self.readings and not finding.elsewhere:
            said_under = {
                start: [v for label, v in finding.readings if label.startswith(start)] for start, _ in self.readings
            }
            if said_under != {start: [verdict] for start, verdict in self.readings}:
                return f"{finding.readings} instead of {self.readings}"
        return ""


@dataclass(frozen=True)
class Worth:
    """A case and what the measure brings in yuan; None: the text gives no figure."""

    case: Case
    kind: str
    low: Decimal | None
    high: Decimal | None
    carried: Decimal = Decimal(0)
    day: dt.date = TODAY

    def differs(self, policy: Any, measure: Any) -> str:
        """The amount worked out, when it is another."""
        amount = judge_measure(self.case, policy, measure, self.day).amount
        found = (amount.kind.value, amount.low, amount.high, amount.carried) if amount is not None else ()
        wanted = (self.kind, self.low, self.high, self.carried)
        return "" if found == wanted else f"{found} instead of {wanted}"


@dataclass(frozen=True)
class Stands:
    """A day and the standing on it."""

    day: dt.date
    standing: str

    def differs(self, policy: Any, measure: Any) -> str:
        """The standing said, when it is another."""
        said = measure.validity.on(self.day).value
        return "" if said == self.standing else f"{said} instead of {self.standing} on {self.day}"


@dataclass(frozen=True)
class Total:
    """A case and what the policy's measures of one kind of money come to together, in yuan."""

    case: Case
    part: str
    kind: str
    low: Decimal
    high: Decimal

    def differs(self, policy: Any) -> str:
        """The total said, when it is another."""
        totals = getattr(judge_policies(self.case, [policy], TODAY).totals, self.part)
        found = next(((total.low, total.high) for kind, total in totals.items() if kind.value == self.kind), None)
        return "" if found == (self.low, self.high) else f"{found} instead of {(self.low, self.high)}"


@dataclass(frozen=True)
class Flags:
    """Whether a measure is a ban that stands before what rests on the project, or something that rests on it."""

    bars: bool
    rests: bool

    def differs(self, policy: Any, measure: Any) -> str:
        """What is said of it, when it is otherwise."""
        said = Flags(measure.bars, measure.rests_on_project)
        return "" if said == self else f"{said} instead of {self}"


Demand = Judged | Worth | Stands | Flags


class Expected:
    """One policy's expectations."""

    def __init__(self, path: Path, battery: Battery) -> None:
        self.policy = path.stem
        self.battery = battery
        self.raw = tomllib.loads(path.read_text(encoding="utf-8"))
        self.say = self.raw["say"]
        self.place = understood(self.raw["place"], self.say) if "place" in self.raw else None

    def place_of(self, name: str) -> Rule | None:
        """Where the measure holds: its own place, else the policy's."""
        own = self.raw.get("places", {}).get(name)
        return understood(own, self.say) if own else self.place

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Each measure's rule, with the place."""
        made = {}
        for name, text in self.raw["rules"].items():
            place = None if name in self.raw["anywhere"] else self.place_of(name)
            made[name] = and_place(understood(text, self.say), place)
        return made

    def demands(self, name: str) -> Iterator[Demand]:
        """Everything demanded of one measure: its days, its money, its verdicts."""
        standing = self.raw["standing"]
        for text in standing.get(name, standing["all"]):
            day, word = text.split()
            yield Stands(dt.date.fromisoformat(day), word)
        for row in self.raw["worth"].get(name, []):
            yield self.worth(row, self.raw["kinds"].get(name, "cash"))
        yield Flags(*(name in self.raw["bans"][key] for key in ("bars", "rests")))
        for row in self.raw.get("judged", {}).get(name, []):
            case = case_of(self.battery.catalogue, {key: value for key, value in row.items() if key != "is"})
            yield Judged(case, Verdict(row["is"]))
        rule = self.rules.get(name, self.place)
        if rule is not None:
            yield from self.judged(rule, name)

    @cached_property
    def totals(self) -> list[Total]:
        """The rows of [[together]]."""
        made = []
        for row in self.raw.get("together", []):
            case = case_of(self.battery.catalogue, row["facts"])
            low, high = (Decimal(str(end)) * WAN for end in row["is"])
            made.append(Total(case, row["part"], row["kind"], low, high))
        return made

    def worth(self, row: dict[str, Any], kind: str) -> Worth:
        """One row of [worth]."""
        case = case_of(self.battery.catalogue, {key: value for key, value in row.items() if key not in _TOLD})
        low, high = (None, None) if row["is"] == "none" else (Decimal(str(end)) * WAN for end in row["is"])
        carried = Decimal(str(row.get("later", 0))) * WAN
        return Worth(case, kind, low, high, carried, dt.date.fromisoformat(row.get("on", TODAY.isoformat())))

    def judged(self, rule: Rule, name: str) -> Iterator[Judged]:
        """The battery of one rule with the reference's verdicts."""
        place, named = self.place_of(name), labels(rule)
        for answers in self.battery.cases(rule, f"{self.policy}.{name}"):
            there = None if place is None else VERDICTS[self.battery.reference.judge(place, answers)]
            is_kept = there is Verdict.UNKNOWN and name in self.raw["bans"].get("kept", [])
            under = tuple((label, self._verdict(rule, answers, label, is_kept=is_kept)) for label in named)
            said = self._verdict(rule, answers, "", is_kept=is_kept)
            yield Judged(self.battery.case(answers), said, there is Verdict.NO, under)

    def _verdict(self, rule: Rule, answers: Mapping[str, Any], label: str, *, is_kept: bool) -> Verdict:
        """What the reference says; a duty or a ban of a place that is open is broken by nobody."""
        said = VERDICTS[self.battery.reference.judge(rule, answers, label)]
        return Verdict.UNKNOWN if is_kept and said is Verdict.NO else said


def load(battery: Battery) -> dict[str, Expected]:
    """The expectations by policy."""
    files = sorted((HERE / "expectations").glob("*.toml"))
    return {path.stem: Expected(path, battery) for path in files if path.stem != "recipes"}
