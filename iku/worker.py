"""A worker process: takes tasks from its connection one by one, within its limits, and answers each."""

import pickle
import traceback
from multiprocessing.connection import Connection

from iku.restrict import restrict
from iku.settings import Limits


def serve(connection: Connection) -> None:
    """Answer tasks until the connection closes.

    The first message is the limits; then each task is (function, arguments), each answer (True, value) or
    (False, exception).
    """
    limits: Limits = connection.recv()
    restrict(limits)
    while True:
        function, arguments = connection.recv()
        try:
            answer = True, function(*arguments)
        except Exception as error:  # noqa: BLE001 - the task's error belongs to the one who waits for it
            answer = False, _portable(error)
        connection.send(answer)


def _portable(error: Exception) -> Exception:
    """The error with its traceback as a note, or a plain one that says the same where it cannot be pickled."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - anything may go wrong in pickling a stranger's exception
        return RuntimeError(f"{type(error).__name__}: {error}\n{''.join(traceback.format_exception(error))}")
    return error
