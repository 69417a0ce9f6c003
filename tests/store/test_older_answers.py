"""A data file of the version that asked honours twice: every answer is taken along, with its history."""

from decimal import Decimal
from pathlib import Path

from desktop.facts.known import DONT_KNOW, Answer, Known, Origin, OriginKind
from desktop.facts.reading import load_catalogue
from desktop.store.answers import Changes
from desktop.store.database import Store, open_store
from desktop.store.header import read_header
from desktop.store.migrations import MIGRATIONS
from tests.store.conftest import Clock

FACTORY, CHAIN = "recognition.green_factory.level", "recognition.green_supply_chain"
TECH, DESIGN, KIND = "recognition.tech_center.level", "recognition.design_center.level", "recognition.platform.kind"


def older(folder: Path, clock: Clock, **answers: Known) -> str:
    """A closed data file of the first version with one case."""
    store = open_store(folder, clock, migrations=MIGRATIONS[:1])
    case_id = store.create_case("改造").id
    store.save_answers(case_id, {key.replace("__", "."): Answer(value) for key, value in answers.items()})
    store.close()
    return case_id


def loaded(store: Store, case_id: str) -> dict[str, Known]:
    return {key: answer.value for key, answer in store.load_answers(case_id, load_catalogue()).items()}


def test_two_answers_that_agree_become_one_and_the_others_stay(folder: Path, clock: Clock) -> None:
    case_id = older(
        folder, clock,
        firm__name="甲公司", green__title="l2", recognition__green_factory__level="province", innovative__platform="l0",
        yunnan__platform_new=False, high_end__brand_quality=("brand",), firm__bad_credit=DONT_KNOW,
    )  # fmt: skip
    store = open_store(folder, clock)
    assert loaded(store, case_id) == {
        "firm.name": "甲公司",
        "firm.bad_credit": DONT_KNOW,
        FACTORY: "province",
        CHAIN: False,
        "innovative.rd_department": False,
        TECH: "none",
        DESIGN: "none",
        KIND: "none",
        "recognition.platform.new": False,
        "high_end.quality_honours": ("brand",),
    }
    assert store.stray_answers(case_id, load_catalogue()) == {}
    assert store.load_drafts(case_id) == {}
    store.close()


def test_what_was_answered_stays_in_the_history_and_in_a_backup(folder: Path, clock: Clock) -> None:
    case_id = older(folder, clock, green__title="l1")
    store = open_store(folder, clock)
    [first, last] = store.history(case_id, "green.title")
    assert (first.old, first.new, last.old, last.new) == (None, Answer("l1"), Answer("l1"), None)
    [added] = store.history(case_id, FACTORY)
    assert (added.old, added.new) == (None, Answer("city"))
    store.close()
    [backup] = (folder / "backups").iterdir()
    header = read_header(backup)
    assert header is not None
    assert header.version == 1


def test_a_contradiction_keeps_the_answer_the_rules_read_and_asks_about_it(folder: Path, clock: Clock) -> None:
    case_id = older(folder, clock, green__title="l1", recognition__green_factory__level="national")
    store = open_store(folder, clock)
    assert loaded(store, case_id) == {FACTORY: "national"}
    [(place, text)] = store.load_drafts(case_id).items()
    assert place == (FACTORY, "")
    assert "“市级绿色工厂”，和这一项对不上" in text
    store.close()


def test_an_answer_that_tells_too_little_is_written_beside_the_open_question(folder: Path, clock: Clock) -> None:
    case_id = older(folder, clock, green__title="l3")
    store = open_store(folder, clock)
    assert loaded(store, case_id) == {}
    assert "“国家级绿色工厂或绿色供应链”" in store.load_drafts(case_id)[FACTORY, ""]
    store.close()


def test_a_case_in_the_trash_is_brought_along_too(folder: Path, clock: Clock) -> None:
    case_id = older(folder, clock, green__title="l1")
    first = open_store(folder, clock, migrations=MIGRATIONS[:1])
    first.delete_case(case_id)
    first.close()
    store = open_store(folder, clock)
    store.restore_case(case_id)
    assert loaded(store, case_id) == {FACTORY: "city", CHAIN: False}
    store.close()


def test_a_file_of_today_is_left_as_it_is(folder: Path, clock: Clock) -> None:
    case_id = older(folder, clock, green__title="l1")
    open_store(folder, clock).close()
    store = open_store(folder, clock)
    typed = Answer("none", Origin(OriginKind.IMPORTED, "表.xlsx / 荣誉认定 / B8"))
    store.save(case_id, Changes({FACTORY: typed}))
    store.close()
    again = open_store(folder, clock)
    assert again.load_answers(case_id, load_catalogue())[FACTORY] == typed
    assert len(again.history(case_id, FACTORY)) == 2
    again.close()


def test_sums_that_are_added_up_today_are_told_at_their_table_and_none_is_lost(folder: Path, clock: Clock) -> None:
    case_id = older(
        folder, clock,
        shanxi__qualifying_loans=Decimal(6_000_000), shanxi__qualifying_interest=Decimal(300_000), shanxi__self_funded="part",
    )  # fmt: skip
    store = open_store(folder, clock)
    assert loaded(store, case_id) == {}
    drafts = store.load_drafts(case_id)
    assert set(drafts) == {("loans", ""), ("funding", "")}
    assert "600.00 万元" in drafts["loans", ""]
    assert "30.00 万元" in drafts["loans", ""]
    assert store.stray_answers(case_id, load_catalogue()) == {}
    assert [one.new for one in store.history(case_id, "shanxi.self_funded")] == [Answer("part"), None]
    store.close()
