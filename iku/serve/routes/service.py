"""Conversion of which nothing is kept, and the service itself."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

import iku
from iku.serve.desk import Desk
from iku.serve.failures import Refusal
from iku.serve.intake import received
from iku.serve.models import Health
from iku.serve.routes.documents import JSON
from iku.serve.routes.said import UPLOADING, refusals
from iku.serve.routes.uploads import BODY
from iku.serve.session import COOKIE, LASTS, Sessions

GUESSES = 4
"""Wrong tokens that are answered at once, each after `DELAY` seconds."""
DELAY = 1.0


def router(desk: Desk) -> APIRouter:
    """/api/konversi and /api/kesehatan."""
    api = APIRouter(prefix="/api", tags=["layanan"])

    @api.post("/konversi", summary="Ubah satu dokumen; jawabannya JSON kontrak, tidak ada yang disimpan",
              openapi_extra=BODY,
              responses={200: {"content": {JSON: {"schema": {"type": "object"}}}, "description": "Dokumen."},
                         **refusals(*UPLOADING)})  # fmt: skip
    async def convert(request: Request) -> Response:
        async with received(request, desk) as file:
            made = await asyncio.wrap_future(desk.reading.passing(file))
        return Response(made, media_type=JSON)

    @api.get("/kesehatan", summary="Apakah layanan hidup", response_model=Health, responses=refusals(400))
    async def health() -> Health:
        return Health(versi=iku.__version__)

    return api


def entry(sessions: Sessions) -> APIRouter:
    """/masuk and /keluar: the token once, for a cookie."""
    api = APIRouter(include_in_schema=False)
    guesses = asyncio.Semaphore(GUESSES)

    @api.post("/masuk")
    async def enter(request: Request, token: Annotated[str, Form(max_length=1_000)] = "") -> Response:
        if not sessions.is_token(token):
            async with guesses:
                await asyncio.sleep(DELAY)
            if "text/html" in request.headers.get("accept", ""):
                return RedirectResponse("/masuk?salah=true", 303)
            raise Refusal(401, "Token ini tidak cocok.", "Periksa token yang dipakai saat iku serve dijalankan.")
        response = RedirectResponse("/", 303)
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, sessions.begin(), LASTS, httponly=True, samesite="strict", secure=secure)
        return response

    @api.post("/keluar")
    async def leave() -> Response:
        response = RedirectResponse("/masuk", 303)
        response.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return response

    return api
