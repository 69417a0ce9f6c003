"""The firm's cases: listed, renamed, put into the trash and taken back."""

import datetime as dt
from pathlib import Path

from desktop.facts.catalogue import Catalogue
from desktop.facts.known import DONT_KNOW, Answer
from desktop.store.answers import Changes
from desktop.store.database import Store
from tests.store.conftest import Clock


def test_a_case_is_listed_with_the_names_of_firm_and_project_and_how_far_it_is(
    store: Store, case_id: str, clock: Clock
) -> None:
    created = clock.moment
    clock.turn(hours=1)
    store.save_answers(case_id, {"firm.name": Answer("甲“精密”公司"), "project.name": Answer("压铸改造")})
    store.note_progress(case_id, 30, 120)
    [info] = store.cases()
    assert (info.firm, info.project, info.name) == ("甲“精密”公司", "压铸改造", "压铸单元改造")
    assert (info.created, info.updated) == (created, clock.moment)
    assert (info.answered, info.total, info.done) == (30, 120, 0.25)


def test_a_firm_whose_name_is_not_known_yet_is_listed_without_one(store: Store, case_id: str) -> None:
    store.save_answers(case_id, {"firm.name": Answer(DONT_KNOW)})
    assert store.cases()[0].firm == ""
    assert store.cases()[0].done == 0.0


def test_the_case_worked_on_last_comes_first(store: Store, clock: Clock) -> None:
    first, second = store.create_case("一期").id, store.create_case("二期").id
    clock.turn(seconds=1)
    store.save_answers(first, {"firm.name": Answer("甲公司")})
    assert [info.id for info in store.cases()] == [first, second]


def test_two_cases_may_have_the_same_name(store: Store) -> None:
    assert store.create_case("改造").id != store.create_case("改造").id


def test_a_case_can_be_renamed(store: Store, case_id: str) -> None:
    store.rename_case(case_id, "二期")
    info = store.case_info(case_id)
    assert info is not None
    assert info.name == "二期"


def test_a_deleted_case_lies_in_the_trash_and_comes_back_with_every_answer(
    store: Store, case_id: str, catalogue: Catalogue, clock: Clock
) -> None:
    store.save_answers(case_id, {"firm.name": Answer("甲公司")})
    store.delete_case(case_id)
    assert store.cases() == []
    assert [info.trashed for info in store.cases(is_trashed=True)] == [clock.moment]
    store.restore_case(case_id)
    assert [info.id for info in store.cases()] == [case_id]
    assert store.load_answers(case_id, catalogue) == {"firm.name": Answer("甲公司")}


def test_emptying_the_trash_deletes_only_what_lay_there_long_enough(
    store: Store, case_id: str, clock: Clock, tmp_path: Path
) -> None:
    paper = tmp_path / "执照.txt"
    paper.write_text("执照", encoding="utf-8")
    store.attachments.add(case_id, "licence", paper)
    store.save(case_id, Changes({"firm.name": Answer("甲公司")}, {("level", ""): "x"}))
    store.snapshots.add(case_id, "scores", {})
    store.delete_case(case_id)
    clock.turn(days=40)
    recent = store.create_case("二期").id
    store.delete_case(recent)
    store.empty_trash(clock.moment - dt.timedelta(days=30))
    assert [info.id for info in store.cases(is_trashed=True)] == [recent]
    assert store.case_info(case_id) is None
    assert [*store.attachments.folder.glob("??/*")] == []


def test_results_of_a_case_are_kept_newest_first(store: Store, case_id: str, clock: Clock) -> None:
    store.snapshots.add(case_id, "scores", {"green": "55.5"})
    clock.turn(days=1)
    store.snapshots.add(case_id, "scores", {"green": "70"})
    store.snapshots.add(case_id, "other", 1)
    kept = store.snapshots.list(case_id, "scores")
    assert [snapshot.data for snapshot in kept] == [{"green": "70"}, {"green": "55.5"}]
    assert kept[0].taken == clock.moment


def test_a_setting_is_remembered_until_it_is_removed(store: Store) -> None:
    store.settings.set("export.folder", "D:\\申报")
    store.settings.set("export.formats", ["pdf", "xlsx"])
    assert store.settings.text("export.folder") == "D:\\申报"
    assert store.settings.get("export.formats") == ["pdf", "xlsx"]
    assert store.settings.text("export.formats", "缺省") == "缺省"
    store.settings.remove("export.folder")
    assert store.settings.get("export.folder") is None
    assert "export.formats" in store.settings.all()
