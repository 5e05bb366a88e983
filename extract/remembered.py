"""Answers about texts, kept while a document or a batch asks of the same ones again."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

TEXTS = 8192
"""Of which a function remembers its answers."""
_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")


def remembered(function: Callable[_Asked, _Told]) -> Callable[_Asked, _Told]:
    """The function, asked once for each of its latest arguments, which are hashable."""
    return cast(Callable[_Asked, _Told], lru_cache(maxsize=TEXTS)(function))
