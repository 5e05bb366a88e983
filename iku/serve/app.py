"""The application: guards outside, then the API and the pages over one folder."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from anyio import to_thread
from fastapi import FastAPI

import iku
from iku.serve import failures
from iku.serve.desk import Desk
from iku.serve.guards import Guards
from iku.serve.options import Options
from iku.serve.page import routes as page
from iku.serve.pools import Pools
from iku.serve.rehearsal import rehearse, rehearse_documents
from iku.serve.routes import decisions, documents, rules, service, tables, uploads
from iku.serve.served import Served
from iku.serve.settling import Settling
from iku.serve.small import Heads, SmallBodies

ABOUT = (
    "Layanan iku atas satu folder hasil: dokumen kinerja masuk, tabel bersih keluar, keputusan orang tersimpan. "
    "Setiap kesalahan berbentuk {pesan, saran}."
)

ROUTES: Final = [
    route
    for router in (
        documents.api, uploads.api, tables.api, decisions.api, rules.api, service.api, service.entry, page.pages,
    )
    for route in router.routes
]  # fmt: skip
"""Of every application: built once, since FastAPI takes 65 ms for them."""


def create(folder: Path, options: Options, pools: Pools | None = None) -> FastAPI:
    """The application over a folder; its processes (by default those that the options ask for) end with it."""
    settling = Settling()
    desk = Desk(folder, options, pools or Pools.of(options), settling.changed)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = options.at_once
        desk.open()
        settling.start(desk)
        await rehearse(app, options)
        rehearsed = asyncio.create_task(rehearse_documents(app, options, desk.shelf))
        try:
            yield
        finally:
            rehearsed.cancel()
            settling.close()
            desk.close()

    app = FastAPI(
        title="iku", description=ABOUT, version=iku.__version__, routes=ROUTES, lifespan=lifespan,
        docs_url=None, redoc_url=None,
    )  # fmt: skip
    failures.install(app, ROUTES, page.nowhere)
    app.add_middleware(SmallBodies)
    app.add_middleware(Heads)
    app.add_middleware(Guards, options=options)
    app.state.served = Served(desk, settling)
    return app
