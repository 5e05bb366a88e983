"""Documents: listed, taken in, shown, taken away."""

import asyncio
from typing import Annotated, Any, Final

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Header, Path, Query, Request, Response
from fastapi.responses import JSONResponse

from emit import table
from iku.serve.desk import Desk
from iku.serve.failures import Refusal
from iku.serve.intake import received
from iku.serve.models import Listed, Placed
from iku.serve.pictures import Pictures
from iku.serve.routes.said import CSV, READING, UPLOADING, Form, Id, csv_response, refusals
from schema.columns import DOKUMEN

JSON: Final = "application/json"
AT_ONCE: Final = 2
"""Uploads that are put on the disk at once: however many arrive, threads are left for everybody else."""


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


def router(desk: Desk) -> APIRouter:
    """/api/dokumen and what is below it, but for tables and decisions."""
    api = APIRouter(prefix="/api/dokumen", tags=["dokumen"])
    pictures, taking = Pictures(desk), CapacityLimiter(AT_ONCE)

    @api.get("", summary="Daftar dokumen, yang paling memerlukan orang lebih dahulu", response_model=list[Listed],
             responses={200: {"content": CSV}, **refusals(400, 401, 422, 503)})  # fmt: skip
    def listed(form: Form = "json") -> Response:
        found = desk.listed()
        if form == "csv":
            return csv_response(table.encode_header(DOKUMEN) + table.encode_rows(DOKUMEN, found))
        return JSONResponse(found)

    @api.post("", summary="Unggah satu dokumen", response_model=Placed, status_code=201, openapi_extra=BODY,
              responses={202: {"model": Placed, "description": "Diterima; sedang menunggu atau dibaca."},
                         **refusals(*UPLOADING)})  # fmt: skip
    async def take(
        request: Request,
        ganti: Annotated[str, Query(max_length=300, description="Id dokumen yang berkas ini perbaikannya.")] = "",
        prefer: Annotated[str, Header(description="respond-async: jangan tunggu pembacaannya.")] = "",
    ) -> Response:
        async with received(request, desk) as file:
            placed = await to_thread.run_sync(desk.take, file, ganti, limiter=taking)
        patience = 0.0 if "respond-async" in prefer else desk.options.patience
        done = placed.future is None or await _ended(asyncio.wrap_future(placed.future), patience)
        return _placed(desk, placed.name, done)

    @api.get("/{id}", summary="Satu dokumen seutuhnya (JSON kontrak)",
             responses={200: {"content": {JSON: {"schema": {"type": "object"}}}, "description": "Dokumen."},
                        202: {"model": Placed, "description": "Sedang menunggu atau dibaca."},
                        **refusals(*READING)})  # fmt: skip
    def show(id: Id) -> Response:
        job = desk.reading.line.find(id)
        if job is not None and not desk.shelf.has(id):
            return JSONResponse({"id": id, "keadaan": job.state, "status": "", "galat": ""}, 202, {"Retry-After": "1"})
        return Response(desk.document(id), media_type=JSON)

    @api.delete("/{id}", summary="Hapus dokumen beserta hasilnya; keputusan tentangnya tetap tercatat", status_code=204,
                responses=refusals(400, 401, 403, 404, 409, 422, 503))  # fmt: skip
    def remove(id: Id) -> Response:
        desk.delete(id)
        return Response(status_code=204)

    @api.get("/{id}/halaman/{n}.png", summary="Gambar satu halaman, 144 dpi, seperti terlihat",
             response_class=Response,
             responses={200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}},
                              "description": "Gambar."}, **refusals(*READING, 409)})  # fmt: skip
    async def picture(id: Id, n: Annotated[int, Path(ge=1, le=100_000, description="Nomor halaman.")]) -> Response:
        return Response(await pictures.page(id, n), media_type="image/png")

    return api


async def _ended(future: "asyncio.Future[Any]", seconds: float) -> bool:
    """Whether a reading ended in time; it goes on where not. Raises what ended it."""
    done, _ = await asyncio.wait([future], timeout=seconds)
    for one in done:
        one.result()
    return bool(done)


def _placed(desk: Desk, name: str, done: bool) -> Response:
    where = {"Location": f"/api/dokumen/{_quoted(name)}"}
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


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="")
