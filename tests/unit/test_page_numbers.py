"""Pages as people write them: `iku tables --pages 1,3-5`."""

import pytest

from iku.command.tables import page_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("", None), (" ", None), ("1", (1,)), ("1,3-5", (1, 3, 4, 5)), ("4,2-3,2", (2, 3, 4)), ("7-7", (7,)),
     ("1000000", (1_000_000,))],
)  # fmt: skip
def test_lists_and_ranges(text: str, numbers: tuple[int, ...] | None) -> None:
    assert page_numbers(text) == numbers


@pytest.mark.parametrize("text", ["0", "x", "3-2", "1-", "-3", "1,,2", "1000001"])
def test_what_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        page_numbers(text)
