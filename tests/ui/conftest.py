"""A real window over a real session in a fresh folder; nothing modal may open unasked."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.facts.catalogue import Catalogue
from desktop.facts.reading import load_catalogue
from desktop.ui import dialogs
from desktop.ui.desk import Desk
from desktop.ui.frame.shell import Window
from desktop.ui.guide import Guide
from desktop.ui.start.app import make_app
from desktop.wizard.session import open_session
from tests.ui.pages.mouth import ScriptedMouth
from tests.ui.pages.windowpage import WindowPage

STARTED, BEGUN = dt.datetime.now().astimezone(), dt.datetime(2026, 11, 27, 10, 42).astimezone()


def now() -> dt.datetime:
    """The time of every window: it goes on, but from the same day whenever the tests run."""
    return (BEGUN + (dt.datetime.now().astimezone() - STARTED)).replace(microsecond=0)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    running = QApplication.instance()  # the journeys use these fixtures too, and there is one application a process
    return running if isinstance(running, QApplication) else make_app(["jigai"])


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


def _refuse(*_args: object, **_kwargs: object) -> None:
    raise AssertionError("a modal dialog was opened in a test")


@pytest.fixture(autouse=True)
def nothing_modal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that meets a modal loop fails at once."""
    for kind in (QDialog, QMessageBox, QFileDialog, QInputDialog, QMenu):
        monkeypatch.setattr(kind, "exec", _refuse)
    for name in ("getOpenFileName", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, _refuse)
    monkeypatch.setattr(QInputDialog, "getText", _refuse)


@pytest.fixture
def mouth() -> Iterator[ScriptedMouth]:
    """Answers questions the way a test says."""
    scripted = ScriptedMouth()
    before = dialogs.use(scripted)
    yield scripted
    dialogs.use(before)


@pytest.fixture
def open_window(qtbot: QtBot, catalogue: Catalogue, tmp_path: Path) -> Iterator[Callable[..., WindowPage]]:
    """Opens the window at a size, on the home page."""
    opened: list[Window] = []

    def build(width: int = 1366, height: int = 768) -> WindowPage:
        window = Window()
        window.resize(width, height)
        Guide(window, Desk(open_session(tmp_path / "data", catalogue, now)))
        window.show()
        window.activateWindow()
        with qtbot.waitActive(window):
            pass
        opened.append(window)
        return WindowPage(window, qtbot)

    yield build
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def page(open_window: Callable[..., WindowPage]) -> WindowPage:
    """The window with a new, empty case."""
    result = open_window()
    result.desk.session.create_case("试用企业")
    return result
