"""The pages of the server; a stand-in until they are built."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse


def router(desk: Any) -> APIRouter:
    """GET /, /dokumen/{id}, /masuk and static files."""
    pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @pages.get("/")
    async def documents() -> str:
        return "<!doctype html><title>iku</title><p>Dokumen: lihat /api/dokumen."

    @pages.get("/masuk")
    async def login() -> str:
        return '<!doctype html><title>Masuk</title><form method="post"><input name="token" type="password"></form>'

    return pages
