"""Rules that decisions teach: not in the contract, but what its page needs."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse, Response

from iku.serve.models import RuleAsked, RuleTold
from iku.serve.routes.said import CHANGING, READING, Id, refusals
from iku.serve.served import Here

api = APIRouter(prefix="/api", tags=["aturan"])


@api.get("/aturan", summary="Aturan yang berlaku pada folder ini", response_model=list[RuleTold],
         responses=refusals(400, 401, 503))  # fmt: skip
def listed(here: Here) -> Any:
    return JSONResponse(here.learning.listed())


@api.get("/dokumen/{id}/tawaran", summary="Aturan yang ditawarkan oleh satu keputusan",
         response_model=list[RuleTold], responses=refusals(*READING))  # fmt: skip
def offered(
    here: Here, id: Id, keputusan: Annotated[str, Query(max_length=100, description="Waktu keputusan itu.")]
) -> Response:
    return JSONResponse(here.learning.offers(id, keputusan))


@api.post("/aturan", summary="Terima aturan yang ditawarkan", response_model=RuleTold, status_code=201,
          responses=refusals(*CHANGING))  # fmt: skip
def accept(here: Here, aturan: RuleAsked) -> Response:
    return JSONResponse(here.learning.accept(aturan), 201)


@api.delete("/aturan/{id}", summary="Tarik aturan", status_code=204, responses=refusals(*CHANGING))
def withdraw(
    here: Here,
    id: Annotated[str, Path(max_length=100, description="Id aturan.")],
    oleh: Annotated[str, Query(max_length=200, description="Siapa yang menarik.")] = "",
) -> Response:
    here.learning.withdraw(id, oleh)
    return Response(status_code=204)
