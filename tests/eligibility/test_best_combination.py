"""The proposal against every set there is: nothing legal is worth more, and what is left out has its reason."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from policyfirm import HEAD, IN_FORCE, WAN, case, judged, measure, policy, when_filed

from desktop.eligibility.amounts.amount import MoneyKind
from desktop.eligibility.combination.combine import Combination
from desktop.eligibility.policy import Policy

OTHER = HEAD.replace('"CITY"', '"PROV"') + 'standing = "in_force"\n'
FILED = case(project__filed=True)


@dataclass(frozen=True)
class Award:
    """One award of the game: what it is worth in 万元, where it stands and what it is paid for."""

    number: int
    low: int
    high: int
    city: bool
    grouped: bool
    shares: str  # "" claims nothing
    excludes: tuple[int, ...]

    @property
    def id(self) -> str:
        return f"{'CITY' if self.city else 'PROV'}.m{self.number}"


@dataclass(frozen=True)
class Game:
    awards: tuple[Award, ...]
    rule: str
    cap: int | None

    def policies(self) -> list[Policy]:
        ids = {award.number: award.id for award in self.awards}
        stacking = f'[[stacking]]\ngroup = "g"\nrule = "{self.rule}"\n'
        cap = "" if self.cap is None else f'[[cap]]\ngroup = "g"\nvalue = "{self.cap}万元"\n'
        city = [_text(award, ids) for award in self.awards if award.city]
        province = [_text(award, ids) for award in self.awards if not award.city]
        return [policy(stacking, cap, *city, head=IN_FORCE), policy(*province, head=OTHER)]

    def bond(self, one: Award, other: Award) -> str:
        """ "no" when they cannot be had together, "open" when nobody says."""
        if other.number in one.excludes or one.number in other.excludes:
            return "no"
        said = {one.shares, other.shares} if one.shares and other.shares else set()
        grouped = self.rule if one.grouped and other.grouped else "sum"
        if "no" in said or grouped == "best":
            return "no"
        return "open" if "unwritten" in said or grouped == "unwritten" else ""

    def legal(self, some: tuple[Award, ...], forbidden: tuple[str, ...]) -> bool:
        return all(self.bond(one, other) not in forbidden for one, other in combinations(some, 2))

    def worth(self, some: tuple[Award, ...], end: str) -> int:
        inside = sum(getattr(award, end) for award in some if award.grouped)
        capped = inside if self.cap is None else min(inside, self.cap)
        return capped + sum(getattr(award, end) for award in some if not award.grouped)

    def sets(self, *forbidden: str) -> list[tuple[Award, ...]]:
        every = [some for size in range(len(self.awards) + 1) for some in combinations(self.awards, size)]
        return [some for some in every if self.legal(some, forbidden)]

    @property
    def is_open(self) -> bool:
        return any(self.bond(one, other) == "open" for one, other in combinations(self.awards, 2))


def _text(award: Award, ids: dict[int, str]) -> str:
    amount = f'fixed = "{award.low}万元"' if award.low == award.high else f'cap = "{award.high}万元"'
    shares = {"no": "false", "yes": "true", "unwritten": '"unwritten"'}
    claims = ['claims = "equipment_invoices"', f"shares = {shares[award.shares]}"] if award.shares else []
    named = ", ".join(f'"{ids[n]}"' for n in award.excludes)
    lines = [*claims, *(['group = "g"'] if award.grouped else []), *([f"excludes = [{named}]"] if named else [])]
    return measure(f"m{award.number}", when_filed(f'{{ kind = "cash", {amount} }}'), *lines)


@st.composite
def games(draw: st.DrawFn) -> Game:
    count = draw(st.integers(2, 6))
    made = []
    for number in range(count):
        city = draw(st.booleans())
        high = draw(st.integers(1, 12))
        low = high if draw(st.booleans()) else 0
        near = [n for n in range(number) if made[n].city is city]
        excludes = draw(st.lists(st.sampled_from(near), unique=True, max_size=2)) if near else []
        shares = draw(st.sampled_from(["", "", "no", "yes", "unwritten"]))
        made.append(Award(number, low, high, city, city and draw(st.booleans()), shares, tuple(excludes)))
    return Game(tuple(made), draw(st.sampled_from(["sum", "best", "unwritten"])), draw(st.none() | st.integers(1, 20)))


def proposal(game: Game) -> Combination:
    found = judged(FILED, *game.policies()).totals.today[MoneyKind.CASH].combination
    assert found is not None
    return found


@settings(max_examples=150, deadline=None)
@given(games())
def test_nothing_that_can_legally_be_had_is_worth_more(game: Game) -> None:
    found = proposal(game)
    by_id = {award.id: award for award in game.awards}
    chosen = tuple(by_id[finding.measure.id] for finding in found.chosen)
    allowed, sure = game.sets("no"), game.sets("no", "open") if game.is_open else game.sets("no")
    assert game.legal(chosen, ("no",))
    assert found.high == max(game.worth(some, "high") for some in allowed) * WAN
    assert found.low == max(game.worth(some, "low") for some in sure) * WAN

    def middle(some: tuple[Award, ...]) -> int:
        return game.worth(some, "low") + game.worth(some, "high")

    assert middle(chosen) == max(middle(some) for some in allowed)


@settings(max_examples=150, deadline=None)
@given(games())
def test_both_readings_stand_where_the_texts_are_silent_and_only_there(game: Game) -> None:
    found = proposal(game)
    assert bool(found.readings) is game.is_open
    for reading, forbidden in zip(found.readings, (("no", "open"), ("no",)), strict=False):
        sets = game.sets(*forbidden)
        assert reading.low == max(game.worth(some, "low") for some in sets) * WAN
        assert reading.high == max(game.worth(some, "high") for some in sets) * WAN
        taken = {finding.measure.id for finding in reading.chosen}
        assert game.legal(tuple(award for award in game.awards if award.id in taken), forbidden)


@settings(max_examples=150, deadline=None)
@given(games())
def test_whatever_is_left_out_cannot_be_had_with_what_is_proposed_and_says_so(game: Game) -> None:
    found = proposal(game)
    by_id = {award.id: award for award in game.awards}
    chosen = [by_id[finding.measure.id] for finding in found.chosen]
    left = [by_id[one.finding.measure.id] for one in found.left_out]
    assert sorted(award.id for award in (*chosen, *left)) == sorted(by_id)
    for award, one in zip(left, found.left_out, strict=True):
        against = [other for other in chosen if game.bond(award, other) == "no"]
        assert against
        assert all(f"“m{other.number}”" in one.reason for other in against)
        assert any(why in one.reason for why in ("不能同时享受", "不能用两次", "只给最高的一项"))


def test_two_of_the_same_worth_are_not_called_better_and_worse() -> None:
    same = Game((Award(0, 50, 50, True, False, "", ()), Award(1, 50, 50, True, False, "", (0,))), "sum", None)
    [left] = proposal(same).left_out
    assert left.reason == "两项不能同时享受，金额和“m0”一样，列了前面的"


def test_what_has_no_figure_yet_says_what_it_would_cost() -> None:
    vague = measure("vague", when_filed('{ kind = "cash", unspecified = true }'), 'excludes = ["sure"]')
    sure = measure("sure", when_filed('{ kind = "cash", fixed = "50万元" }'))
    found = judged(FILED, policy(vague, sure)).totals.today[MoneyKind.CASH].combination
    assert found is not None
    assert (found.low, len(found.uncounted)) == (Decimal(500_000), 1)
    assert "“vague”还没有金额，不能和“sure”同时拿：两项不能同时享受，金额定下来后再比较" in found.notes
