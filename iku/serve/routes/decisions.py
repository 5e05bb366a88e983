"""Decisions of people: made, looked at before, listed."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from fastapi.responses import JSONResponse, Response

from emit import table
from iku.decisions.decision import COLUMNS
from iku.serve.deciding import LATER, Kept
from iku.serve.models import Answer, Asked, Decided, Lines, Preview
from iku.serve.routes.said import CHANGING, CSV, READING, Form, Id, PageNumber, csv_response, refusals
from iku.serve.served import Here

MOST = 1_000
"""Decisions of one request."""
One = Annotated[
    Asked | Annotated[list[Asked], Body(min_length=1, max_length=MOST)],
    Body(description="Satu keputusan, atau beberapa; beberapa tersimpan semua atau tidak satu pun."),
]


api = APIRouter(prefix="/api", tags=["keputusan"])


@api.get("/keputusan", summary="Semua keputusan, dalam urutan dibuat", response_model=list[Decided],
         responses={200: {"content": CSV}, **refusals(400, 401, 422, 503)})  # fmt: skip
def listed(
    here: Here,
    form: Form = "json",
    dokumen: Annotated[str, Query(description="Hanya tentang dokumen ini.", max_length=300)] = "",
) -> Response:
    found = [asdict(one) for one in here.desk.shelf.decisions() if not dokumen or one.dokumen == dokumen]
    if form == "csv":
        return csv_response(table.encode_header(COLUMNS) + table.encode_rows(COLUMNS, found))
    return JSONResponse(found)


@api.post("/dokumen/{id}/keputusan", summary="Simpan keputusan dan terapkan",
          response_model=Answer, status_code=201,
          responses={202: {"model": Answer, "description": "Tersimpan; berkas hasil ditulis nanti."},
                     **refusals(*CHANGING)})  # fmt: skip
def decide(here: Here, id: Id, keputusan: One) -> Response:
    kept = here.deciding.decide(id, keputusan if isinstance(keputusan, list) else [keputusan])
    return JSONResponse(_answer(kept), 201 if kept.written else 202)


@api.post("/dokumen/{id}/pratinjau", summary="Apa yang akan berubah; tidak ada yang disimpan",
          response_model=Preview, responses=refusals(*CHANGING))  # fmt: skip
def preview(here: Here, id: Id, keputusan: One) -> Response:
    asked = keputusan if isinstance(keputusan, list) else [keputusan]
    if [one.tindakan for one in asked] == ["garis"]:
        return JSONResponse({"sel": here.deciding.cells(id, asked[0])})
    return JSONResponse(here.deciding.preview(id, asked).changes)


@api.get("/dokumen/{id}/halaman/{n}/garis", summary="Garis tabel satu halaman sebagaimana terbaca",
         response_model=list[Lines], responses=refusals(*READING, 409))  # fmt: skip
def parted(here: Here, id: Id, n: PageNumber) -> Response:
    return JSONResponse(here.deciding.parted(id, n))


def _answer(kept: Kept) -> dict[str, Any]:
    return {
        "keputusan": [asdict(one) for one in kept.decisions],
        "dokumen": kept.judged.changes,
        "pesan": "" if kept.written else LATER,
    }
