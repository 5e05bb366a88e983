"""What the style sheets of a page hide, by simple selectors: an element, a class, an id, an element with one of them.

Sheets that lie elsewhere are never fetched, and what is for print alone hides nothing.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

_BRACE: Final = re.compile(r"([{}])")
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE: Final = re.compile(r"[\w-]*(?:[.#][\w-]+)?")
_SHOWN: Final = re.compile(r"(?<![\w-])(display|visibility)\s*:\s*([\w-]+)", re.IGNORECASE)
_MEDIA: Final = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)", re.IGNORECASE)
_UNSEEN: Final = frozenset(("none", "hidden", "collapse"))


def hide(root: etree._Element) -> None:
    """Mark with `hidden` what the sheets of the page do not show, unless it says itself that it is shown."""
    hidden = _hidden("\n".join(node.text or "" for node in root.iter("style")))
    for node in root.iter() if hidden else ():
        own = isinstance(node.tag, str) and not _SHOWN.search(node.get("style") or "")
        if own and any(hidden.get(name, False) for name in _names(node)):
            node.set("hidden", "")


def _hidden(sheets: str) -> dict[str, bool]:
    """Simple selectors -> whether what they name is hidden; of several rules of one the last."""
    found: dict[str, bool] = {}
    for selectors, body in _rules(_COMMENT.sub("", sheets.replace("<!--", "").replace("-->", ""))):
        said = [value.lower() in _UNSEEN for _, value in _SHOWN.findall(body)]
        if said:
            names = (one.strip().removeprefix("*") for one in selectors.split(","))
            found |= {name.lower(): any(said) for name in names if name and _SIMPLE.fullmatch(name)}
    return found


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that hold on a screen."""
    heads: list[str] = []
    text = ""
    for piece in _BRACE.split(sheets):
        if piece == "{":
            heads.append(text.rpartition(";")[2].strip())
        elif piece == "}" and heads:
            head, *around = heads.pop(), *heads
            if all(_MEDIA.fullmatch(one) for one in around):
                yield head, text
        text = "" if piece in ("{", "}") else piece


def _names(node: etree._Element) -> Iterator[str]:
    """The simple selectors that an element answers to."""
    yield str(node.tag).lower()
    marks = [f".{name}" for name in (node.get("class") or "").split()]
    marks += [f"#{node.get('id')}"] if node.get("id") else []
    for mark in marks:
        yield mark.lower()
        yield f"{node.tag}{mark}".lower()
