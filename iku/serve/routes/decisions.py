"""Decisions of people: made, looked at before, listed."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Query
from fastapi.responses import JSONResponse, Response

from emit import table
from iku.decisions.decision import COLUMNS
from iku.serve.deciding import LATER, Deciding, Kept
from iku.serve.desk import Desk
from iku.serve.models import Answer, Asked, Decided, Lines, Preview
from iku.serve.routes.said import CHANGING, CSV, READING, Form, Id, csv_response, refusals

MOST = 1_000
"""Decisions of one request."""
One = Annotated[
    Asked | Annotated[list[Asked], Body(min_length=1, max_length=MOST)],
    Body(description="Satu keputusan, atau beberapa; beberapa tersimpan semua atau tidak satu pun."),
]


def router(desk: Desk, deciding: Deciding) -> APIRouter:
    """/api/keputusan, and the decisions about one document."""
    api = APIRouter(prefix="/api", tags=["keputusan"])

    @api.get("/keputusan", summary="Semua keputusan, dalam urutan dibuat", response_model=list[Decided],
             responses={200: {"content": CSV}, **refusals(400, 401, 422, 503)})  # fmt: skip
    def listed(
        form: Form = "json",
        dokumen: Annotated[str, Query(description="Hanya tentang dokumen ini.", max_length=300)] = "",
    ) -> Response:
        found = [asdict(one) for one in desk.shelf.decisions() if not dokumen or one.dokumen == dokumen]
        if form == "csv":
            return csv_response(table.encode_header(COLUMNS) + table.encode_rows(COLUMNS, found))
        return JSONResponse(found)

    @api.post("/dokumen/{id}/keputusan", summary="Simpan keputusan dan terapkan",
              response_model=Answer, status_code=201,
              responses={202: {"model": Answer, "description": "Tersimpan; berkas hasil ditulis nanti."},
                         **refusals(*CHANGING)})  # fmt: skip
    def decide(id: Id, keputusan: One) -> Response:
        kept = deciding.decide(id, keputusan if isinstance(keputusan, list) else [keputusan])
        return JSONResponse(_answer(kept), 201 if kept.written else 202)

    @api.post("/dokumen/{id}/pratinjau", summary="Apa yang akan berubah; tidak ada yang disimpan",
              response_model=Preview, responses=refusals(*CHANGING))  # fmt: skip
    def preview(id: Id, keputusan: One) -> Response:
        asked = keputusan if isinstance(keputusan, list) else [keputusan]
        if [one.tindakan for one in asked] == ["garis"]:
            return JSONResponse({"sel": deciding.cells(id, asked[0])})
        return JSONResponse(deciding.preview(id, asked).changes)

    @api.get("/dokumen/{id}/halaman/{n}/garis", summary="Garis tabel satu halaman sebagaimana terbaca",
             response_model=list[Lines], responses=refusals(*READING, 409))  # fmt: skip
    def parted(id: Id, n: Annotated[int, Path(ge=1, le=100_000, description="Nomor halaman.")]) -> Response:
        return JSONResponse(deciding.parted(id, n))

    return api


def _answer(kept: Kept) -> dict[str, Any]:
    return {
        "keputusan": [asdict(one) for one in kept.decisions],
        "dokumen": kept.judged.changes,
        "pesan": "" if kept.written else LATER,
    }
