"""The server's process: it listens, says where, and ends when it is told to."""

import gc
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import uvicorn
from filelock import FileLock, Timeout

from iku.errors import UsageError, reason
from iku.inputs.hosts import is_loopback
from iku.serve.app import create
from iku.serve.options import Options, is_any
from iku.state.store import WORK, LocalStore

IDLE: Final = 65
"""Seconds that a connection without a request stays open."""
CONNECTIONS: Final = 1_000
"""Of all clients together; more are told 503."""
ENDING: Final = 5
"""Seconds that requests have to end when the server is told to."""
OBJECTS: Final = 50_000
"""New ones after which memory is looked over."""


class Server(uvicorn.Server):
    """uvicorn's, that says where it answers once it does, ended by a signal as a server is, not as a program that
    crashed."""

    def __init__(self, config: uvicorn.Config, where: str) -> None:
        super().__init__(config)
        self.where = where

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """See `uvicorn.Server.startup`."""
        await super().startup(sockets)
        if self.started:
            print(self.where, file=sys.stderr, flush=True)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """See `uvicorn.Server.capture_signals`; the signal is not raised again at the end."""
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def serve(folder: Path, options: Options) -> None:
    """Serve until told to end.

    Raises:
        UsageError: it may not listen there, or cannot, or another server has the folder.
    """
    check(options)
    with alone(folder), listening(options) as listener:
        host, port = listener.getsockname()[:2]
        app = create(folder, options)
        collect_seldom()
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, date_header=False,
            timeout_keep_alive=IDLE, timeout_graceful_shutdown=ENDING, ws="none",
            limit_concurrency=CONNECTIONS,
        )  # fmt: skip
        where = f"Layanan iku atas {folder}: {_address(host, port)} (berhenti dengan Ctrl+C)"
        Server(config, where).run(sockets=[listener])
    print("Layanan iku berhenti.", file=sys.stderr)


def collect_seldom() -> None:
    """Have memory looked over for what a request left, not for all that was imported, and after many objects only: a
    look at everything stops every thread for 50 ms, and drawing one long document would set off two of them."""
    gc.freeze()
    gc.set_threshold(OBJECTS)


def check(options: Options) -> None:
    """Raises UsageError where others than this machine could reach it and nothing keeps them out."""
    if not is_loopback(options.host) and not options.token:
        where = "semua alamat mesin ini" if is_any(options.host) else options.host
        raise UsageError(
            f"Layanan pada {where} dapat dicapai mesin lain, jadi memerlukan token: pakai --token, atau lebih baik "
            "variabel lingkungan IKU_TOKEN. Tanpa token layanan hanya berjalan pada 127.0.0.1."
        )


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """No other server has this folder.

    Raises:
        UsageError: one has, or the folder cannot be used.
    """
    try:
        place = LocalStore(folder).path(f"{WORK}/layanan")
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_symlink():
            raise OSError(f"{place} adalah tautan; hapus tautannya")
        with FileLock(place, timeout=0):
            yield
    except Timeout:
        raise UsageError(f"Folder hasil sudah dipakai iku serve lain: {folder}.") from None
    except OSError as error:
        raise UsageError(f"Folder hasil tidak dapat dipakai: {folder}: {reason(error)}.") from error


@contextmanager
def listening(options: Options) -> Iterator[socket.socket]:
    """The socket that requests come to.

    Raises:
        UsageError: it may not be had.
    """
    try:
        family = socket.getaddrinfo(options.host, options.port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((options.host, options.port), family=family, backlog=1024)
    except OSError as error:
        where = f"{options.host}:{options.port}"
        raise UsageError(f"Tidak dapat mendengarkan di {where}: {reason(error)}. Pilih --port lain.") from error
    with listener:
        # the end of an answer would wait for the client's word about its beginning: some 40 ms
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield listener


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
