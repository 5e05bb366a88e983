"""The tables of one document, as JSON or as the CSV of the contract."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from iku.serve.desk import Desk
from iku.serve.routes.said import READING, Id, refusals
from iku.serve.rows import Rows, rows_of
from iku.serve.settling import Settling

TABLES: Final = {
    "indikator": "Indikator: satu baris per indikator",
    "target": "Nilai: satu baris per indikator, tahun, periode dan jenis nilai",
    "koreksi": "Setiap perubahan antara halaman dan hasil",
    "temuan": "Temuan pemeriksaan",
}
CSV: Final = {"text/csv": {"schema": {"type": "string"}}}
PATIENCE: Final = 10.0
"""Seconds that tables wait for what was just decided."""
Form = Annotated[Literal["json", "csv"], Query(alias="format", description="Bentuk jawaban.")]


def router(desk: Desk, settling: Settling) -> APIRouter:
    """/api/dokumen/{id}/indikator|target|koreksi|temuan."""
    api = APIRouter(prefix="/api/dokumen", tags=["tabel"])
    for name, told in TABLES.items():
        _add(api, desk, settling, name, told)
    return api


def _add(api: APIRouter, desk: Desk, settling: Settling, table: str, told: str) -> None:
    @api.get(f"/{{id}}/{table}", summary=told, operation_id=table, response_model=list[dict[str, Any]],
             responses={200: {"content": CSV}, **refusals(*READING)})  # fmt: skip
    def rows(id: Id, form: Form = "json") -> Response:
        settling.wait(id, PATIENCE)
        found: Rows = rows_of(desk.shelf, id, table)
        return _csv(found.csv()) if form == "csv" else JSONResponse(found.typed())


def _csv(content: bytes) -> Response:
    return Response(content, media_type="text/csv; charset=utf-8")
