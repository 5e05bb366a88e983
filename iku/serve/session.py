"""Who may ask: a token, sent with each request or once for a cookie; compared in constant time, never kept in a URL."""

import hashlib
import hmac
import time
from typing import Final

COOKIE: Final = "iku_sesi"
LASTS: Final = 12 * 3600
"""Seconds of a session."""


class Sessions:
    """Knows one token; without one everybody who reaches the server may ask."""

    def __init__(self, token: str) -> None:
        self.needed = bool(token)
        self._token = hashlib.sha256(token.encode("utf-8", "replace")).digest()
        self._key = hashlib.sha256(b"iku-sesi\0" + token.encode("utf-8", "replace")).digest()

    def is_token(self, given: str) -> bool:
        """Whether it is the token; takes as long whatever was given."""
        digest = hashlib.sha256(given.encode("utf-8", "replace")).digest()
        return self.needed and hmac.compare_digest(digest, self._token)

    def begin(self) -> str:
        """A cookie's value for one who gave the token."""
        until = str(int(time.time()) + LASTS)
        return f"{until}.{self._sign(until)}"

    def is_open(self, cookie: str) -> bool:
        """Whether a cookie is of a session that lasts still."""
        until, _, signature = cookie.partition(".")
        genuine = hmac.compare_digest(signature.encode("utf-8", "replace"), self._sign(until).encode())
        return self.needed and genuine and until.isdecimal() and int(until) > time.time()

    def admits(self, authorization: str, cookie: str) -> bool:
        """Whether a request with these may go on."""
        if not self.needed:
            return True
        scheme, _, given = authorization.partition(" ")
        return (scheme.lower() == "bearer" and self.is_token(given.strip())) or self.is_open(cookie)

    def _sign(self, until: str) -> str:
        return hmac.new(self._key, until.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
