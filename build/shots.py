"""Pictures of every page of the window for the sample firm: python build/dev.py shots OUT/ [WIDTHxHEIGHT]

Drawn off-screen by the program itself; QT_SCALE_FACTOR works as usual. The README shows the page `result`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtTest import QTest

from desktop import paths
from desktop.facts.catalogue import load_catalogue
from desktop.intake.workbook import read_workbook
from desktop.ui import tasks
from desktop.ui.app import make_app
from desktop.ui.desk import Desk
from desktop.ui.guide import Guide
from desktop.ui.shell import Window
from desktop.wizard.session import open_session

SIZE = (1366, 768)
SETTLE_MS = 200


def main(arguments: list[str]) -> int:
    """Write one picture a page into the folder."""
    if not arguments:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    width, height = (int(part) for part in arguments[1].split("x")) if len(arguments) > 1 else SIZE
    app = make_app(sys.argv[:1])
    with tempfile.TemporaryDirectory() as data:
        catalogue = load_catalogue()
        session = open_session(Path(data), catalogue)
        session.create_case("示例企业")
        sample = read_workbook(paths.resources_dir() / "sample" / "foundry.xlsx", catalogue)
        session.apply_import(session.plan_import(sample.answers))
        window = Window()
        window.resize(width, height)
        guide = Guide(window, Desk(session))
        window.show()
        for number, step in enumerate(guide.steps):
            guide.go(step.id)
            _settle()
            window.grab().save(str(folder / f"{number:02d}-{step.id}.png"))
        window.close()
        tasks.wait()
    app.processEvents()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


def _settle() -> None:
    for _ in range(3):
        tasks.wait()
        QTest.qWait(SETTLE_MS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
