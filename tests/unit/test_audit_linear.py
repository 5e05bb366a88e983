"""Reading statements takes time linear in a text's length, whatever the text (patterns: test_linear_patterns)."""

from time import process_time

import pytest

from audit.statement_reader import listed, read

LENGTH = 20_000


@pytest.mark.parametrize("piece", ["1, ", "5 x ", "1 + ", "(", "1/2 ", "12 buah selama 5 tahun ", "a ", "="])
def test_reading_statements(piece: str) -> None:
    text = (piece * LENGTH)[: LENGTH // 4]
    start = process_time()
    read(text)
    listed(text, 5)
    assert process_time() - start < 1.0, piece
