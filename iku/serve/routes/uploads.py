"""Documents taken in: a multipart request with one file, put on the disk as it comes and read in its turn."""

import asyncio
from typing import Annotated, Any, Final
from urllib.parse import quote

from anyio import to_thread
from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import JSONResponse

from iku.serve.desk import Desk
from iku.serve.failures import Refusal
from iku.serve.intake import received
from iku.serve.models import Placed
from iku.serve.routes.said import UPLOADING, refusals
from iku.serve.served import Here

_FILE: Final = {
    "type": "string",
    "format": "binary",
    "minLength": 1,
    "description": "Dokumennya: PDF, Word, Excel, OpenDocument, HTML, gambar, atau teks tabel dari OCR.",
}
_FORM: Final = {"type": "object", "required": ["berkas"], "properties": {"berkas": _FILE}}
BODY: Final[dict[str, Any]] = {
    "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": _FORM}}},
}
"""A multipart request with a file, as /openapi.json tells it; it is read by hand, piece by piece."""


api = APIRouter(prefix="/api/dokumen", tags=["dokumen"])


@api.post("", summary="Unggah satu dokumen", response_model=Placed, status_code=201, openapi_extra=BODY,
          responses={202: {"model": Placed, "description": "Diterima; sedang menunggu atau dibaca."},
                     **refusals(*UPLOADING)})  # fmt: skip
async def take(
    request: Request,
    here: Here,
    ganti: Annotated[str, Query(max_length=300, description="Id dokumen yang berkas ini perbaikannya.")] = "",
    prefer: Annotated[str, Header(description="respond-async: jangan tunggu pembacaannya.")] = "",
) -> Response:
    async with received(request, here.desk) as file:
        placed = await to_thread.run_sync(here.desk.take, file, ganti, limiter=here.taking)
    patience = 0.0 if "respond-async" in prefer else here.desk.options.patience
    done = placed.future is None or await _ended(asyncio.wrap_future(placed.future), patience)
    return _placed(here.desk, placed.name, done)


async def _ended(future: "asyncio.Future[Any]", seconds: float) -> bool:
    """Whether a reading ended in time; it goes on where not. Raises what ended it."""
    done, _ = await asyncio.wait([future], timeout=seconds)
    for one in done:
        one.result()
    return bool(done)


def _placed(desk: Desk, name: str, done: bool) -> Response:
    where = {"Location": f"/api/dokumen/{quote(name, safe='')}"}
    if not done or not desk.shelf.has(name):
        job = desk.reading.line.find(name)
        body = Placed(id=name, keadaan=job.state if job else "antre")  # type: ignore[arg-type]
        return JSONResponse(body.model_dump(), 202, {**where, "Retry-After": "1"})
    found = desk.shelf.short(name)
    if found is None:
        raise Refusal(503, "Hasil dokumen ini belum dapat dibaca.", "Coba lagi.", after=1)
    return JSONResponse(
        Placed(id=name, keadaan="siap", status=found["status"], galat=found["galat"]).model_dump(), 201, where
    )
