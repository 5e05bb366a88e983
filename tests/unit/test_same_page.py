"""A page says the same whatever its size, its turn, its origin and the way it was written."""

from pathlib import Path
from shutil import which

import pytest
from drawn_pdf import lines, pdf, texts
from same_page import Guise, covered, distilled, margined, nested, rotated, scaled, shifted, straightened, turned

from extract.reader import read
from extract.settings import Settings

GUISES = {
    "half": scaled(0.5),
    "small": scaled(0.6),
    "double": scaled(2),
    "shifted": shifted(-700, 300),
    "margins": margined(40),
    "turned 90": turned(90),
    "turned 180": turned(180),
    "turned 270": turned(270),
    "rotated": rotated(90),
    "turned back": straightened(90),
    "nested": nested,
    "covered": covered,
    "distilled": distilled,
}


def cells(data: bytes, settings: Settings | None = None) -> list[list[list[str]]]:
    """The texts of every table, row by row; a merged cell stands at each of its places."""
    tables = read("x.pdf", data, settings=settings).tables
    return [[[cell.text if cell else "" for cell in row] for row in table.grid()] for table in tables]


SAMPLE = (Path(__file__).parents[2] / "samples" / "iku-2024-dinas-perdagangan.pdf").read_bytes()


@pytest.mark.parametrize("name", ["half", "small", "double", "nested", "turned 90", "turned back"])
def test_a_page_with_fractions_is_the_same_in_every_guise(name: str) -> None:
    settings = Settings(pages=(2, 4))
    assert cells(GUISES[name](SAMPLE), settings) == cells(SAMPLE, settings)


@pytest.mark.parametrize("name", GUISES)
def test_a_ruled_table_is_the_same_in_every_guise(name: str) -> None:
    if name == "distilled" and which("gs") is None:
        pytest.skip("no Ghostscript here")
    data = pdf(lambda canvas: (lines(canvas), texts(canvas)))  # type: ignore[func-returns-value, return-value]
    guise: Guise = GUISES[name]
    assert cells(data)
    assert cells(guise(data)) == cells(data)
