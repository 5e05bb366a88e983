"""Conversion of which nothing is kept, and the service itself."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

import iku
from iku.serve.failures import Refusal
from iku.serve.intake import received
from iku.serve.models import Health
from iku.serve.routes.documents import JSON
from iku.serve.routes.said import UPLOADING, refusals
from iku.serve.routes.uploads import BODY
from iku.serve.served import Here
from iku.serve.session import COOKIE, LASTS

DELAY = 1.0
"""Seconds that a wrong token waits for its answer."""

api = APIRouter(prefix="/api", tags=["layanan"])
entry = APIRouter(include_in_schema=False)
"""The token once, for a cookie."""


@api.post("/konversi", summary="Ubah satu dokumen; jawabannya JSON kontrak, tidak ada yang disimpan",
          openapi_extra=BODY,
          responses={200: {"content": {JSON: {"schema": {"type": "object"}}}, "description": "Dokumen."},
                     **refusals(*UPLOADING)})  # fmt: skip
async def convert(request: Request, here: Here) -> Response:
    async with received(request, here.desk) as file:
        made = await asyncio.wrap_future(here.desk.reading.passing(file))
    return Response(made, media_type=JSON)


@api.get("/kesehatan", summary="Apakah layanan hidup", response_model=Health, responses=refusals(400))
async def health() -> Health:
    return Health(versi=iku.__version__)


@entry.post("/masuk")
async def enter(request: Request, here: Here, token: Annotated[str, Form(max_length=1_000)] = "") -> Response:
    if not here.sessions.is_token(token):
        async with here.guesses:
            await asyncio.sleep(DELAY)
        if "text/html" in request.headers.get("accept", ""):
            return RedirectResponse("/masuk?salah=true", 303)
        raise Refusal(401, "Token ini tidak cocok.", "Periksa token yang dipakai saat iku serve dijalankan.")
    response = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, here.sessions.begin(), LASTS, httponly=True, samesite="strict", secure=secure)
    return response


@entry.post("/keluar")
async def leave() -> Response:
    response = RedirectResponse("/masuk", 303)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response
