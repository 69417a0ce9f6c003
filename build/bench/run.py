"""Measures the program as ratios against a baseline of the same run: python build/dev.py bench [RUNS]

Exit status 1 when a measure misses its limit; figures are medians and depend on the machine.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

import firstpaint
import judging
import keystroke
import manycases
import pdf

RUNS = 9


def main(arguments: list[str]) -> int:
    """Run every measure."""
    runs = int(arguments[0]) if arguments else RUNS
    kept = [measure.main(runs) for measure in (firstpaint, pdf, judging, keystroke, manycases)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
