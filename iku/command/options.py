"""Options of the command line -> what they mean."""

from argparse import Namespace

from extract.settings import MEGABYTE
from extract.settings import Settings as ReadSettings
from iku.batch.run import Request
from iku.errors import UsageError
from iku.settings import Limits, Settings


def request(asked: Namespace) -> Request:
    """What `iku convert` and `iku audit` were asked for.

    Raises:
        UsageError: no folder to write to.
    """
    if not asked.output.strip():
        raise UsageError("Folder hasil (-o) kosong: sebut nama foldernya, misalnya -o hasil.")
    settings = Settings(
        read=ReadSettings(max_pages=asked.max_pages, ocr=asked.ocr),
        limits=Limits(seconds=asked.seconds, memory=asked.memory * MEGABYTE),
        report=asked.report,
        timings=asked.timings,
    )
    return Request(asked.inputs, asked.output, settings, asked.workers, asked.scheduler, asked.force)
