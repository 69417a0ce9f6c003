"""How long until the window is painted, against a bare QWizard: cold processes in turn, median of the pairs' ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIMIT = 1.3


def cold_ratio(runs: int) -> tuple[float, float, float]:
    """Median ratio ours to bare, and both medians in milliseconds."""
    times: dict[str, list[float]] = {"paint_ours.py": [], "paint_bare.py": []}
    with tempfile.TemporaryDirectory() as folder:
        # Both run from bytecode, as installed programs do, and with an empty data folder.
        environment = {
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": folder,
            "JIGAI_DATA_DIR": folder,
        }
        for turn in range(runs + 1):
            for script, taken in times.items():
                begun = time.perf_counter()
                subprocess.run([sys.executable, str(HERE / script)], check=True, env=environment)
                if turn:  # the first pair fills caches
                    taken.append(time.perf_counter() - begun)
    ours, bare = times.values()
    ratio = statistics.median(a / b for a, b in zip(ours, bare, strict=True))
    return ratio, statistics.median(ours) * 1000, statistics.median(bare) * 1000


def main(runs: int) -> bool:
    """Print the measure; True when it is within its limit."""
    ratio, ours, bare = cold_ratio(runs)
    print(f"First paint, cold: {ours:.0f} ms, bare QWizard {bare:.0f} ms, ratio {ratio:.2f} (limit {LIMIT})")
    return ratio <= LIMIT
