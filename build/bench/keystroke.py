"""How long a keystroke waits: Session.type_text to return, with the disk made slow; no commit on the typing thread."""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from pathlib import Path

from desktop.facts.reading import load_catalogue
from desktop.store.database import Store
from desktop.wizard.session import open_session

SLOW = 0.05  # seconds every write to the store is made to take, as on a tired disk


def main(runs: int) -> bool:
    """Print the measure; True when nothing was written on the typing thread."""
    writers: set[int] = set()
    real = Store.save

    def slow_save(store: Store, *arguments: object, **named: object) -> object:
        writers.add(threading.get_ident())
        time.sleep(SLOW)
        return real(store, *arguments, **named)  # type: ignore[arg-type]

    Store.save = slow_save  # type: ignore[method-assign, assignment]
    try:
        with tempfile.TemporaryDirectory() as folder:
            waits = _type(Path(folder), runs * 100)
    finally:
        Store.save = real  # type: ignore[method-assign]
    clean = threading.get_ident() not in writers and bool(writers)
    print(
        f"Keystroke to return over {len(waits)} keystrokes, every write taking {SLOW * 1000:.0f} ms: median "
        f"{statistics.median(waits):.2f} ms, longest {max(waits):.2f} ms; writes on the typing thread: "
        f"{'none' if clean else 'SOME'}"
    )
    return clean


def _type(folder: Path, strokes: int) -> list[float]:
    session = open_session(folder, load_catalogue())
    session.create_case("测")
    waits = []
    for number in range(strokes):
        begun = time.perf_counter()
        session.type_text("project.name", f"压铸单元自动化改造{number}", is_live=True)
        waits.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.002)
    session.close()
    return waits
