"""The process that workers are forked from: it imports the pipeline once, so that each worker starts warm.

It is told over a Unix socket: one byte and the worker's end of a connection for each worker wanted; it answers with the
worker's process id. It reads no document, and ends, its workers with it, when the socket closes.
"""

import ctypes
import gc
import os
import signal
import socket
import struct
import sys
from multiprocessing.connection import Connection

COLLECT_AFTER = 50_000
"""Objects made until a worker looks for garbage: documents are trees, in which there is none to be found."""
PID = struct.Struct("<q")
BARE, WARM = b"b", b"w"
"""The first byte on the socket: import only, or also run a small document through, as a batch repays."""


def main(handle: int) -> None:
    """Serve the socket with this file descriptor until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control = socket.socket(fileno=handle)
    _prepare(warm=control.recv(1) == WARM)
    while True:
        message, handles, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        pid = os.fork()
        if pid == 0:
            control.close()
            _work(handles[0])
        os.close(handles[0])
        control.sendall(PID.pack(pid))


def _prepare(*, warm: bool) -> None:
    from iku import warmth

    warmth.load()
    if warm:
        warmth.rehearse()
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)


def _work(handle: int) -> None:
    from iku.worker import serve

    die_with_parent()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    code = 1
    try:
        serve(Connection(handle))
        code = 0
    except (EOFError, BrokenPipeError, ConnectionResetError):
        code = 0
    finally:
        os._exit(code)


def die_with_parent() -> None:
    """On Linux: be killed when the parent process ends, however it ends."""
    if sys.platform == "linux":
        set_death_signal = 1  # PR_SET_PDEATHSIG, prctl(2)
        ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]))
