"""Tables of horizontal rules only and of none: each case is a page drawn in letters, and the tables on it."""

from pathlib import Path

import pytest

from extract.choice.score import choose
from extract.sense import NoSense
from tests.unit.drawn_text import drawn, written

CASES = sorted((Path(__file__).parents[1] / "cases" / "aligned").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_tables_of_a_drawn_page(case: Path) -> None:
    picture, expected = case.read_text(encoding="utf-8").split("=>\n")
    choice = choose(drawn(picture), NoSense())
    tables = [written(table) for table in choice.tables]
    told = tables or [f"refused: {reason}" for reason in choice.refused] or ["none"]
    assert "\n\n".join(told) == expected.strip("\n")


def test_there_are_cases() -> None:
    assert len(CASES) > 10
