"""The choice on real pages: trees give no table, unruled bodies give their rows."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extract.choice.rivals import Choice
from extract.choice.score import choose
from extract.document import Table
from extract.pdf.parse import parse_page
from extract.sense import NoSense
from extract.settings import Settings

REAL = Path(__file__).parents[2].parent / "shared" / "real"
pytestmark = [pytest.mark.corpus, pytest.mark.skipif(not REAL.exists(), reason="no corpus beside the project")]


def chosen(name: str, page: int = 1) -> Choice:
    document = pdfium.PdfDocument(REAL / name)
    return choose(parse_page(document[page - 1], page, Settings())[0], NoSense())


def row(table: Table, number: int) -> list[str]:
    return [cell.text.replace("\n", " ") if cell else "" for cell in table.grid()[number]]


def test_a_cascading_tree_gives_no_table_and_says_why() -> None:
    choice = chosen("unlabelled/ps_casc_setwan.pdf")
    assert choice.tables == ()
    assert "bagan berjenjang atau struktur organisasi, bukan tabel" in choice.refused


def test_rows_without_rules_between_them() -> None:
    (table,) = chosen("unlabelled/jb_lkip_disnak16.pdf").tables
    assert (table.engine, table.n_cols) == ("aligned", 9)
    assert table.runner_up is not None and table.runner_up[0] == "ruled"
    texts = [row(table, k) for k in range(table.n_rows)]
    assert ["", "", "", "- Itik", "9.417.538", "9.801.117", "10.207.731", "10.626.370", "11.057.756"] in texts
    (goal,) = [cells for cells in texts if cells[2] == "1.3.2"]
    assert goal[3].startswith("Jumlah sarana pemasaran") and goal[3].endswith("(buah)")
    assert goal[4:] == ["5"] * 5


def test_a_table_of_horizontal_rules_beside_running_text() -> None:
    table = chosen("unlabelled/jb_lkip_disnak16.pdf", page=2).tables[-1]
    assert row(table, table.n_rows - 1)[-7:] == [
        "9.096.570", "9.417.538", "9.801.117", "10.207.731", "10.626.370", "11.057.756", "3,98",
    ]  # fmt: skip


def test_ruled_tables_beside_each_other_stay_apart() -> None:
    choice = chosen("jb_iku_dinkes17.pdf")
    assert [(table.engine, table.n_rows, table.n_cols) for table in choice.tables] == [("ruled", 3, 3), ("ruled", 5, 5)]
