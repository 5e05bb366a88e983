"""One call in a process of its own, within limits: for commands that read a single file and print what they find."""

import os
import select
import signal
import sys
import traceback
from collections.abc import Callable

from iku.errors import ExitCode, MemoryLimit, TimeLimit, UsageError, WorkerLost
from iku.settings import Limits


def guarded(function: Callable[[], ExitCode], limits: Limits) -> ExitCode:
    """How `function` ends in a forked child; PARTIAL, with the reason on stderr, if it outlives or oversteps."""
    sys.stdout.flush()
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        _child(function, limits)
    os.close(writer)
    ended, _, _ = select.select([reader], [], [], limits.seconds)
    if not ended:
        os.kill(pid, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.close(reader)
    if code >= 0:
        return ExitCode(code)
    return _tell(WorkerLost if ended else TimeLimit)


def _tell(lost: type[WorkerLost]) -> ExitCode:
    print(f"{lost.reason}. {lost.remedy}", file=sys.stderr)
    return ExitCode.PARTIAL


def _child(function: Callable[[], ExitCode], limits: Limits) -> None:
    """Run and end; the parent sees the pipe close."""
    from iku.restrict import restrict

    code = ExitCode.PARTIAL
    try:
        restrict(limits)
        code = function()
        sys.stdout.flush()
    except UsageError as error:
        print(error, file=sys.stderr)
        code = ExitCode.USAGE
    except MemoryError:
        code = _tell(MemoryLimit)
    except BaseException:  # noqa: BLE001 - the child ends here, whatever it was; the trace is printed
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)
