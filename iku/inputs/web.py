"""Documents at http(s) addresses: one file each, no page searched for links, no redirect into a private network.

Whoever names a private address himself (http://10.0.0.5/a.pdf, http://localhost/a.pdf) means it: that one host and port
is opened. A name that turns out to be private, or a redirect that leads there, is not: the address that was connected
to counts, so a name that changes its mind between a look and the connection gains nothing.
"""

import http.client
import ipaddress
import socket
import urllib.error
import urllib.parse
import urllib.request
from typing import IO, Any, Final, cast

from iku.inputs.hosts import says_private

PATIENCE: Final = 30.0
"""Seconds that a server may be silent."""
REDIRECTS: Final = 5
SCHEMES: Final = frozenset({"http", "https"})


def is_web(url: str) -> bool:
    """Whether the address is one of the web."""
    return urllib.parse.urlsplit(url).scheme.lower() in SCHEMES


def open_web(url: str) -> IO[bytes]:
    """The answer of the server, open for reading.

    Raises:
        OSError: there is none, it is an error, or it lies in a private network that the address does not name.
    """
    if "@" in urllib.parse.urlsplit(url).netloc:
        raise OSError("nama dan sandi tidak dikirim ke alamat web; unduh dokumennya lebih dahulu")
    try:
        named = _named(url)
        opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler(), _Guarded(named), _Redirects(),
            urllib.request.HTTPErrorProcessor(), urllib.request.HTTPDefaultErrorHandler(),
        ):  # fmt: skip
            opener.add_handler(handler)
        return cast(IO[bytes], opener.open(url, timeout=PATIENCE))
    except urllib.error.HTTPError as error:
        raise OSError(f"server menjawab {error.code}") from error
    except TimeoutError as error:
        raise OSError(f"server diam lebih dari {PATIENCE:g} detik") from error
    except urllib.error.URLError as error:
        raise error.reason if isinstance(error.reason, OSError) else OSError(str(error.reason)) from error
    except (ValueError, http.client.HTTPException) as error:
        raise OSError("alamat atau jawaban servernya tidak dapat dipahami") from error


def _named(url: str) -> frozenset[tuple[str, int]]:
    """Hosts and ports that may be private: the address's own, where it says so itself, and those of proxies."""
    proxies = [proxy for proxy in urllib.request.getproxies().values() if "//" in proxy]
    own = [url] if says_private(urllib.parse.urlsplit(url).hostname or "") else []
    return frozenset(map(_place, (*own, *proxies)))


def _place(url: str) -> tuple[str, int]:
    parts = urllib.parse.urlsplit(url)
    return parts.hostname or "", parts.port or (443 if parts.scheme.lower() == "https" else 80)


class _Checked(http.client.HTTPConnection):
    """A connection that is given up where it ended in a private network that nobody named."""

    def __init__(self, *args: Any, named: frozenset[tuple[str, int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._named = named

    def connect(self) -> None:
        super().connect()
        peer = ipaddress.ip_address(cast(socket.socket, self.sock).getpeername()[0].partition("%")[0])
        real = getattr(peer, "ipv4_mapped", None) or peer
        if not real.is_global and (self.host.strip("[]").lower(), self.port) not in self._named:
            self.close()
            raise OSError("alamat itu menuju jaringan lokal; sebut alamat lokalnya sendiri bila memang itu maksudnya")


class _CheckedSecure(_Checked, http.client.HTTPSConnection):
    """The same over TLS."""


class _Guarded(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Opens both kinds of address by connections that are checked."""

    def __init__(self, named: frozenset[tuple[str, int]]) -> None:
        super().__init__()
        self._named = named

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(cast(Any, _Checked), req, named=self._named)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(cast(Any, _CheckedSecure), req, named=self._named)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """To other web addresses only, a few times, and never from a secured one to one that is not."""

    max_redirections = max_repeats = REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        wanted = SCHEMES if req.type == "http" else {"https"}
        if urllib.parse.urlsplit(newurl).scheme.lower() not in wanted:
            raise OSError("server mengalihkan ke alamat yang tidak dibuka")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
