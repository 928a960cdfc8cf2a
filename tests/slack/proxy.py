"""A bad line between the bot and the Slack server: it can be cut, fall silent, or lose an answer."""

import contextlib
import socket
import struct
import threading

CHUNK = 65_536


class Proxy:
    """Passes bytes on, and names itself where the server names its own port (both ports have as many digits)."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._listening = self._listen()
        self.port = int(self._listening.getsockname()[1])
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._lost: bytes | None = None
        self.is_silent = False
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Reset every connection, as a firewall does."""
        with self._lock:
            found, self._open = self._open, []
        for one in found:
            _reset(one)

    def lose_next_answer_to(self, method: str) -> None:
        """The request arrives, the answer does not."""
        self._lost = f"/{method} ".encode()

    def close(self) -> None:
        self._listening.close()
        self.cut()

    def _listen(self) -> socket.socket:
        while True:
            found = socket.create_server(("127.0.0.1", 0))
            if len(str(found.getsockname()[1])) == len(str(self._server_port)):
                return found
            found.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(("127.0.0.1", self._server_port))
                with self._lock:
                    self._open += [near, far]
                threading.Thread(target=self._pass_on, args=(near, far), daemon=True).start()
                threading.Thread(target=self._pass_back, args=(far, near), daemon=True).start()

    def _pass_on(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := near.recv(CHUNK):
                if self._lost and self._lost in data:
                    self._lost = None
                    self._answer_gets_lost(data, near, far)
                    return
                if not self.is_silent:
                    far.sendall(data)
        _hang_up(far)

    def _pass_back(self, far: socket.socket, near: socket.socket) -> None:
        theirs, ours = f"127.0.0.1:{self._server_port}".encode(), f"127.0.0.1:{self.port}".encode()
        with contextlib.suppress(OSError):
            while data := far.recv(CHUNK):
                if not self.is_silent:
                    near.sendall(data.replace(theirs, ours))
        _hang_up(near)

    def _answer_gets_lost(self, data: bytes, near: socket.socket, far: socket.socket) -> None:
        """Over a connection of its own, so that the rest of the request and its answer are read to the end."""
        near.settimeout(0.3)
        with contextlib.suppress(TimeoutError):
            while more := near.recv(CHUNK):
                data += more
        with socket.create_connection(("127.0.0.1", self._server_port)) as straight:
            straight.sendall(data)
            straight.recv(CHUNK)
        _reset(near)
        _hang_up(far)


def _reset(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        one.shutdown(socket.SHUT_RD)
    with contextlib.suppress(OSError):
        one.close()


def _hang_up(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
