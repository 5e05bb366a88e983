"""Rules that decisions teach: not in the contract, but what its page needs."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse, Response

from iku.serve.learning import Learning
from iku.serve.models import RuleAsked, RuleTold
from iku.serve.routes.said import CHANGING, READING, Id, refusals


def router(learning: Learning) -> APIRouter:
    """/api/aturan, and what a decision offers."""
    api = APIRouter(prefix="/api", tags=["aturan"])

    @api.get("/aturan", summary="Aturan yang berlaku pada folder ini", response_model=list[RuleTold],
             responses=refusals(400, 401, 503))  # fmt: skip
    def listed() -> Any:
        return JSONResponse(learning.listed())

    @api.get("/dokumen/{id}/tawaran", summary="Aturan yang ditawarkan oleh satu keputusan",
             response_model=list[RuleTold], responses=refusals(*READING))  # fmt: skip
    def offered(
        id: Id, keputusan: Annotated[str, Query(max_length=100, description="Waktu keputusan itu.")]
    ) -> Response:
        return JSONResponse(learning.offers(id, keputusan))

    @api.post("/aturan", summary="Terima aturan yang ditawarkan", response_model=RuleTold, status_code=201,
              responses=refusals(*CHANGING))  # fmt: skip
    def accept(aturan: RuleAsked) -> Response:
        return JSONResponse(learning.accept(aturan), 201)

    @api.delete("/aturan/{id}", summary="Tarik aturan", status_code=204, responses=refusals(*CHANGING))
    def withdraw(
        id: Annotated[str, Path(max_length=100, description="Id aturan.")],
        oleh: Annotated[str, Query(max_length=200, description="Siapa yang menarik.")] = "",
    ) -> Response:
        learning.withdraw(id, oleh)
        return Response(status_code=204)

    return api
