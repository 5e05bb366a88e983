"""The page around a report: head with a strict content policy, style and the one script, all inside the file."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from emit.report.markup import Child, Markup, el, join

FOLDER = Path(__file__).parent


@cache
def asset(name: str) -> Markup:
    """A style sheet or script of this folder."""
    return Markup((FOLDER / name).read_text(encoding="utf-8"))


def page(title: str, *body: Child, style: str = "") -> str:
    """A whole HTML document that loads nothing: pictures are data, and only the page's own script may run.

    `style` is more of the style sheet, made by this program only.
    """
    script = asset("filter.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", title),
        el("style", asset("base.css"), asset("style.css"), Markup(style)),
    )
    content = el("body", el("main", join(body)), el("script", script))
    return f"<!doctype html>\n{el('html', head, content, lang='id')}\n"


def tile(name: str, number: int, note: str, kind: str) -> Markup:
    """One figure of the summary."""
    return el(
        "div", el("dt", name), el("dd", number, class_="figure"), el("dd", note, class_="what"), class_=f"tile {kind}"
    )
