"""What stands before every request: only its own names, only its own pages may change state, the token, and the
headers that keep a document's text from ever becoming a program.
"""

from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from iku.inputs.hosts import address
from iku.serve.failures import Refusal
from iku.serve.options import Options, is_any
from iku.serve.session import COOKIE, Sessions

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
ENTRY: Final = "/masuk"
"""Its form is sent with its origin only where the page may tell it, to its own server."""
OPEN: Final = frozenset({ENTRY, "/api/kesehatan"})
STATIC: Final = "/statis/"
"""What needs no token: where it is given, what that page looks like, and whether the server lives."""
READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Guards:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self.app = app
        self.sessions = Sessions(options.token)
        self.names = options.own_names
        self.anywhere = is_any(options.host) and bool(options.token)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or say why not."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return  # there are no websockets here
        refusal = self._refusal(scope["method"], scope["path"], Headers(scope=scope))
        await (refusal or self.app)(scope, receive, _with_headers(send, scope["path"]))

    def _refusal(self, method: str, path: str, headers: Headers) -> Response | None:
        if not self._is_own(headers.get("host", "")):
            text = "Alamat (Host) ini bukan alamat layanan ini."
            return Refusal(400, text, "Buka dengan alamat yang dicetak iku serve.").response()
        if method not in READING and not _from_here(headers):
            return Refusal(403, "Perubahan hanya diterima dari halaman layanan ini sendiri.").response()
        if (
            path in OPEN
            or path.startswith(STATIC)
            or self.sessions.admits(headers.get("authorization", ""), _cookie(headers))
        ):
            return None
        if method in ("GET", "HEAD") and "text/html" in headers.get("accept", ""):
            return RedirectResponse("/masuk", 303)
        refused = Refusal(401, "Layanan ini memerlukan token.", "Kirim Authorization: Bearer TOKEN.").response()
        refused.headers["www-authenticate"] = "Bearer"
        return refused

    def _is_own(self, host: str) -> bool:
        """Whether it is asked by a name of its own: a stranger's page whose name now leads here is not (rebinding)."""
        name = _name(host)
        return name in self.names or (self.anywhere and address(name) is not None)


def _name(host: str) -> str:
    """ "localhost:8484" -> "localhost", "[::1]:8484" -> "::1"; empty where it is no host."""
    try:
        return (urlsplit(f"//{host}").hostname or "") if host and not set(host) & set("/@?#\\ ") else ""
    except ValueError:
        return ""


def _from_here(headers: Headers) -> bool:
    """Whether a change is asked for by a page of this server, or by a program that is no browser: browsers tell."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
    if site not in ("same-origin", "none"):
        return False
    if origin in (None, "null"):  # a form of a page that tells nobody where it is from sends "null"
        return origin is None or site == "same-origin"
    return urlsplit(origin).scheme in ("http", "https") and origin.partition("://")[2] == headers.get("host")


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _with_headers(send: Send, path: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            if path == ENTRY:
                headers["referrer-policy"] = "same-origin"
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return sending
