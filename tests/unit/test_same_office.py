"""Two documents are of one office where its name says the region, or most targets they share agree."""

from typing import cast

import pytest

from audit.across.digest import Line
from audit.across.offices import agree


def line(**targets: str) -> Line:
    return cast(Line, {"targets": targets})


@pytest.mark.parametrize(
    ("same", "others", "one"), [(2, 1, True), (1, 1, False), (1, 2, False), (0, 0, False), (3, 0, True)]
)
def test_most_common_targets(same: int, others: int, one: bool) -> None:
    pairs = [(line(y="1"), line(y="1"))] * same + [(line(y="1"), line(y="2"))] * others
    assert agree(["dinas perdagangan"] * 2, pairs) is one


def test_a_name_with_its_region_is_enough() -> None:
    assert agree(["dinas perdagangan kabupaten bengkulu selatan"] * 2, [])
    assert not agree(["dinas kabupaten a", "dinas kabupaten b"], [])
