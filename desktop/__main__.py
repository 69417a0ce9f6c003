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
        if not has_screen():
            print("这台电脑没有可用的屏幕，打不开窗口。可以用命令办理，见 jigai --help。", file=sys.stderr)
            return USER_ERROR
        from desktop.ui.start.app import start

        return start(sys.argv[:1])
    from desktop.commands import run_command

    return run_command(rest)


def has_screen() -> bool:
    """True where Qt finds something to draw on."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
