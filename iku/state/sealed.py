"""A file of state: a seal over its content, then the content. What does not fit its seal is damage, to be made anew.

Content is data only (JSON or MessagePack checked against its type by msgspec): nothing in a folder runs.
"""

import hashlib
from typing import IO

LENGTH = 32
"""Hexadecimal digits of a seal; a line end follows."""
_PIECE = 1 << 20


class Damaged(Exception):
    """State that was cut short, changed, or is not of this program; it is to be rebuilt."""


def seal(*pieces: bytes) -> bytes:
    """The first line of a file with this content."""
    state = hashlib.blake2b(digest_size=LENGTH // 2)
    for piece in pieces:
        state.update(piece)
    return state.hexdigest().encode() + b"\n"


def checked(stream: IO[bytes]) -> bytes:
    """The content of a sealed file.

    Raises:
        Damaged: it is not what was sealed.
    """
    first = stream.read(LENGTH + 1)
    content = stream.read()
    if first != seal(content):
        raise Damaged
    return content


def print_of(stream: IO[bytes]) -> str:
    """The fingerprint of any file, read in pieces."""
    state = hashlib.blake2b(digest_size=LENGTH // 2)
    while piece := stream.read(_PIECE):
        state.update(piece)
    return state.hexdigest()
