"""What the first requests would pay is paid when the server starts: pages are asked for before anybody does.

A page's first time costs some 30 ms, a document's of 600 rows 60 more; who starts the server opens the page at once.
"""

import logging
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from anyio import to_thread
from starlette.types import ASGIApp, Message

from iku.serve.options import Options
from iku.serve.shelf import Shelf

log = logging.getLogger("iku.serve")
PAGES: Final = ("/", "/masuk", "/dokumen/-", "/api/dokumen")
FEW: Final = 3
"""Documents, of those that need a person most, that are made ready to be drawn."""


async def rehearse(app: ASGIApp, options: Options, pages: Sequence[str] = PAGES) -> None:
    """Ask for pages, and do nothing with the answers; what cannot be had is told to whoever asks for it."""
    for page in pages:
        try:
            await app(_asking(page, options), _nothing, _ignore)
        except Exception:
            log.warning("%s: tidak dapat disiapkan", page, exc_info=True)


async def rehearse_documents(app: ASGIApp, options: Options, shelf: Shelf) -> None:
    """Ask for the pages of the documents that will be looked at first."""
    listed = await to_thread.run_sync(shelf.listed)
    read = [one["dokumen"] for one in listed if one["status"] != "gagal"]
    await rehearse(app, options, [f"/dokumen/{name}" for name in read[:FEW]])


def _asking(path: str, options: Options) -> dict[str, object]:
    """A request as a server passes it on, by one who may ask."""
    headers = {"host": min(options.own_names), "authorization": f"Bearer {options.token}"}
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": quote(path).encode(), "root_path": "", "query_string": b"",
        "headers": [(name.encode(), value.encode("utf-8", "replace")) for name, value in headers.items()],
        "client": None, "server": None,
    }  # fmt: skip


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _ignore(message: Message) -> None:
    return None
