"""A blurred "%" that is read as "96"."""

import numpy as np
import pytest

from extract.scan.asked import disputed
from extract.scan.layout import TextLine
from extract.scan.place import DISPUTED, Placed


def line(text: str, y: float, sure: float) -> Placed:
    ends = np.array([[10.0 + 8 * k, 18.0 + 8 * k] for k in range(len(text))], np.float32)
    confidence = np.full(len(text), sure, np.float32)
    return Placed(text, ends, confidence, TextLine(10, y, 10 + 8 * len(text), y + 12, y + 12, int(y)))


@pytest.mark.parametrize(
    ("text", "others", "sure"),
    [("8096", ("80%",), False), ("8096", ("75%",), True), ("1096", ("80%", "100%"), True), ("96", ("80%",), True)],
)
def test_it_is_doubtful_where_the_page_prints_that_percentage(text: str, others: tuple[str, ...], sure: bool) -> None:
    lines = [line(text, 20, 0.99), *(line(o, 60 + 40 * k, 0.99) for k, o in enumerate(others))]
    ink = np.zeros((400, 200), np.uint8)
    for one in lines:
        for x0, x1 in one.ends.astype(int).tolist():
            ink[int(one.line.y0) : int(one.line.y1), x0 : x1 - 2] = 1
    read = disputed(lines)
    assert bool(read[0].confidence.max() > DISPUTED) is sure
