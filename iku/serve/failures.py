"""What is refused, and why: one shape for every error, in Bahasa Indonesia."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Route

from extract.grouped import grouped
from iku.errors import BatchError, WorkerLost

_SAID: Final[Mapping[int, tuple[str, str]]] = {
    400: ("Isi permintaan ini tidak dapat dibaca.", "Kirim JSON yang sah; bentuknya ada di /openapi.json."),
    404: ("Alamat ini tidak ada.", "Lihat /openapi.json untuk alamat yang ada."),
    405: ("Cara ini tidak dipakai pada alamat ini.", "Lihat /openapi.json untuk cara yang dipakai."),
    500: ("Kesalahan tak terduga di layanan.", "Coba lagi; bila berulang, laporkan beserta catatan layanan."),
}

_OTHER: Final = ("Permintaan ini tidak dapat dilayani.", "Lihat /openapi.json untuk apa yang dilayani.")
Error = Mapping[str, Any]
"""As pydantic tells it."""
_WRONG: Final[Mapping[str, str]] = {
    "missing": "{it} harus diisi",
    "string_too_short": "{it} tidak boleh kosong",
    "too_short": "{it} tidak boleh kosong",
    "string_too_long": "{it} paling panjang {max_length} huruf",
    "too_long": "{it} paling banyak {max_length} butir",
    "greater_than_equal": "{it} paling kecil {ge}",
    "less_than_equal": "{it} paling besar {le}",
    "literal_error": "{it} harus salah satu dari {expected}",
    "json_invalid": "isi permintaan bukan JSON yang sah",
    "string_type": "{it} harus teks",
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), "{it} harus bilangan bulat"),
}
_OTHERWISE: Final = "{it} tidak sesuai bentuknya (lihat /openapi.json)"


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


def said(errors: Iterable[Error]) -> str:
    """The errors as sentences, one about each place; in its own words where a check of ours told it."""
    by_place = grouped((_place(one), one) for one in errors)
    named = {place: found for place, found in by_place.items() if any(isinstance(name, str) for name in place)}
    told = (_sentence(place, min(found, key=_vagueness)) for place, found in (named or by_place).items())
    return " ".join(dict.fromkeys(told))


def _place(error: Error) -> tuple[int | str, ...]:
    """Numbers of a list and names of fields; the names of models in between are nothing to a client."""
    names = () if error["type"] == "json_invalid" else error["loc"][1:]
    return tuple(one for one in names if isinstance(one, int) or (one.isidentifier() and one.islower()))


def _vagueness(error: Error) -> int:
    """Of several forms that a place may have, the one that was meant is wrong in more than its kind."""
    return 0 if error["type"] in _WRONG and not error["type"].endswith("_type") else int(error["type"] != "value_error")


def _sentence(place: Sequence[int | str], error: Error) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    whole = {name: _written(value) for name, value in error.get("ctx", {}).items()}
    text = _WRONG.get(error["type"], _OTHERWISE).format(it=_called(place), **whole)
    return f"{text[0].upper()}{text[1:]}."


def _called(place: Sequence[int | str]) -> str:
    """ "isian “baru” pada butir ke-2"."""
    names = [f"isian “{one}”" if isinstance(one, str) else f"butir ke-{one + 1}" for one in place]
    return " pada ".join(reversed(names)) or "isi permintaan"


def _written(value: object) -> str:
    """20000 -> "20.000"; the names that may be chosen as they are listed in Bahasa Indonesia."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return str(value).replace(" or ", " atau ").replace("'", "")
