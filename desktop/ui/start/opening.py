"""Fills the painted window: the data folder, the catalogue, the session. Heavy imports happen here, in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop import paths
from desktop.errors import UserError
from desktop.ui import dialogs, tasks
from desktop.ui.frame.shell import Window

if TYPE_CHECKING:
    from desktop.ui.desk import Desk
    from desktop.wizard.session import Session


def open_desk(window: Window) -> None:
    """Open the user's data folder and let the guide take over."""
    tasks.run(_open_session, lambda session: _take_over(window, session), lambda error: _fail(window, error))


def _open_session() -> Session:
    from desktop.facts.reading import load_catalogue
    from desktop.wizard.session import open_session

    return open_session(paths.user_dir(), load_catalogue())


def _open_fresh() -> Session:
    from desktop.facts.reading import load_catalogue
    from desktop.store.database import open_store
    from desktop.store.writer import Writer
    from desktop.wizard.session import Session

    store = open_store(paths.user_dir(), is_fresh_start=True)
    return Session(store, Writer(store), load_catalogue())


def _restore() -> Session:
    from desktop.store.database import restore_latest

    restore_latest(paths.user_dir())
    return _open_session()


def _take_over(window: Window, session: Session) -> None:
    from desktop.ui.desk import Desk
    from desktop.ui.guide import Guide

    desk = Desk(session)
    Guide(window, desk)
    QTimer.singleShot(0, window, lambda: tasks.run(session.rooms.warm, lambda _: _after_warm(desk)))


def _after_warm(desk: Desk) -> None:
    desk.know_required()
    tasks.run(desk.session.store.backup_if_due, lambda _: None, lambda _problem: None)


def _fail(window: Window, error: Exception) -> None:
    """Say what is wrong with the data file; a damaged one may be restored from its backup."""
    from desktop.store.problems import DamagedStore

    if not isinstance(error, UserError):
        raise error
    if isinstance(error, DamagedStore):
        _offer_rescue(window, error)
        return
    dialogs.tell_problem(window, "打不开数据文件", error)
    window.close()


def _offer_rescue(window: Window, error: UserError) -> None:
    backup = getattr(error, "backup", None)
    text = f"{error.sentence}{error.next_step}"
    if backup is not None:
        wanted = dialogs.ask(window, "数据文件", text, "从备份恢复", "从空白开始")
    else:
        dialogs.tell(window, "数据文件", text)
        wanted = False
    work = _restore if wanted else _open_fresh
    tasks.run(work, lambda session: _take_over(window, session), lambda again: _fail(window, again))
