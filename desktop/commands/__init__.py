"""The same work without a window, for batch use and for tests."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from desktop.errors import UserError

DONE, GAPS, USER_ERROR = 0, 1, 2


def run_command(arguments: Sequence[str]) -> int:
    """Run one command of the command line; a user's mistake is one sentence on standard error."""
    from desktop.commands.parser import make_parser

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = make_parser().parse_args(list(arguments))
    try:
        return int(options.run(options))
    except UserError as problem:
        print(str(problem), file=sys.stderr)
        return USER_ERROR
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
