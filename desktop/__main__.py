"""The command line: without a command the wizard opens, else one command runs without a window."""

import os
import sys
from collections.abc import Sequence

from desktop.paths import DATA_DIR_VARIABLE

DATA_DIR = "--data-dir"
USER_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status: 0 done, 1 done with gaps under --strict, 2 user error.

    `--data-dir FOLDER` in front of everything else puts the user's data there.
    """
    rest = list(sys.argv[1:] if arguments is None else arguments)
    if rest and rest[0] == DATA_DIR:
        if len(rest) < 2:
            print("--data-dir 后面要写文件夹。", file=sys.stderr)
            return USER_ERROR
        os.environ[DATA_DIR_VARIABLE] = rest[1]
        rest = rest[2:]
    if not rest:
        from desktop.ui.app import start

        return start(sys.argv[:1])
    from desktop.commands import run_command

    return run_command(rest)


if __name__ == "__main__":
    sys.exit(main())
