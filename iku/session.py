"""A run of the command, told to the person who asked for it."""

from iku.batch import Batch
from iku.errors import ExitCode
from iku.progress import choose
from iku.run import Request, convert_request
from iku.summary import print_summary


def convert_and_tell(request: Request, *, json_log: bool, quiet: bool) -> ExitCode:
    """Convert, print the summary, and say how the command ends."""
    batch = convert_request(request, choose(json_log=json_log, quiet=quiet))
    print_summary(batch, request.target, json_log=json_log)
    return exit_code(batch)


def exit_code(batch: Batch) -> ExitCode:
    """What the shell is told of a batch."""
    if batch.interrupted:
        return ExitCode.INTERRUPTED
    return ExitCode.DONE if batch.complete else ExitCode.PARTIAL
