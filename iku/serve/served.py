"""What one folder is served with: made with its application, found by the routes through the request.

Routes themselves hold nothing of a folder, so that every application has the same.
"""

import asyncio
from typing import Annotated

from anyio import CapacityLimiter
from fastapi import Depends, Request

from iku.serve.deciding import Deciding
from iku.serve.desk import Desk
from iku.serve.learning import Learning
from iku.serve.page.views import Views
from iku.serve.pictures import Pictures
from iku.serve.session import Sessions
from iku.serve.settling import Settling

TAKEN_AT_ONCE = 2
"""Uploads that are put on the disk at once: however many arrive, threads are left for everybody else."""
GUESSES = 4
"""Wrong tokens that are answered at once, each after a while."""


class Served:
    """A desk, and those who work at it."""

    def __init__(self, desk: Desk, settling: Settling) -> None:
        self.desk, self.settling = desk, settling
        self.deciding, self.learning = Deciding(desk, settling), Learning(desk, settling)
        self.pictures, self.views = Pictures(desk), Views(desk)
        self.sessions = Sessions(desk.options.token)
        self.taking = CapacityLimiter(TAKEN_AT_ONCE)
        self.guesses = asyncio.Semaphore(GUESSES)


async def _served(request: Request) -> Served:
    found: Served = request.app.state.served
    return found


Here = Annotated[Served, Depends(_served)]
"""A route's parameter: the folder that is asked."""
