"""How fast and how right our PDFs are set, against reportlab platypus as it comes: python build/bench/pdf.py [RUNS]

Speed: a cold process to a six-page form, alternating, median of the ratios of neighbours. Right: lines that break
the rules for punctuation and numbers, counted over the sentences in the project's own data files.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

LIMIT = 0.30
WIDTHS = (150.0, 300.0, 425.0)
NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕”’％‰℃…—·,.;:?!)]}%")
NOT_LAST = frozenset("（《〈「『【〔“‘￥([{")
SENTENCE = re.compile("[\u4e00-\u9fff].{18,}[\u4e00-\u9fff]")


def cold_ratio(runs: int = 9) -> tuple[float, float, float]:
    """Median ratio ours to stock, and both medians in milliseconds."""
    ours: list[float] = []
    stock: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        # Both run from bytecode, as installed programs do.
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
        for turn in range(runs + 1):
            for script, times in (("paper_ours.py", ours), ("paper_stock.py", stock)):
                begun = time.perf_counter()
                subprocess.run(
                    [sys.executable, str(HERE / script), f"{folder}/{script}.pdf"], check=True, env=environment
                )
                if turn:  # the first pair fills caches
                    times.append(time.perf_counter() - begun)
    ratio = statistics.median(a / b for a, b in zip(ours, stock, strict=True))
    return ratio, statistics.median(ours) * 1000, statistics.median(stock) * 1000


def sentences() -> list[str]:
    """Every longer Chinese text of the data files."""
    found: set[str] = set()
    for path in sorted((HERE.parents[1] / "resources").rglob("*.toml")):
        found.update(text for text in _texts(tomllib.loads(path.read_text("utf-8"))) if SENTENCE.search(text))
    return sorted(found)


def _texts(thing: Any) -> Iterator[str]:
    if isinstance(thing, str):
        yield " ".join(thing.split(" ")).strip().replace("\n", "")
    elif isinstance(thing, dict):
        yield from (text for value in thing.values() for text in _texts(value))
    elif isinstance(thing, list):
        yield from (text for value in thing for text in _texts(value))


def violations(text: str, lines: list[str]) -> int:
    """Lines that begin or end with a forbidden character, and numbers or words cut in two."""
    wrong = 0
    at = 0
    for before, after in pairwise(line for line in lines if line):
        at = text.index(before, at) + len(before)
        cut = (
            f"{before[-1]}{after[0]}".isascii() and (before[-1].isalnum() or before[-1] in ".,") and after[0].isalnum()
        )
        wrong += (after[0] in NOT_FIRST) + (before[-1] in NOT_LAST) + (cut and text[at] != " ")
    return wrong


def _ours(text: str, width: float) -> list[str]:
    from desktop.application.typeset.fonts import Role, advances
    from desktop.application.typeset.linebreak import break_lines

    return break_lines(text, advances(Role.SONG), width * 100)


def _stock(text: str, width: float) -> list[str]:
    from paper_stock import BODY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", " ")
    paragraph = Paragraph(escaped, ParagraphStyle("plain", BODY, fontSize=10, leading=14, firstLineIndent=0))
    paragraph.wrap(width, 10_000)
    return [
        "".join(part.text for part in line.words) if hasattr(line, "words") else " ".join(line[1])
        for line in paragraph.blPara.lines
    ]


def count(breaker: Callable[[str, float], list[str]], texts: list[str]) -> tuple[int, int]:
    """Violations and lines over all texts and widths."""
    wrong = total = 0
    for width in WIDTHS:
        for text in texts:
            lines = breaker(text, width)
            wrong += violations(text, lines)
            total += len(lines)
    return wrong, total


def main(runs: int = 9) -> bool:
    """Print both measures; True when both keep their limits."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    ratio, ours, stock = cold_ratio(runs)
    print(f"PDF, six pages, cold: {ours:.0f} ms, platypus {stock:.0f} ms, ratio {ratio:.2f} (limit {LIMIT:.2f})")
    pdfmetrics.registerFont(TTFont("Song", str(HERE.parents[1] / "resources/fonts/NotoSerifSC_400Regular.ttf")))
    texts = sentences()
    right, lines = count(_ours, texts)
    wrong, their_lines = count(_stock, texts)
    print(f"Line breaks over {len(texts)} texts: {right} wrong in {lines} lines, platypus {wrong} in {their_lines}")
    return ratio <= LIMIT and right == 0


if __name__ == "__main__":
    sys.exit(0 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 9) else 1)
