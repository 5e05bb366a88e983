"""A document on its way in: received to a place apart, known to be one, and gone from there at the end.

Files are made and taken away in threads: a disk that is synced meanwhile holds either up for 100 ms, and all else too.
"""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator

from starlette.requests import Request

from iku.serve import work
from iku.serve.desk import Desk
from iku.serve.failures import Refusal
from iku.serve.reception import Received, Reception


@contextlib.asynccontextmanager
async def received(request: Request, desk: Desk) -> AsyncIterator[Received]:
    """The file of a request, until the block ends.

    Raises:
        Refusal: it does not fit, or is no document.
    """
    desk.reading.line.check()
    place = await asyncio.to_thread(desk.keeper.new_place)
    reception = Reception(place / "asli", desk.options, desk.quota)
    kept = False
    try:
        file = await reception.receive(request)
        refused = await asyncio.wrap_future(desk.pools.help(work.refused, str(file.path), file.file))
        if refused is not None:
            raise Refusal(415, *refused)
        yield file
        kept = not file.path.exists()
    finally:
        if not kept:
            desk.quota.give(reception.size)
        await asyncio.to_thread(shutil.rmtree, place, ignore_errors=True)
