"""Bodies of requests are small, but for uploads, which are counted where they are received."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from iku.serve.failures import Refusal

MOST: Final = 4 << 20
"""Bytes: a thousand decisions with long texts."""
UPLOADS: Final = frozenset({"/api/dokumen", "/api/konversi"})


class SmallBodies:
    """Cuts every other body at the limit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes."""
        if scope["type"] != "http" or scope["path"] in UPLOADS:
            await self.app(scope, receive, send)
            return
        count = 0

        async def counted() -> Message:
            nonlocal count
            message = await receive()
            count += len(message.get("body", b""))
            if count > MOST:
                raise Refusal(413, f"Permintaan ini lebih besar dari {MOST >> 20} MB.", "Pecah menjadi beberapa.")
            return message

        await self.app(scope, counted, send)
