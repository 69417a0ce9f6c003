"""The whole mutation run: python tests/mutation/run.py [POLICY …]

Ends with 1 when a mutant is neither noticed nor listed in `equivalent.toml`.
"""

import sys
import time
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from killing import Killer

from desktop.facts.reading import load_catalogue


def equivalents() -> dict[str, str]:
    """Mutants that change nothing a firm could see, with the reason."""
    groups = tomllib.loads((HERE / "equivalent.toml").read_text(encoding="utf-8"))["group"]
    return {name: group["reason"] for group in groups for name in group["ids"]}


def survivors(killer: Killer, policy: str) -> tuple[int, list[str]]:
    """How many mutants the policy has, and those nothing notices."""
    every = list(killer.mutants(policy))
    return len(every), [mutant.id for mutant in every if not killer.noticed(mutant)]


def main(names: list[str]) -> int:
    """Print the figures of each policy."""
    begun, killer, listed = time.perf_counter(), Killer(load_catalogue()), equivalents()
    total = killed = equivalent = 0
    open_: list[str] = []
    for policy in names or list(killer.data):
        count, left = survivors(killer, policy)
        known = [name for name in left if name in listed]
        open_ += [name for name in left if name not in listed]
        total, killed, equivalent = total + count, killed + count - len(left), equivalent + len(known)
        print(f"{policy}: {count} mutants, {count - len(left)} noticed, {len(known)} equivalent")
    print(
        f"Together {total}: {killed} noticed, {equivalent} equivalent, {len(open_)} unnoticed; {time.perf_counter() - begun:.0f} s"
    )
    print(*(f"  unnoticed: {name}" for name in open_), sep="\n")
    return 1 if open_ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
