"""What is refused, and why: one shape for every error, in Bahasa Indonesia."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Route

from iku.errors import BatchError, WorkerLost
from iku.serve.wrong import said

_SAID: Final[Mapping[int, tuple[str, str]]] = {
    400: ("Isi permintaan ini tidak dapat dibaca.", "Kirim JSON yang sah; bentuknya ada di /openapi.json."),
    404: ("Alamat ini tidak ada.", "Lihat /openapi.json untuk alamat yang ada."),
    405: ("Cara ini tidak dipakai pada alamat ini.", "Lihat /openapi.json untuk cara yang dipakai."),
    500: ("Kesalahan tak terduga di layanan.", "Coba lagi; bila berulang, laporkan beserta catatan layanan."),
}

_OTHER: Final = ("Permintaan ini tidak dapat dilayani.", "Lihat /openapi.json untuk apa yang dilayani.")


class Refusal(Exception):
    """A request that is not done: the status, what is wrong, what to do, and more that the client should know."""

    def __init__(self, status: int, text: str, remedy: str = "", *, after: int = 0, **more: Any) -> None:
        super().__init__(text)
        self.status, self.text, self.remedy, self.after, self.more = status, text, remedy, after, more

    def response(self) -> JSONResponse:
        """As it is sent."""
        headers = {"Retry-After": str(self.after)} if self.after else {}
        body = {"pesan": self.text, "saran": self.remedy, **self.more}
        return JSONResponse(body, self.status, headers)


def unknown() -> Refusal:
    """There is no such document."""
    return Refusal(404, "Dokumen ini tidak ada.", "Lihat GET /api/dokumen untuk dokumen yang ada.")


def busy() -> Refusal:
    """Another run holds the folder."""
    text = "Folder hasil sedang dipakai proses iku lain (iku convert atau iku watch)."
    return Refusal(503, text, "Coba lagi setelah proses itu selesai; membaca tetap dapat.", after=5)


def install(app: FastAPI, routes: Sequence[BaseRoute], nowhere: Callable[[], Response]) -> None:
    """Answer every error in the one shape; `routes` are those of the application.

    `nowhere` is the page that a browser is shown at an address which does not exist.
    """

    @app.exception_handler(Refusal)
    async def refused(request: Request, error: Refusal) -> JSONResponse:
        return error.response()

    @app.exception_handler(HTTPException)
    async def known(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404 and "text/html" in request.headers.get("accept", ""):
            return nowhere()
        text, remedy = _SAID.get(error.status_code, _OTHER)
        headers = {"Allow": _methods(routes, request.url.path)} if error.status_code == 405 else error.headers
        return JSONResponse({"pesan": text, "saran": remedy}, error.status_code, headers)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return Refusal(422, "Isi permintaan tidak sesuai.", said(error.errors())).response()

    @app.exception_handler(WorkerLost)
    async def lost(request: Request, error: WorkerLost) -> JSONResponse:
        return Refusal(503, f"{error.reason}.", error.remedy, after=5).response()

    @app.exception_handler(BatchError)
    async def stopped(request: Request, error: BatchError) -> JSONResponse:
        return Refusal(503, str(error), "Coba lagi.", after=5).response()

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, error: Exception) -> JSONResponse:
        return Refusal(500, *_SAID[500]).response()


def _methods(routes: Sequence[BaseRoute], path: str) -> str:
    """What may be done at an address, by any of its routes."""
    found = {
        method
        for one in routes
        if isinstance(one, Route) and one.path_regex.match(path)
        for method in one.methods or ()
    }
    return ", ".join(sorted(found | ({"HEAD"} if "GET" in found else set())))
