"""The time of a change; everything in the store takes it as an argument."""

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

Clock: TypeAlias = Callable[[], dt.datetime]


def local_now() -> dt.datetime:
    """This computer's time with its offset, to the second: readable in the file, and still one instant."""
    return dt.datetime.now().astimezone().replace(microsecond=0)


def to_text(moment: dt.datetime) -> str:
    """ISO 8601, as every table keeps it."""
    return moment.isoformat()


def from_text(text: str) -> dt.datetime:
    """The moment a table kept."""
    return dt.datetime.fromisoformat(text)


def file_stamp(moment: dt.datetime) -> str:
    """`20261120-104205`, for names of files that are put aside or backed up."""
    return moment.strftime("%Y%m%d-%H%M%S")
