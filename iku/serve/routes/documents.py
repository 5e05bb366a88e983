"""Documents: listed, shown, taken away."""

from typing import Final

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from emit import table
from iku.serve.models import Listed, Placed
from iku.serve.routes.said import CSV, READING, Form, Id, PageNumber, csv_response, refusals
from iku.serve.served import Here
from schema.columns import DOKUMEN

JSON: Final = "application/json"

api = APIRouter(prefix="/api/dokumen", tags=["dokumen"])


@api.get("", summary="Daftar dokumen, yang paling memerlukan orang lebih dahulu", response_model=list[Listed],
         responses={200: {"content": CSV}, **refusals(400, 401, 422, 503)})  # fmt: skip
def listed(here: Here, form: Form = "json") -> Response:
    found = here.desk.listed()
    if form == "csv":
        return csv_response(table.encode_header(DOKUMEN) + table.encode_rows(DOKUMEN, found))
    return JSONResponse(found)


@api.get("/{id}", summary="Satu dokumen seutuhnya (JSON kontrak)",
         responses={200: {"content": {JSON: {"schema": {"type": "object"}}}, "description": "Dokumen."},
                    202: {"model": Placed, "description": "Sedang menunggu atau dibaca."},
                    **refusals(*READING)})  # fmt: skip
def show(here: Here, id: Id) -> Response:
    job = here.desk.reading.line.find(id)
    if job is not None and not here.desk.shelf.has(id):
        return JSONResponse({"id": id, "keadaan": job.state, "status": "", "galat": ""}, 202, {"Retry-After": "1"})
    return Response(here.desk.document(id), media_type=JSON)


@api.delete("/{id}", summary="Hapus dokumen beserta hasilnya; keputusan tentangnya tetap tercatat", status_code=204,
            responses=refusals(400, 401, 403, 404, 409, 422, 503))  # fmt: skip
def remove(here: Here, id: Id) -> Response:
    here.desk.delete(id)
    return Response(status_code=204)


@api.get("/{id}/halaman/{n}.png", summary="Gambar satu halaman, 144 dpi, tegak seperti dibaca",
         response_class=Response,
         responses={200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}},
                          "description": "Gambar."}, **refusals(*READING, 409)})  # fmt: skip
async def picture(here: Here, id: Id, n: PageNumber) -> Response:
    return Response(await here.pictures.page(id, n), media_type="image/png")
