"""Results of a thread that come after their page has gone are dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

Result = TypeVar("Result")


def if_alive(owner: QObject, function: Callable[[Result], None]) -> Callable[[Result], None]:
    """The function, doing nothing once Qt has deleted `owner` (another case was opened)."""

    def call(result: Result) -> None:
        if isValid(owner):
            function(result)

    return call
