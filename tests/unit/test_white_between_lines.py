"""White above a line of a table without rules, against the steps between its lines."""

from types import SimpleNamespace
from typing import cast

import pytest

from extract.engines.aligned.header_lines import _in_white
from extract.engines.aligned.layout import Layout


@pytest.mark.parametrize(
    ("middles", "size", "apart"),
    [((0, 12, 24, 60), 10, True), ((0, 12, 24, 36), 10, False), ((0, 4, 8, 12), 10, False)],
)
def test_lines_closer_than_their_size_have_no_white(middles: tuple[int, ...], size: float, apart: bool) -> None:
    lines = [SimpleNamespace(middle=middle, size=size) for middle in middles]
    assert _in_white(cast(Layout, SimpleNamespace(lines=lines)), len(lines) - 1) is apart
