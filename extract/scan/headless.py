"""The recognition model without its last layer, which weighs all of 18,710 characters at every step.

Nine in ten of them are Chinese. The layer is applied here, to those alone that a page may print or be mistaken for:
a tenth of the whole time. The file is ONNX, a protobuf: its nodes are copied but for the last ones.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

GRAPH, NODE, INITIALIZER, OUTPUT = 7, 1, 5, 12
"""Fields of an ONNX model and of its graph."""
NODE_INPUT, NODE_OUTPUT, TENSOR_NAME, TENSOR_RAW = 1, 2, 8, 9
VALUE_NAME = 1
FEATURES, WEIGHTS, BIAS = "p2o.pd_op.transpose.8.0", "linear_8.w_0", "linear_8.b_0"
"""What the last layer of PP-OCRv6 takes: (1, steps, 120); (120, characters); (characters,)."""

Field = tuple[int, bytes, bytes]
"""Its number, its content, and the whole of it as it stands."""


@dataclass(frozen=True, slots=True)
class Headless:
    """A model whose output is FEATURES, and its last layer."""

    model: bytes
    weights: Floats
    bias: Floats


def headless(model: bytes) -> Headless:
    """Part a model from its last layer. Raises KeyError for a model of another make."""
    fields = list(_fields(model))
    graph = next(list(_fields(content)) for number, content, _ in fields if number == GRAPH)
    tensors = {_name(content, TENSOR_NAME): content for number, content, _ in graph if number == INITIALIZER}
    bias = np.frombuffer(_content(tensors[BIAS], TENSOR_RAW), np.float32)
    weights = np.frombuffer(_content(tensors[WEIGHTS], TENSOR_RAW), np.float32).reshape(-1, len(bias))
    led = _led_to(graph)
    kept = b"".join(whole for number, content, whole in graph if not _is_last(number, content, led))
    output = _field(OUTPUT, _field(VALUE_NAME, FEATURES.encode()))
    others = b"".join(whole for number, _, whole in fields if number != GRAPH)
    return Headless(others + _field(GRAPH, kept + output), weights, bias)


def _is_last(number: int, content: bytes, led: set[str]) -> bool:
    """Whether it is a part of the last layer: its numbers, or a node that FEATURES lead to."""
    if number == INITIALIZER:
        return _name(content, TENSOR_NAME) in (WEIGHTS, BIAS)
    return number == OUTPUT or (number == NODE and _name(content, NODE_OUTPUT) in led)


def _led_to(graph: list[Field]) -> set[str]:
    """The outputs of nodes, in order, that take FEATURES or what came of them."""
    led = {FEATURES}
    for number, content, _ in graph:
        if number == NODE:
            taken = {value.decode() for field, value, _ in _fields(content) if field == NODE_INPUT}
            if taken & led:
                led.add(_name(content, NODE_OUTPUT))
    return led - {FEATURES}


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
