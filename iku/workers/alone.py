"""One call in a process of its own, within limits: for commands that read a single file and print what they find."""

import sys
import traceback
from collections.abc import Callable
from typing import Any

from iku.errors import ExitCode, MemoryLimit, TimeLimit, UsageError, WorkerLost
from iku.settings import Limits
from iku.workers.system import allow_time, end_with_parent, quick_context, restrict


def guarded(function: Callable[..., ExitCode], arguments: tuple[Any, ...], limits: Limits) -> ExitCode:
    """How the call ends in a child process; PARTIAL, with the reason on stderr, if it outlives or oversteps."""
    sys.stdout.flush()
    child = quick_context().Process(target=_child, args=(function, arguments, limits))  # type: ignore[attr-defined]
    child.start()
    child.join(limits.seconds)
    if child.is_alive():
        child.kill()
        child.join()
        return _tell(TimeLimit)
    return ExitCode(child.exitcode) if child.exitcode in list(ExitCode) else _tell(WorkerLost)


def _tell(lost: type[WorkerLost]) -> ExitCode:
    print(f"{lost.reason}. {lost.remedy}", file=sys.stderr)
    return ExitCode.PARTIAL


def _child(function: Callable[..., ExitCode], arguments: tuple[Any, ...], limits: Limits) -> None:
    restrict(limits)
    end_with_parent()
    allow_time(limits)
    code = ExitCode.PARTIAL
    try:
        code = function(*arguments)
        sys.stdout.flush()
    except UsageError as error:
        print(error, file=sys.stderr)
        code = ExitCode.USAGE
    except MemoryError:
        code = _tell(MemoryLimit)
    except Exception:  # noqa: BLE001 - the child ends here, whatever it was; the trace is printed
        traceback.print_exc()
    sys.exit(code)
