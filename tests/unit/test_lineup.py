"""Engines by name: each reads the same simple page, and the command knows them all."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate, Table

from extract.choice.lineup import NAMES, lineup
from extract.reader import read
from extract.sense import NoSense
from extract.settings import Settings
from iku.command.parser import ENGINES

ROWS = [["No", "Sasaran", "Target"], ["1", "Meningkatnya layanan", "80 %"], ["2", "Meningkatnya mutu", "90 %"]]


def page() -> bytes:
    out = io.BytesIO()
    ruled = Table(ROWS, style=[("GRID", (0, 0), (-1, -1), 0.7, "black")], colWidths=[40, 160, 80])
    SimpleDocTemplate(out, pagesize=A4).build([ruled])
    return out.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_every_engine_reads_a_plain_ruled_page(name: str) -> None:
    (table,) = read("a.pdf", page(), NoSense(), Settings(engine=name)).pages[0].tables
    assert [[cell.text if cell else "" for cell in row] for row in table.grid()] == ROWS
    assert table.engine == (name if name != "auto" else "ruled")


def test_an_unknown_engine_is_an_error() -> None:
    with pytest.raises(ValueError, match="no engine 'excel'"):
        lineup(b"", Settings(engine="excel"))


def test_the_command_offers_every_engine() -> None:
    assert ENGINES == NAMES
