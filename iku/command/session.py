"""A run of the command, told to the person who asked for it."""

import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

from iku.batch.run import Request, convert_request
from iku.command.findings import Choice, all_whole, is_converted, print_findings, verdict
from iku.command.progress import choose
from iku.command.streams import say
from iku.command.summary import print_summary
from iku.errors import ExitCode, UsageError
from iku.settings import Settings

if TYPE_CHECKING:
    from iku.batch.plan import Batch


def convert_and_tell(
    request: Request, *, json_log: bool, quiet: bool, kept: bool = True, ready: Callable[[], None] = lambda: None
) -> ExitCode:
    """Convert, print the summary, and say how the command ends. Being told to end (SIGTERM) is an interruption.

    `kept`: the output stays, so it is told where it lies. `ready` is called before the first document is read.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    batch = convert_request(request, choose(json_log=json_log, quiet=quiet), ready)
    print_summary(batch, request.target if kept else "", json_log=json_log)
    return exit_code(batch)


def audit_and_tell(request: Request, choice: Choice, fail_on: str, *, json_log: bool, quiet: bool) -> ExitCode:
    """Print the findings of the inputs; a folder that was converted before is taken with what was decided since.

    Raises:
        UsageError: own thresholds for such a folder, whose documents are not read again.
    """
    if len(request.inputs) == 1 and is_converted(request.inputs[0]):
        if request.settings.thresholds:
            raise UsageError("--ambang memerlukan dokumen aslinya: sebut dokumennya, bukan folder hasil.")
        renew_and_tell(request.inputs[0], request.settings, json_log=json_log)
        whole = ExitCode.DONE if all_whole(request.inputs[0]) else ExitCode.PARTIAL
        return verdict(print_findings(request.inputs[0], choice), fail_on, whole)
    code = convert_and_tell(request, json_log=json_log, quiet=quiet)
    return verdict(print_findings(request.target, choice), fail_on, code)


def renew_and_tell(folder: str, settings: Settings, *, json_log: bool = False) -> None:
    """Apply what people decided since the folder was written, and say so where that cannot be. Raises as it does."""
    from iku.batch.renew import renew

    late = renew(folder, settings, choose(json_log=False, quiet=True))
    if late:
        say(late, json_log=json_log)


def exit_code(batch: "Batch") -> ExitCode:
    """What the shell is told of a batch."""
    if batch.interrupted:
        return ExitCode.INTERRUPTED
    return ExitCode.DONE if batch.complete else ExitCode.PARTIAL
