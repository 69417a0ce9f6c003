"""One window a user: a second start brings the first to the front."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile

from desktop import paths

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

WAIT_MS = 500


def instance_name(folder: str | None = None) -> str:
    """One name a user and data folder; short, because some systems limit it."""
    chosen = folder if folder is not None else os.environ.get(paths.DATA_DIR_VARIABLE, "")
    return f"jigai-{zlib.crc32(f'{QDir.homePath()}|{chosen}'.encode()):08x}"


class Instance:
    """A lock file says who is first; the door (QtNetwork) is only opened when it is needed."""

    def __init__(self, name: str | None = None) -> None:
        self._name = name or instance_name()
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)  # a lock is stale only when its process is gone
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """True when this is the first; a folder that can't be written to never keeps the program from starting."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def raise_first(self) -> bool:
        """Ask the first to come to the front; False when it doesn't answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(b"raise")
        socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return True

    def listen(self, knocked: Callable[[], object]) -> bool:
        """Answer later starts; a name left over by a crash is taken over."""
        from PySide6.QtNetwork import QLocalServer

        self._server = server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def open_door() -> None:
            while server.hasPendingConnections():
                connection = server.nextPendingConnection()
                connection.disconnected.connect(connection.deleteLater)
                knocked()

        server.newConnection.connect(open_door)
        if server.listen(self._name):
            return True
        QLocalServer.removeServer(self._name)
        return server.listen(self._name)

    def close(self) -> None:
        """Stop answering and let another be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()
