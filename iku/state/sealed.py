"""A file of state: a seal over its content, then the content. What does not fit its seal is damage, to be made anew.

Content is data only (JSON or MessagePack checked against its type by msgspec): nothing in a folder runs.
"""

import hashlib
from collections.abc import Callable
from typing import IO, TypeVar

import msgspec

from iku.state.store import Store, content, put

LENGTH = 32
"""Hexadecimal digits of a seal; a line end follows."""
_PIECE = 1 << 20
T = TypeVar("T")


class Damaged(Exception):
    """State that was cut short, changed, or is not of this program; it is to be rebuilt."""


def fingerprint(*pieces: bytes) -> str:
    """The digits that stand for this content."""
    state = hashlib.blake2b(digest_size=LENGTH // 2)
    for piece in pieces:
        state.update(piece)
    return state.hexdigest()


def seal(content: bytes) -> bytes:
    """The first line of a file with this content."""
    return f"{fingerprint(content)}\n".encode()


def keep(store: Store, name: str, state: bytes) -> None:
    """Write a sealed file."""
    put(store, name, seal(state), state)


def kept(store: Store, name: str) -> bytes | None:
    """The content of a sealed file; None where there is none.

    Raises:
        Damaged: it is not what was sealed.
    """
    whole = content(store, name)
    if whole is None:
        return None
    first, state = whole[: LENGTH + 1], whole[LENGTH + 1 :]
    if first != seal(state):
        raise Damaged
    return state


def decoded(store: Store, name: str, decode: Callable[[bytes], T]) -> T | None:
    """What a sealed file says; None where there is none, or what is there is damaged or of other types: it is to be
    made anew.
    """
    try:
        state = kept(store, name)
        return None if state is None else decode(state)
    except (Damaged, msgspec.MsgspecError):
        return None


def print_of(store: Store, name: str) -> str:
    """The fingerprint of any file, read in pieces; empty where there is none."""
    stream = store.read(name)
    if stream is None:
        return ""
    with stream:
        return _streamed(stream)


def _streamed(stream: IO[bytes]) -> str:
    state = hashlib.blake2b(digest_size=LENGTH // 2)
    while piece := stream.read(_PIECE):
        state.update(piece)
    return state.hexdigest()
