"""The writer never makes the firm wait, never loses an answer, and says when it cannot save."""

import datetime as dt
import threading
from collections.abc import Iterator

import pytest

from desktop.errors import StoreProblem
from desktop.facts.catalogue import Catalogue
from desktop.facts.known import Answer
from desktop.store import writer as writer_module
from desktop.store.answers import Changes
from desktop.store.database import Store
from desktop.store.writer import Writer
from tests.store.conftest import Clock

NEVER = 3600.0  # a delay that only a flush ends


class Ear:
    """Remembers what the writer says."""

    def __init__(self) -> None:
        self.saved: list[tuple[dt.datetime, frozenset[str]]] = []
        self.problems: list[str] = []
        self.heard = threading.Event()

    def on_saved(self, time: dt.datetime, keys: frozenset[str]) -> None:
        self.saved.append((time, keys))
        self.heard.set()

    def on_failed(self, problem: StoreProblem) -> None:
        self.problems.append(problem.sentence)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def writer(store: Store, ear: Ear) -> Iterator[Writer]:
    started = Writer(store, ear.on_saved, ear.on_failed, delay=NEVER)
    yield started
    started.stop()


def fill_the_disk(store: Store) -> None:
    with store._link.reading() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}").fetchone()


def make_room(store: Store) -> None:
    with store._link.reading() as db:
        db.execute("PRAGMA max_page_count = 1000000").fetchone()


LONG = Answer("长" * 60_000)


def test_an_answer_is_called_saved_only_after_it_is_committed(
    store: Store, case_id: str, catalogue: Catalogue, clock: Clock, ear: Ear
) -> None:
    writer = Writer(store, ear.on_saved, delay=0.01)
    writer.put(case_id, "firm.name", Answer("甲公司"))
    assert ear.heard.wait(60)
    assert ear.saved == [(clock.moment, frozenset({"firm.name"}))]
    assert store.load_answers(case_id, catalogue) == {"firm.name": Answer("甲公司")}
    writer.stop()


def test_many_keystrokes_become_one_commit(store: Store, case_id: str, writer: Writer, ear: Ear) -> None:
    for length in range(1, 9):
        writer.put(case_id, "firm.name", Answer("六安精密铸造公司"[:length]))
    writer.put_changes(case_id, Changes(drafts={("level", ""): "？"}))
    assert not writer.is_idle
    writer.flush()
    assert writer.is_idle
    assert [keys for _, keys in ear.saved] == [frozenset({"firm.name", "level"})]
    assert [revision.new for revision in store.history(case_id, "firm.name")] == [Answer("六安精密铸造公司")]


def test_answers_of_two_cases_are_both_written(
    store: Store, case_id: str, catalogue: Catalogue, writer: Writer
) -> None:
    other = store.create_case("二期").id
    writer.put(case_id, "level", Answer("city"))
    writer.put(other, "level", Answer("province"))
    writer.flush()
    found = [store.load_answers(one, catalogue)["level"].value for one in (case_id, other)]
    assert found == ["city", "province"]


def test_with_nothing_to_write_a_flush_returns_at_once(writer: Writer, ear: Ear) -> None:
    writer.flush()
    assert ear.saved == []


def test_when_the_disk_is_full_the_answer_stays_pending_and_is_written_once_there_is_room(
    store: Store, case_id: str, catalogue: Catalogue, writer: Writer, ear: Ear
) -> None:
    fill_the_disk(store)
    writer.put(case_id, "firm.name", LONG)
    with pytest.raises(StoreProblem, match="磁盘空间已满"):
        writer.flush()
    assert store.load_answers(case_id, catalogue) == {}
    assert ear.saved == []
    assert writer.problem is not None
    writer.put(case_id, "level", Answer("city"))
    make_room(store)
    writer.flush()
    assert store.load_answers(case_id, catalogue) == {"firm.name": LONG, "level": Answer("city")}
    assert writer.problem is None
    assert len(ear.problems) == 1


def test_the_writer_tries_again_by_itself(
    store: Store, case_id: str, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "RETRY_DELAYS", (0.01,))
    fill_the_disk(store)
    failed_twice = threading.Event()

    def on_failed(problem: StoreProblem) -> None:
        ear.on_failed(problem)
        if len(ear.problems) == 2:
            failed_twice.set()

    writer = Writer(store, ear.on_saved, on_failed, delay=0.0)
    writer.put(case_id, "firm.name", LONG)
    assert failed_twice.wait(60)
    make_room(store)
    assert ear.heard.wait(60)
    writer.stop()


def test_an_answer_corrected_while_the_disk_was_full_is_saved_as_corrected(
    store: Store, case_id: str, catalogue: Catalogue, writer: Writer
) -> None:
    fill_the_disk(store)
    writer.put(case_id, "firm.name", LONG)
    with pytest.raises(StoreProblem):
        writer.flush()
    writer.put(case_id, "firm.name", Answer("改过"))
    make_room(store)
    writer.flush()
    assert store.load_answers(case_id, catalogue) == {"firm.name": Answer("改过")}


def test_closing_while_nothing_can_be_saved_is_refused_and_the_writer_goes_on(
    store: Store, case_id: str, catalogue: Catalogue, writer: Writer
) -> None:
    fill_the_disk(store)
    writer.put(case_id, "firm.name", LONG)
    with pytest.raises(StoreProblem):
        writer.close()
    make_room(store)
    writer.close()
    assert store.load_answers(case_id, catalogue) == {"firm.name": LONG}
    with pytest.raises(RuntimeError):
        writer.put(case_id, "level", Answer("city"))


def test_one_case_that_cannot_be_written_does_not_hold_up_the_other(
    store: Store, case_id: str, catalogue: Catalogue, writer: Writer, ear: Ear
) -> None:
    writer.put("gone", "level", Answer("city"))
    writer.put(case_id, "level", Answer("city"))
    with pytest.raises(StoreProblem, match="彻底删除"):
        writer.flush()
    assert store.load_answers(case_id, catalogue) == {"level": Answer("city")}
    assert [keys for _, keys in ear.saved] == [frozenset({"level"})]


def test_a_mistake_of_the_program_is_told_and_the_answer_kept(
    store: Store, case_id: str, catalogue: Catalogue, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(case_id: str, changes: Changes) -> None:
        raise ZeroDivisionError

    writer.put(case_id, "level", Answer("city"))
    with monkeypatch.context() as patch:
        patch.setattr(store, "save", broken)
        with pytest.raises(StoreProblem, match="程序内部") as told:
            writer.flush()
    assert isinstance(told.value.__cause__, ZeroDivisionError)
    writer.flush()
    assert store.load_answers(case_id, catalogue) == {"level": Answer("city")}


def test_a_listener_that_fails_does_not_stop_the_saving(
    store: Store, case_id: str, catalogue: Catalogue, ear: Ear
) -> None:
    def broken(time: dt.datetime, keys: frozenset[str]) -> None:
        raise ZeroDivisionError

    writer = Writer(store, broken, delay=NEVER)
    writer.put(case_id, "level", Answer("city"))
    writer.flush()
    writer.put(case_id, "firm.name", Answer("甲公司"))
    writer.close()
    assert len(store.load_answers(case_id, catalogue)) == 2


def test_a_listener_that_waits_for_the_writer_is_told_so_instead_of_hanging(store: Store, case_id: str) -> None:
    raised: list[Exception] = []

    def waiting(time: dt.datetime, keys: frozenset[str]) -> None:
        try:
            writer.flush()
        except RuntimeError as problem:
            raised.append(problem)

    writer = Writer(store, waiting, delay=NEVER)
    writer.put(case_id, "level", Answer("city"))
    writer.close()
    assert len(raised) == 1


def test_answers_typed_in_several_threads_are_all_there(store: Store, case_id: str, writer: Writer, ear: Ear) -> None:
    def type_some(name: int) -> None:
        for number in range(25):
            writer.put(case_id, f"fact.{name}.{number}", Answer("x"))
            if number % 10 == 0:
                writer.flush()

    threads = [threading.Thread(target=type_some, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    writer.flush()
    assert len(frozenset().union(*(keys for _, keys in ear.saved))) == 100
