"""Backups of the firm's data: verified, dated, thinned out."""

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from desktop.errors import StoreProblem
from desktop.facts.known import Answer
from desktop.store import backup as backup_module
from desktop.store.backup import is_sound
from desktop.store.database import Store
from tests.store.conftest import Clock


def test_a_backup_holds_everything_committed_so_far(store: Store, case_id: str) -> None:
    store.save_answers(case_id, {"firm.name": Answer("甲公司")})
    path = store.backup()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT value FROM answers").fetchall() == [('"甲公司"',)]
    connection.close()
    assert is_sound(path)


def test_there_is_one_automatic_backup_a_day(store: Store, clock: Clock) -> None:
    assert store.backup_if_due() is not None
    clock.turn(hours=5)
    assert store.backup_if_due() is None
    clock.turn(hours=20)
    assert store.backup_if_due() is not None
    assert len(store.backups()) == 2


def test_after_a_quarter_seven_days_and_four_weeks_are_kept(store: Store, clock: Clock) -> None:
    for _ in range(90):
        store.backup()
        clock.turn(days=1)
    days = [backup.taken.date() for backup in store.backups()]
    last = dt.date(2026, 11, 20) + dt.timedelta(days=89)
    assert days[:7] == [last - dt.timedelta(days=ago) for ago in range(7)]
    assert len(days) == 7 + 2
    assert len({day.isocalendar()[:2] for day in days}) == 4


def test_of_several_backups_of_one_day_the_newest_is_kept(store: Store, clock: Clock) -> None:
    for _ in range(3):
        newest = store.backup()
        clock.turn(hours=1)
    assert [backup.path for backup in store.backups()] == [newest]


def test_a_file_the_user_put_among_the_backups_is_left_alone(store: Store, clock: Clock) -> None:
    store.backup()
    own = store.folder / "backups" / "jigai-重要.db"
    own.write_text("我的", encoding="utf-8")
    for _ in range(12):
        clock.turn(days=1)
        store.backup()
    assert own.exists()


def test_a_backup_to_a_stick_replaces_the_old_one_only_when_it_reads_back(
    store: Store, case_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "U盘" / "技改通备份.db"
    store.backup_to(stick)
    first = stick.read_bytes()
    store.save_answers(case_id, {"firm.name": Answer("甲公司")})
    monkeypatch.setattr(backup_module, "is_sound", lambda path: False)
    with pytest.raises(StoreProblem, match="读回"):
        store.backup_to(stick)
    assert stick.read_bytes() == first
    assert [*stick.parent.iterdir()] == [stick]


def test_a_backup_where_none_can_be_written_is_refused_with_a_sentence(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreProblem):
        store.backup_to(tmp_path / "file" / "备份.db")
