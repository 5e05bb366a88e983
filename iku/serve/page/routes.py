"""The pages of the server and their files."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.background import BackgroundTask

from iku.inputs.opening import digest
from iku.serve.served import Here

HERE: Final = Path(__file__).parent
SHARED: Final = Path(__file__).parents[3] / "emit" / "report" / "base.css"
"""Colours and parts that the report and the page have in common."""
KINDS: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
KEPT: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
"""Of a file whose address names its version."""
MODULES: Final = (
    "api", "deciding", "dialogs", "dom", "grid", "keys", "lines", "model", "panel", "picture", "ruling", "splitter",
    "work",
)  # fmt: skip
"""Scripts of the page of a document, asked for at once."""


@cache
def templates() -> Environment:
    """Every template escapes what it is given."""
    return Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined)


@cache
def files() -> dict[str, tuple[bytes, str]]:
    """Name -> content and type of the files under /statis/: these alone are ever given."""
    every = [SHARED, *(HERE / "statis").iterdir()]
    return {one.name: (one.read_bytes(), KINDS[one.suffix]) for one in every if one.suffix in KINDS}


@cache
def version() -> str:
    """Of all files together: the address under which a browser keeps them."""
    return digest(b"".join(content for content, _ in files().values()))[:16]


pages = APIRouter(include_in_schema=False)


@pages.get("/")
def documents(here: Here) -> HTMLResponse:
    return _page("index.html", folder=here.desk.shelf.target)


@pages.get("/masuk")
def login(salah: bool = False) -> HTMLResponse:
    return _page("login.html", salah=salah)


@pages.get("/dokumen/{name}")
def document(here: Here, name: str) -> HTMLResponse:
    if not here.desk.shelf.has(name):
        return _page("missing.html", status=404, id=name)
    page = _page("document.html", id=name, modules=MODULES)
    page.background = BackgroundTask(here.views.prepare, name)  # asked for as soon as the page is read
    return page


@pages.get("/dokumen/{name}/tampilan")
def drawn(here: Here, name: str) -> Response:
    return Response(here.views.of(name), media_type="application/json")


@pages.get("/dokumen/{name}/siap")
def ready(here: Here, name: str) -> Response:
    """The page is drawn: whoever looks at it may decide about it next."""
    return Response(status_code=204, background=BackgroundTask(here.desk.reading.prepare, name))


@pages.get("/statis/{made}/{file}")
async def static(made: str, file: str) -> Response:
    if made != version() or file not in files():
        return Response(status_code=404)
    content, kind = files()[file]
    return Response(content, media_type=kind, headers=KEPT)


def nowhere() -> HTMLResponse:
    """What is shown at an address that does not exist."""
    return _page("missing.html", status=404, id="")


def _page(template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    whole = templates().get_template(template).render(values, statis=f"/statis/{version()}")
    return HTMLResponse(whole.encode("utf-8", "replace"), status)
