"""Each trouble with the disk has its own sentence, and what can mend itself does."""

import datetime as dt
import errno
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import StoreProblem
from desktop.facts.catalogue import Catalogue
from desktop.facts.known import Answer, Value
from desktop.store.codec import decode, encode
from desktop.store.database import Store
from desktop.store.problems import as_disk_problem, as_store_problem


def sqlite_error(code: int) -> sqlite3.Error:
    problem = sqlite3.OperationalError("?")
    problem.sqlite_errorcode = code
    return problem


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (sqlite3.SQLITE_FULL, "磁盘空间已满"),
        (sqlite3.SQLITE_READONLY, "只读"),
        (sqlite3.SQLITE_IOERR_WRITE, "没有响应"),
        (sqlite3.SQLITE_CANTOPEN, "打不开"),
        (sqlite3.SQLITE_PERM, "权限"),
        (sqlite3.SQLITE_BUSY, "另一个技改通窗口"),
        (sqlite3.SQLITE_CORRUPT, "有损坏"),
    ],
)
def test_a_trouble_that_sqlite_reports_is_told_in_plain_words(code: int, word: str) -> None:
    told = as_store_problem(sqlite_error(code), Path("jigai.db"))
    assert told is not None
    assert word in told.sentence
    assert told.next_step


def test_a_mistake_of_the_program_is_not_passed_off_as_the_users_trouble() -> None:
    assert as_store_problem(sqlite_error(sqlite3.SQLITE_CONSTRAINT), Path("jigai.db")) is None
    assert as_store_problem(sqlite3.ProgrammingError("?"), Path("jigai.db")) is None


@pytest.mark.parametrize(
    ("problem", "word"),
    [
        (OSError(errno.ENOSPC, "?"), "磁盘空间已满"),
        (PermissionError(errno.EACCES, "?"), "权限"),
        (FileNotFoundError(errno.ENOENT, "?"), "找不到"),
        (OSError(errno.EIO, "?"), "没有响应"),
    ],
)
def test_a_trouble_that_the_system_reports_is_told_in_plain_words(problem: OSError, word: str) -> None:
    assert word in as_disk_problem(problem, Path("执照.pdf")).sentence


def test_on_a_write_protected_disk_nothing_is_half_written(store: Store, case_id: str, catalogue: Catalogue) -> None:
    with store._link.reading() as db:
        db.execute("PRAGMA query_only = ON").fetchall()
    with pytest.raises(StoreProblem, match="只读"):
        store.save_answers(case_id, {"level": Answer("city")})
    with store._link.reading() as db:
        db.execute("PRAGMA query_only = OFF").fetchall()
    store.save_answers(case_id, {"level": Answer("city")})
    assert store.load_answers(case_id, catalogue) == {"level": Answer("city")}


def test_after_the_disk_answered_with_an_error_the_file_is_opened_anew(
    store: Store, case_id: str, catalogue: Catalogue
) -> None:
    store.save_answers(case_id, {"level": Answer("city")})
    with pytest.raises(StoreProblem, match="没有响应"), store._link.reading():
        raise sqlite_error(sqlite3.SQLITE_IOERR)
    store.save_answers(case_id, {"firm.name": Answer("甲公司")})
    assert len(store.load_answers(case_id, catalogue)) == 2


scalars = st.one_of(
    st.text(max_size=20),
    st.booleans(),
    st.integers(1900, 2100),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(min_value=dt.date(1900, 1, 1)),
    st.lists(st.text(min_size=1, max_size=5), max_size=4).map(tuple),
)
rows = st.lists(st.dictionaries(st.text(min_size=1, max_size=5), scalars, max_size=4), max_size=4).map(tuple)
values = st.one_of(scalars, rows, st.dictionaries(st.integers(1990, 2100), scalars, max_size=4))


@given(values)
def test_every_value_survives_being_written_down(value: Value) -> None:
    read = decode(encode(value))
    assert read == value
    assert repr(read) == repr(value)


def test_a_figure_keeps_its_digits() -> None:
    assert encode(Decimal("12.50")) == '{"decimal":"12.50"}'


@pytest.mark.parametrize("text", ["", "null", "{}", "1.5", '{"decimal": "x"}', '{"date": "2026-02-30"}', '{"a": 1}'])
def test_what_the_program_never_wrote_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any sentence will do for a bug
        decode(text)
