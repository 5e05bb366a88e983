"""Text of strangers on a terminal."""

from iku.command.printable import printable


def test_nothing_moves_the_cursor_or_turns_the_text() -> None:
    text = "A\x1b]0;judul\x07B\x1b[2J\u202eC\r\nD\tE\x9bF"
    assert printable(text) == "A\ufffd]0;judul\ufffdB\ufffd[2J\ufffdC\ufffd\nD\ufffdE\ufffdF"


def test_ordinary_text_stays() -> None:
    assert printable("≥ 91 % (A/B) × 100 — “baik”\n") == "≥ 91 % (A/B) × 100 — “baik”\n"
