"""The tables of one document, as JSON or as the CSV of the contract."""

from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from iku.serve.routes.said import CSV, READING, Form, Id, csv_response, refusals
from iku.serve.rows import Rows, rows_of
from iku.serve.served import Here

TABLES: Final = {
    "indikator": "Indikator: satu baris per indikator",
    "target": "Nilai: satu baris per indikator, tahun, periode dan jenis nilai",
    "koreksi": "Setiap perubahan antara halaman dan hasil",
    "temuan": "Temuan pemeriksaan",
}
PATIENCE: Final = 30.0
"""Seconds that tables wait for what was just decided."""


api = APIRouter(prefix="/api/dokumen", tags=["tabel"])


def _add(table: str, told: str) -> None:
    @api.get(f"/{{id}}/{table}", summary=told, operation_id=table, response_model=list[dict[str, Any]],
             responses={200: {"content": CSV}, **refusals(*READING)})  # fmt: skip
    def rows(here: Here, id: Id, form: Form = "json") -> Response:
        here.settling.wait(id, PATIENCE)
        found: Rows = rows_of(here.desk.shelf, id, table)
        return csv_response(found.csv()) if form == "csv" else JSONResponse(found.typed())


for name, told in TABLES.items():
    _add(name, told)
