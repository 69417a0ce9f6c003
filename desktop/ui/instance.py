"""One window a user: a second start brings the first to the front."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop import paths

WAIT_MS = 300


def server_name(folder: str | None = None) -> str:
    """One name a user and data folder; short, because some systems limit it."""
    chosen = folder or os.environ.get(paths.DATA_DIR_VARIABLE, "")
    mark = hashlib.sha256(f"{Path.home()}|{chosen}".encode()).hexdigest()[:16]
    return f"jigai-{mark}"


class Instance(QObject):
    """Answers the door for later starts."""

    knocked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._open_door)

    def raise_first(self) -> bool:
        """True when another one runs and was asked to come to the front."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(b"raise")
        socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return True

    def listen(self) -> bool:
        """Be the first; a name left over by a crash is taken over."""
        if self._server.listen(self._name):
            return True
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """Stop answering."""
        self._server.close()

    def _open_door(self) -> None:
        while self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
            self.knocked.emit()
