"""Builds HTML from values: every text is escaped unless it is `Markup` made here, so no input can become markup."""

import html
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

UNPRINTABLE = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r"}
VOID = frozenset({"br", "col", "img", "input", "meta"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child: TypeAlias = str | int | Iterable["Child"] | None
Attribute: TypeAlias = str | int | float | bool | None


def el(tag: str, *children: Child, **attributes: Attribute) -> Markup:
    """An element. `class_` gives class, `data_x` data-x; None and False leave an attribute out."""
    head = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        return Markup(f"<{tag}{head}>")
    return Markup(f"<{tag}{head}>{join(children)}</{tag}>")


def join(children: Child) -> Markup:
    """Children one behind another, escaped."""
    if isinstance(children, Markup):
        return children
    if children is None:
        return Markup("")
    if isinstance(children, str | int):
        return Markup(html.escape(_clean(str(children)), quote=True))
    return Markup("".join([join(child) for child in children]))


def _clean(text: str) -> str:
    """Without control characters and halves of surrogate pairs, which no page may hold."""
    if text.isprintable():  # nearly always, and quickly told
        return text
    return text.translate(UNPRINTABLE).encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=4096, typed=True)
def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(_clean(str(value)), quote=True)}"'
