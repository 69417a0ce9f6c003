"""A program killed while the firm types loses nothing it has called saved."""

import random
import subprocess
import sys
import time
from pathlib import Path

from desktop.facts.catalogue import Catalogue
from desktop.facts.fact import Fact, FactType
from desktop.store.backup import FILE_NAME, is_sound
from desktop.store.database import open_store

ROUNDS = 60
LONGEST = 0.12  # seconds from "go" (or the first word) to the kill


class Everything(Catalogue):
    """A catalogue that knows every key the typist makes up."""

    def __contains__(self, key: object) -> bool:
        return True

    def __getitem__(self, key: str) -> Fact:
        return Fact(key, FactType.YEAR if key == "last" else FactType.TEXT, key, "")


class Typist:
    """A started program that waits for "go"; what it says goes into a file, so that nothing is lost with it."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._file = output.open("wb")
        command = [sys.executable, "-m", "tests.store.typist"]
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=self._file, cwd=root)

    def go(self, folder: Path, case_id: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{folder}\t{case_id}\n".encode())
        self._process.stdin.flush()

    def wait_for_a_word(self) -> None:
        while not self._output.stat().st_size:
            assert self._process.poll() is None
            time.sleep(0.002)

    def kill(self) -> tuple[set[str], int]:
        """End it; return the keys it called saved, and how far its last flush reached."""
        self._process.kill()
        self._process.communicate()
        self._file.close()
        text = self._output.read_text(encoding="utf-8")
        whole = [line.split() for line in text[: text.rfind("\n") + 1].splitlines()]
        saved = {word for kind, word in whole if kind == "saved"}
        return saved, max((int(word) for kind, word in whole if kind == "flushed"), default=0)


def test_of_sixty_killed_programs_none_loses_an_answer_it_called_saved(tmp_path: Path) -> None:
    chance = random.Random(6)
    folder, catalogue = tmp_path / "data", Everything([])
    acknowledged = 0
    ready = Typist(tmp_path / "first")
    for number in range(ROUNDS):
        store = open_store(folder)
        case_id = store.create_case("改造").id
        store.close()
        typist, ready = ready, Typist(tmp_path / f"round {number}")  # the next one warms up meanwhile
        typist.go(folder, case_id)
        if number % 3:
            typist.wait_for_a_word()
        time.sleep(chance.uniform(0, LONGEST))
        saved, flushed = typist.kill()
        assert is_sound(folder / FILE_NAME) or (folder / f"{FILE_NAME}-journal").stat().st_size
        store = open_store(folder)
        answers, drafts = store.load_answers(case_id, catalogue), store.load_drafts(case_id)
        last = answers["last"].value if "last" in answers else 0
        store.close()
        acknowledged += len(saved)
        assert saved <= answers.keys()
        assert isinstance(last, int)
        assert last >= flushed
        # A transaction is whole: every fact up to the last one is there, and the draft belongs to it.
        assert set(answers) - {"last"} == {f"fact.{typed}" for typed in range(1, last + 1)}
        assert drafts == ({("last", ""): str(last)} if last else {})
        assert is_sound(folder / FILE_NAME)
    ready.kill()
    assert acknowledged >= ROUNDS * 2 // 3


def test_a_program_killed_while_it_makes_the_data_folder_leaves_one_that_opens(tmp_path: Path) -> None:
    chance = random.Random(7)
    ready = Typist(tmp_path / "first")
    for number in range(20):
        folder = tmp_path / f"data {number}"
        typist, ready = ready, Typist(tmp_path / f"round {number}")
        typist.go(folder, "")
        while not (folder / FILE_NAME).exists():
            time.sleep(0.0005)
        time.sleep(chance.uniform(0, 0.03))
        saved, _ = typist.kill()
        store = open_store(folder)
        answers = [key for info in store.cases() for key in store.load_answers(info.id, Everything([]))]
        store.close()
        assert saved <= set(answers)
    ready.kill()
