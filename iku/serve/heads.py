"""HEAD is answered as GET is; the server that sends it leaves the body out."""

from starlette.types import ASGIApp, Receive, Scope, Send


class Heads:
    """Passes every request for a head on as one for the whole."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on."""
        is_head = scope["type"] == "http" and scope["method"] == "HEAD"
        await self.app({**scope, "method": "GET"} if is_head else scope, receive, send)
