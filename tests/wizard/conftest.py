"""A session over a store in a fresh folder, with the shipped catalogue, steps, indicators, policies and forms."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.facts.catalogue import Catalogue
from desktop.facts.reading import load_catalogue
from desktop.store.database import open_store
from desktop.store.writer import Writer
from desktop.wizard.rooms import Rooms
from desktop.wizard.session import Session

CHINA = dt.timezone(dt.timedelta(hours=8))
TODAY = dt.datetime(2026, 11, 20, 10, 42, 5, tzinfo=CHINA)
NEVER = 3600.0  # only a flush writes


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def rooms(catalogue: Catalogue) -> Rooms:
    return Rooms(catalogue)


@pytest.fixture
def open_again(tmp_path: Path, catalogue: Catalogue, rooms: Rooms) -> Iterator[Callable[[], Session]]:
    """Starts the program on the same data folder, after the one before was closed."""
    started: list[Session] = []

    def start() -> Session:
        store = open_store(tmp_path / "data", lambda: TODAY)
        session = Session(store, Writer(store, delay=NEVER), catalogue, rooms=rooms)
        started.append(session)
        return session

    yield start
    for session in started:
        session.give_up()


@pytest.fixture
def session(open_again: Callable[[], Session]) -> Session:
    """A program with one new case open."""
    started = open_again()
    started.create_case("压铸单元改造")
    return started
