"""Whatever the firm does in whatever order: after opening again the case is the same."""

import datetime as dt
import tempfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.facts.known import Answer, Blank, OriginKind
from desktop.facts.reading import load_catalogue
from desktop.store.database import open_store
from desktop.store.writer import Writer
from desktop.wizard.entry import Entry
from desktop.wizard.rooms import Rooms
from desktop.wizard.session import Session

CATALOGUE = load_catalogue()
ROOMS = Rooms(CATALOGUE)
NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))

PLAIN = st.sampled_from(["firm.name", "investment.fixed_assets", "project.start", "staff.total", "firm.postcode"])
YEARLY = st.sampled_from(["finance.revenue", "finance.profit", "energy.electricity"])
CHOICES = st.sampled_from([("firm.above_scale", True), ("project.filed", False), ("firm.park_level", "provincial")])
ANY = st.one_of(PLAIN, YEARLY, st.sampled_from(["firm.above_scale", "loans", "finance.base_year"]))
TEXTS = st.one_of(
    st.sampled_from(["500", "１２．５", "500万", "约500", "不清楚", "", " ", "2025年3月", "六安公司", "-3", "230000"]),
    st.text(max_size=6),
)
YEARS = st.sampled_from([None, 2025, 2024, 2023])
ROWS = st.lists(
    st.fixed_dictionaries({}, optional={"bank": st.text(max_size=3), "principal": st.decimals(0, 9, places=2)}),
    max_size=3,
)


class FirmAtWork(RuleBasedStateMachine):
    """One firm, one case, every kind of change, and the program closed in between."""

    @initialize()
    def begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._session = self._start()
        self._session.create_case("改造")

    def teardown(self) -> None:
        if hasattr(self, "_session"):
            self._session.give_up()
            self._folder.cleanup()

    def _start(self) -> Session:
        store = open_store(Path(self._folder.name), lambda: NOON)
        return Session(store, Writer(store, delay=3600.0), CATALOGUE, rooms=ROOMS)

    @rule(key=PLAIN, text=TEXTS, is_live=st.booleans())
    def type_text(self, key: str, text: str, is_live: bool) -> None:
        problem = self._session.type_text(key, text, is_live=is_live)
        assert bool(problem) is bool(self._session.drafts(key))

    @rule(key=YEARLY, text=TEXTS, year=YEARS)
    def type_year(self, key: str, text: str, year: int | None) -> None:
        self._session.type_text(key, text, year)

    @rule(year=st.sampled_from(["2025", "2024", "", "去年"]))
    def type_base_year(self, year: str) -> None:
        before = self._all_years()
        self._session.type_text("finance.base_year", year)
        after = self._all_years()
        assert all(after[key].items() >= figures.items() for key, figures in before.items())

    @rule(choice=CHOICES)
    def choose(self, choice: tuple[str, bool | str]) -> None:
        self._session.set_value(*choice)

    @rule(key=ANY, blank=st.sampled_from(Blank))
    def choose_blank(self, key: str, blank: Blank) -> None:
        self._session.set_blank(key, blank)

    @rule(key=ANY, year=YEARS)
    def clear(self, key: str, year: int | None) -> None:
        self._session.clear(key, year if CATALOGUE[key].years else None)

    @rule(rows=ROWS, drafts=st.dictionaries(st.tuples(st.integers(0, 2), st.just("rate")), st.text(max_size=3)))
    def fill_table(self, rows: list[dict[str, str | Decimal]], drafts: dict[tuple[int, str], str]) -> None:
        self._session.set_table("loans", rows, drafts)

    @rule(key=ANY, kind=st.sampled_from([OriginKind.TYPED, OriginKind.ESTIMATED]))
    def mark(self, key: str, kind: OriginKind) -> None:
        self._session.mark(key, kind)

    @rule(overwrite=st.booleans())
    def take_over(self, overwrite: bool) -> None:
        incoming = {"firm.name": Answer("导入公司"), "finance.revenue": Answer({2024: Decimal(1)})}
        plan = self._session.plan_import(incoming)
        self._session.apply_import(plan, {conflict.key for conflict in plan.conflicts} if overwrite else ())

    @rule(key=st.one_of(st.none(), ANY))
    def undo(self, key: str | None) -> None:
        before = self._state()
        if self._session.undo(key):
            after = self._state()
            assert self._session.redo(key)
            assert self._state() == before
            self._session.undo(key)
            assert self._state() == after

    @rule(key=st.one_of(st.none(), ANY))
    def redo(self, key: str | None) -> None:
        self._session.redo(key)

    @rule()
    def flush(self) -> None:
        self._session.flush()

    @rule()
    def leave_and_come_back(self) -> None:
        before, case_id = self._state(), self._session.case_id
        assert case_id is not None
        self._session.close()
        self._session = self._start()
        self._session.open_case(case_id)
        assert self._state() == before

    @precondition(lambda self: self._session.can_undo())
    @rule()
    def take_everything_back(self) -> None:
        while self._session.can_undo():
            assert self._session.undo()

    @invariant()
    def what_is_not_readable_counts_nowhere(self) -> None:
        if hasattr(self, "_session") and self._session.is_open:
            for key in self._session._open.sheet.drafted():
                if not CATALOGUE[key].columns and not CATALOGUE[key].years:
                    assert isinstance(self._session.value(key), Blank)

    def _state(self) -> dict[str, Entry]:
        """Every entry that says anything."""
        return {key: entry for key, entry in self._session._open.sheet.entries.items() if entry != Entry()}

    def _all_years(self) -> dict[str, Mapping[object, object]]:
        """The yearly figures that have a year."""
        answers = self._session.case.answers
        found = {key: answer.value for key, answer in answers.items() if CATALOGUE[key].years}
        return {key: value for key, value in found.items() if isinstance(value, Mapping)}


FirmAtWork.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None, derandomize=True)
TestWhateverTheFirmDoes = FirmAtWork.TestCase
