"""Requests as routes take them: heads as whole answers, bodies small but for uploads, which are counted where they are
received.
"""

from collections import deque
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from iku.serve.failures import Refusal

MOST: Final = 4 << 20
"""Bytes: a thousand decisions."""
UPLOADS: Final = frozenset({"/api/dokumen", "/api/konversi"})


class Heads:
    """Passes every request for a head on as one for the whole; the server that sends the answer leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on."""
        is_head = scope["type"] == "http" and scope["method"] == "HEAD"
        await self.app({**scope, "method": "GET"} if is_head else scope, receive, send)


class SmallBodies:
    """Takes every other body whole before it is looked at, or refuses it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Receive, then pass on."""
        if scope["type"] != "http" or scope["path"] in UPLOADS:
            await self.app(scope, receive, send)
            return
        messages = await _received(receive)
        if messages is None:
            text = f"Permintaan ini lebih besar dari {MOST >> 20} MB."
            await Refusal(413, text, "Pecah menjadi beberapa.").response()(scope, receive, send)
            return

        async def again() -> Message:
            return messages.popleft() if messages else await receive()

        await self.app(scope, again, send)


async def _received(receive: Receive) -> deque[Message] | None:
    """The messages of a body; None where it is too large."""
    messages: deque[Message] = deque()
    count, more = 0, True
    while more:
        message = await receive()
        messages.append(message)
        count += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)
        if count > MOST:
            return None
    return messages
