"""The recognition model with a last layer that weighs the wanted characters alone, not all of 18,710 at every step.

Nine in ten of them are Chinese: without them a tenth of the whole time is saved. The file is ONNX, a protobuf: it is
copied but for the numbers of that layer.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

GRAPH, INITIALIZER, OUTPUT, SHAPES = 7, 5, 12, 13
"""Fields of an ONNX model and of its graph."""
METADATA, KEY, VALUE = 14, 1, 2
DIMENSION, KIND, TENSOR_NAME, RAW, VALUE_NAME = 1, 2, 8, 9, 1
FLOAT = b"\x01"
WEIGHTS, BIAS, ODDS = "linear_8.w_0", "linear_8.b_0", "fetch_name_0"
"""The last layer of PP-OCRv6: (features, characters), (characters,); and what it gives, (1, steps, characters)."""

Field = tuple[int, bytes, bytes]
"""Its number, its content, and the whole of it as it stands."""


def narrowed(model: bytes, classes: Sequence[int]) -> bytes:
    """The model that gives the odds of some of its classes, in that order. Raises KeyError for one of another make."""
    fields = list(_fields(model))
    graph = next(list(_fields(content)) for number, content, _ in fields if number == GRAPH)
    tensors = {_name(content, TENSOR_NAME): content for number, content, _ in graph if number == INITIALIZER}
    bias = np.frombuffer(_content(tensors[BIAS], RAW), np.float32)
    weights = np.frombuffer(_content(tensors[WEIGHTS], RAW), np.float32).reshape(-1, len(bias))
    layer = _tensor(WEIGHTS, weights[:, classes]) + _tensor(BIAS, bias[classes])
    output = _field(OUTPUT, _field(VALUE_NAME, ODDS.encode()))
    kept = b"".join(whole for number, content, whole in graph if not _is_replaced(number, content))
    others = b"".join(whole for number, _, whole in fields if number != GRAPH)
    return others + _field(GRAPH, kept + layer + output)


def characters_of(model: bytes) -> list[str]:
    """What the classes of a model stand for, the blank and the space left out. Raises KeyError of none."""
    told = {_name(content, KEY): content for number, content, _ in _fields(model) if number == METADATA}
    return _name(told["character"], VALUE).splitlines()


def _is_replaced(number: int, content: bytes) -> bool:
    """Whether it is of the last layer, or tells shapes, which then are others."""
    return number in (OUTPUT, SHAPES) or (number == INITIALIZER and _name(content, TENSOR_NAME) in (WEIGHTS, BIAS))


def _tensor(name: str, numbers: npt.NDArray[np.float32]) -> bytes:
    """Numbers of a layer, as the graph holds them."""
    shape = b"".join(bytes([DIMENSION << 3]) + _as_varint(size) for size in numbers.shape)
    kind = bytes([KIND << 3]) + FLOAT
    return _field(
        INITIALIZER, shape + kind + _field(TENSOR_NAME, name.encode()) + _field(RAW, numbers.astype("<f4").tobytes())
    )


def _name(content: bytes, field: int) -> str:
    return _content(content, field).decode()


def _content(message: bytes, field: int) -> bytes:
    """The first content of a field; empty where it has none."""
    return next((content for number, content, _ in _fields(message) if number == field), b"")


def _fields(message: bytes) -> Iterator[Field]:
    """The fields of a protobuf message; numbers have no content here."""
    at = 0
    while at < len(message):
        start = at
        key, at = _varint(message, at)
        kind = key & 7
        if kind == 2:
            size, at = _varint(message, at)
            content, at = message[at : at + size], at + size
        elif kind == 0:
            content, at = b"", _varint(message, at)[1]
        else:
            content, at = b"", at + {1: 8, 5: 4}[kind]
        yield key >> 3, content, message[start:at]


def _field(number: int, content: bytes) -> bytes:
    return _as_varint(number << 3 | 2) + _as_varint(len(content)) + content


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _as_varint(value: int) -> bytes:
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])
