"""A worker process, seen from both sides: it takes calls from its own connection one by one and answers each."""

import contextlib
import pickle
import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from time import monotonic
from typing import Any

import psutil

from iku.settings import Limits
from iku.workers.system import allow_time, end_with_parent, restrict


class Worker:
    """The process as the pool sees it.

    Each has a connection of its own: what one leaves unfinished when it is killed cannot garble another's answers.
    """

    def __init__(self, context: BaseContext, limits: Limits) -> None:
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, limits), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()
        self._watched: psutil.Process | None = None
        self.served = 0
        self._started = monotonic()

    def send(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        """Give it a call.

        Raises:
            OSError: it is dead.
            Exception: the call cannot be pickled.
        """
        self._started = monotonic()
        self.connection.send((function, arguments))

    def answer(self) -> tuple[bool, Any]:
        """Whether the call went well, and its value or error.

        Raises:
            EOFError, OSError: it died.
        """
        answer: tuple[bool, Any] = self.connection.recv()
        self.served += 1
        return answer

    def seconds(self) -> float:
        """Since the call began."""
        return monotonic() - self._started

    def memory(self) -> int:
        """Resident bytes; 0 where it has ended."""
        try:
            if self._watched is None:  # made once: that reads five times as much as its memory
                self._watched = psutil.Process(self._process.pid)
            return int(self._watched.memory_info().rss)
        except psutil.Error:
            return 0

    def end(self) -> None:
        """Kill it."""
        self._process.kill()
        self._process.join()
        self.connection.close()


def _serve(connection: Connection, limits: Limits) -> None:
    """In the process: answer calls until the connection closes, a value or an exception each."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's Ctrl-C is for the main process alone
    restrict(limits)
    end_with_parent()
    with contextlib.suppress(EOFError, OSError):  # the pool has gone
        while True:
            function, arguments = connection.recv()
            allow_time(limits)
            connection.send(_call(function, arguments))


def _call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, function(*arguments)
    except Exception as error:  # noqa: BLE001 - the call's error belongs to the one who waits for it
        return False, _portable(error)


def _portable(error: Exception) -> Exception:
    """The error with its traceback as a note, or a plain one that says the same where it cannot be pickled."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - anything may go wrong in pickling a stranger's exception
        return RuntimeError(f"{type(error).__name__}: {error}\n{''.join(traceback.format_exception(error))}")
    return error
