"""Opening the data folder: new, older, newer, damaged, gone, in use."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop.errors import StoreProblem
from desktop.facts.catalogue import Catalogue
from desktop.facts.known import Answer
from desktop.store.backup import FILE_NAME, is_sound
from desktop.store.database import open_store, restore_backup, restore_latest
from desktop.store.header import APPLICATION_ID, read_header
from desktop.store.migrations import MIGRATIONS
from desktop.store.problems import AlreadyOpen, DamagedStore, NewerStore
from tests.store.conftest import Clock


def filled(folder: Path, clock: Clock, name: str = "甲公司", *, is_backed_up: bool = False) -> str:
    """A closed store with one case; returns the case's id."""
    store = open_store(folder, clock)
    case_id = store.create_case("改造").id
    store.save_answers(case_id, {"firm.name": Answer(name)})
    if is_backed_up:
        store.backup()
    store.close()
    return case_id


def firms(folder: Path, clock: Clock) -> list[str]:
    store = open_store(folder, clock)
    try:
        return [info.firm for info in store.cases()]
    finally:
        store.close()


def add_colour(db: Database) -> None:
    db["cases"].add_column("colour", str, not_null_default="灰")


def fail(db: Database) -> None:
    db["cases"].add_column("half", str)
    raise RuntimeError("this step is broken")


def test_a_new_data_folder_is_made_and_marked_as_ours(folder: Path, clock: Clock) -> None:
    filled(folder, clock)
    header = read_header(folder / FILE_NAME)
    assert header is not None
    assert (header.application, header.version) == (APPLICATION_ID, len(MIGRATIONS))
    assert is_sound(folder / FILE_NAME)


def test_a_power_cut_costs_nothing_because_every_commit_waits_for_the_disk(folder: Path, clock: Clock) -> None:
    store = open_store(folder, clock)
    with store._link.reading() as db:
        found = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
        found |= {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("locking_mode", "foreign_keys")}
    store.close()
    assert found == {"journal_mode": "truncate", "synchronous": 2, "locking_mode": "exclusive", "foreign_keys": 1}


def test_an_older_file_is_backed_up_and_then_brought_up_to_date_once(folder: Path, clock: Clock) -> None:
    case_id = filled(folder, clock)
    for _ in range(2):
        store = open_store(folder, clock, migrations=(*MIGRATIONS, add_colour))
        assert [info.id for info in store.cases()] == [case_id]
        store.close()
    [backup] = (folder / "backups").iterdir()
    assert backup.name == f"jigai-20261120-104205-before-v{len(MIGRATIONS) + 1}.db"
    header = read_header(backup)
    assert header is not None
    assert header.version == len(MIGRATIONS)


def test_a_step_that_fails_halfway_leaves_the_older_file_as_it_was(folder: Path, clock: Clock) -> None:
    filled(folder, clock)
    with pytest.raises(RuntimeError):
        open_store(folder, clock, migrations=(*MIGRATIONS, add_colour, fail))
    with sqlite3.connect(folder / FILE_NAME) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(cases)")}
        version = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    assert version == (len(MIGRATIONS) + 1,)
    assert "colour" in columns
    assert "half" not in columns


def test_a_file_of_a_newer_program_is_refused_and_not_touched(folder: Path, clock: Clock) -> None:
    filled(folder, clock)
    open_store(folder, clock, migrations=(*MIGRATIONS, add_colour)).close()
    before = (folder / FILE_NAME).read_bytes(), sorted(folder.iterdir())
    with pytest.raises(NewerStore) as refused:
        open_store(folder, clock)
    assert ((folder / FILE_NAME).read_bytes(), sorted(folder.iterdir())) == before
    assert "更新版本" in refused.value.sentence


def scribble(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:12288] = bytes(8192)
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def overwrite(path: Path) -> None:
    path.write_text("这不是数据库" * 40, encoding="utf-8")


@pytest.mark.parametrize("harm", [scribble, cut, overwrite])
def test_a_damaged_file_is_set_aside_and_the_newest_good_backup_offered(
    folder: Path, clock: Clock, harm: object
) -> None:
    filled(folder, clock, is_backed_up=True)
    assert callable(harm)
    harm(folder / FILE_NAME)
    damaged = (folder / FILE_NAME).read_bytes()
    with pytest.raises(DamagedStore) as told:
        open_store(folder, clock)
    assert told.value.backup is not None
    assert told.value.set_aside == folder / "jigai-damaged-20261120-104205.db"
    assert told.value.set_aside.read_bytes() == damaged
    assert restore_latest(folder, clock) is not None
    assert firms(folder, clock) == ["甲公司"]


def test_the_newest_backup_that_is_sound_is_restored(folder: Path, clock: Clock) -> None:
    filled(folder, clock, "旧", is_backed_up=True)
    clock.turn(days=1)
    filled(folder, clock, "新", is_backed_up=True)
    newest = max((folder / "backups").iterdir())
    newest.write_bytes(newest.read_bytes()[:4096])
    restored = restore_latest(folder, clock)
    assert restored is not None
    assert restored.path != newest
    assert firms(folder, clock) == ["旧"]


def test_restoring_a_backup_keeps_the_file_it_replaces(folder: Path, clock: Clock) -> None:
    filled(folder, clock, "旧", is_backed_up=True)
    filled(folder, clock, "新")
    store = open_store(folder, clock)
    chosen = store.backups()[0]
    store.close()
    for _ in range(2):
        restore_backup(folder, chosen, clock)
    assert firms(folder, clock) == ["旧"]
    aside = sorted(path.name for path in folder.glob("jigai-replaced-*"))
    assert aside == ["jigai-replaced-20261120-104205-2.db", "jigai-replaced-20261120-104205.db"]


def test_a_file_that_vanished_is_not_quietly_replaced_by_an_empty_one(folder: Path, clock: Clock) -> None:
    filled(folder, clock, is_backed_up=True)
    (folder / FILE_NAME).unlink()
    with pytest.raises(DamagedStore, match="不见了"):
        open_store(folder, clock)
    fresh = open_store(folder, clock, is_fresh_start=True)
    assert fresh.cases() == []
    fresh.close()


def test_without_a_backup_a_damaged_file_is_still_kept_and_work_can_begin_anew(folder: Path, clock: Clock) -> None:
    filled(folder, clock)
    overwrite(folder / FILE_NAME)
    with pytest.raises(DamagedStore) as told:
        open_store(folder, clock)
    assert told.value.backup is None
    assert "从空白开始" in told.value.next_step
    assert restore_latest(folder, clock) is None
    assert firms(folder, clock) == []


def test_a_second_opening_in_the_same_program_is_refused(folder: Path, clock: Clock) -> None:
    store = open_store(folder, clock)
    with pytest.raises(AlreadyOpen):
        open_store(folder, clock)
    store.close()
    assert firms(folder, clock) == []


def test_a_second_program_is_told_that_the_file_is_in_use(folder: Path, clock: Clock) -> None:
    store = open_store(folder, clock)
    script = (
        "import sys; from pathlib import Path\n"
        "from desktop.store.database import open_store\n"
        "from desktop.store.problems import AlreadyOpen\n"
        "try: open_store(Path(sys.argv[1]))\n"
        "except AlreadyOpen as told: sys.exit(7)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(folder)], check=False, timeout=60)
    store.close()
    assert ended.returncode == 7


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move an open file")
def test_a_file_moved_away_while_open_is_written_anew_with_every_answer(
    folder: Path, clock: Clock, catalogue: Catalogue
) -> None:
    store = open_store(folder, clock)
    case_id = store.create_case("改造").id
    store.save_answers(case_id, {"firm.name": Answer("甲公司")})
    (folder / FILE_NAME).rename(folder / "moved.db")
    store.save_answers(case_id, {"level": Answer("city")})
    store.close()
    again = open_store(folder, clock)
    assert again.load_answers(case_id, catalogue) == {"firm.name": Answer("甲公司"), "level": Answer("city")}
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody replace an open file")
def test_a_stranger_put_in_the_place_of_the_open_file_is_set_aside(folder: Path, clock: Clock) -> None:
    store = open_store(folder, clock)
    case_id = store.create_case("改造").id
    (folder / "stranger").write_text("云盘里的旧版本", encoding="utf-8")
    os.replace(folder / "stranger", folder / FILE_NAME)
    store.save_answers(case_id, {"firm.name": Answer("甲公司")})
    store.close()
    assert firms(folder, clock) == ["甲公司"]
    [aside] = folder.glob("jigai-stranger-*")
    assert aside.read_text(encoding="utf-8") == "云盘里的旧版本"


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove the folder of an open file")
def test_when_the_folder_is_gone_the_answer_is_refused_with_a_sentence(folder: Path, clock: Clock) -> None:
    store = open_store(folder, clock)
    case_id = store.create_case("改造").id
    folder.rename(folder.with_name("unplugged"))
    with pytest.raises(StoreProblem, match="移走"):
        store.save_answers(case_id, {"firm.name": Answer("甲公司")})
    shutil.copytree(folder.with_name("unplugged"), folder)
    store.save_answers(case_id, {"firm.name": Answer("甲公司")})
    store.close()
    assert firms(folder, clock) == ["甲公司"]


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreProblem):
        open_store(tmp_path / "file" / "data", clock)


def test_a_file_whose_first_transaction_was_cut_off_is_put_right_and_not_called_damaged(
    folder: Path, clock: Clock
) -> None:
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(bytes(8192))
    # The journal of a transaction that began with an empty file: its header says "0 pages before".
    header = bytes.fromhex("d9d505f920a163d7") + (0).to_bytes(4, "big") + bytes(4) + (0).to_bytes(4, "big")
    header += (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    (folder / f"{FILE_NAME}-journal").write_bytes(header.ljust(512, b"\0"))
    assert firms(folder, clock) == []
