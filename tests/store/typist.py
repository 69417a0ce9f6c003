"""A program that answers as fast as it can and says what is safe, until it is killed; run by test_kill.py.

It waits for a line `folder<TAB>case id` before it opens anything; without an id it makes a case. Then it prints `saved KEY` for each answer the
writer reports as saved, and `flushed NUMBER` when a flush has returned.
"""

import sys
from pathlib import Path

from desktop.facts.known import Answer
from desktop.store.answers import Changes
from desktop.store.database import open_store
from desktop.store.writer import Writer


def say_saved(_time: object, keys: frozenset[str]) -> None:
    """Tell the parent in one write, so that no line is torn by the next one."""
    sys.stdout.write("".join(f"saved {key}\n" for key in keys))
    sys.stdout.flush()


def main() -> None:
    """Type until killed: a new fact each time, and one fact over and over with a draft beside it."""
    import sqlite_utils  # noqa: F401 - the import is not what is measured

    folder, case_id = sys.stdin.readline().rstrip("\n").split("\t")
    store = open_store(Path(folder))
    case_id = case_id or store.create_case("改造").id
    writer = Writer(store, say_saved, delay=0.0)
    number = 0
    while True:
        number += 1
        answers = {f"fact.{number}": Answer(str(number)), "last": Answer(number)}
        writer.put_changes(case_id, Changes(answers, {("last", ""): str(number)}))
        if number % 10 == 0:
            writer.flush()
            sys.stdout.write(f"flushed {number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
