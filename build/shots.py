"""Pictures of every page of the window: python build/dev.py shots OUT/ [SIZE ...] [--scale 1.5] [--case empty] ...

Drawn off-screen by the program itself over a data folder of its own. A size is the screen's in its own dots, so at
scale 1.5 a window of 1366x768 holds what one of 911x512 does. The README shows the page `result`.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

if TYPE_CHECKING:
    from desktop.ui.frame.shell import Window

SIZE = (1366, 768)
SAMPLE, EMPTY = "sample", "empty"
ROUNDS = 4  # a page asks for work in a thread, shows it, and may ask again
PAUSE_MS = 80


def main(arguments: list[str]) -> int:
    """Write one picture a page and size into the folder."""
    options = read(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    from desktop.ui.start.app import make_app

    app = make_app(["jigai"])
    options.out.mkdir(parents=True, exist_ok=True)
    count = 0
    with tempfile.TemporaryDirectory() as data:
        window = open_window(Path(data), options.case)
        for width, height in options.size or [SIZE]:
            window.resize(round(width / options.scale), round(height / options.scale))
            suffix = f"-{width}x{height}" if len(options.size) > 1 else ""
            for name in draw(window, options.page):
                if not window.grab().save(str(options.out / f"{name}{suffix}.png")):
                    print(f"{options.out / name} could not be written.", file=sys.stderr)
                    return 2
                count += 1
        window.close()
    app.processEvents()
    print(f"{count} pictures in {options.out}")
    return 0


def read(arguments: list[str]) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="dev.py shots", description="Pictures of every page of the window.")
    parser.add_argument("out", type=Path, help="folder for the pictures")
    parser.add_argument("size", type=size, nargs="*", help="e.g. 1366x768 1920x1080; more than one stand in the names")
    parser.add_argument("--scale", type=float, default=1.0, help="scaling of the screen, e.g. 1.5")
    parser.add_argument("--case", choices=(SAMPLE, EMPTY), default=SAMPLE, help="the sample firm, or nothing answered")
    parser.add_argument("--page", action="append", default=[], metavar="ID", help="only this step, e.g. result")
    return parser.parse_args(arguments)


def size(text: str) -> tuple[int, int]:
    """1366x768 as two numbers."""
    width, _, height = text.partition("x")
    return int(width), int(height)


def open_window(folder: Path, case: str) -> Window:
    """The window with the case open and the forms read, as the user's own start leaves it."""
    from desktop.commands.demo import sample_case
    from desktop.facts.reading import load_catalogue
    from desktop.ui.desk import Desk
    from desktop.ui.frame.shell import Window
    from desktop.ui.guide import Guide
    from desktop.wizard.session import open_session

    session = open_session(folder, load_catalogue())
    window, desk = Window(), Desk(session)
    Guide(window, desk)
    window.show()
    session.create_case("示例企业" if case == SAMPLE else "某某机械有限公司")
    if case == SAMPLE:
        session.apply_import(session.plan_import(sample_case(session.catalogue).answers))
    session.rooms.warm()
    desk.know_required()
    return window


def draw(window: Window, wanted: list[str]) -> Iterator[str]:
    """Show one page after another and name it when it is settled; of the forms also the first one opened."""
    from desktop.ui.guide import Guide
    from desktop.ui.pages.application import ApplicationPage

    guide = window.findChild(Guide)
    assert guide is not None
    for place, step in enumerate(guide.steps):
        if wanted and step.id not in wanted:
            continue
        guide.go(step.id)
        page = window.pages.page
        assert page is not None
        page.focus_first()
        settle()
        yield f"{place:02}-{step.id}"
        if isinstance(page, ApplicationPage):
            page.open_form(page.folder.papers[0].form.id)
            settle()
            yield f"{place:02}-{step.id}-form"
            page.close_form()


def settle() -> None:
    """Wait until what runs in threads is done and painted."""
    from PySide6.QtTest import QTest

    from desktop.ui import tasks

    for _ in range(ROUNDS):
        tasks.wait()
        QTest.qWait(PAUSE_MS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
