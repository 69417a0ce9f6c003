"""The command line: without an argument the wizard opens, else one command runs without a window."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status: 0 done, 1 done with gaps under --strict, 2 user error."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments or arguments[0] == "--data-dir":
        from desktop.ui.app import run_window

        return run_window(arguments)
    from desktop.commands import run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
