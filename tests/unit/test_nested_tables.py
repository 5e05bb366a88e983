"""Tables inside a cell of another: read as tables of their own, while the cell keeps what it prints."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib import colors
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from extract.document import Document
from extract.reader import read
from normalize.normalise import normalise
from normalize.sense import VocabularySense

GRID = [("GRID", (0, 0), (-1, -1), 0.7, colors.black)]
ROOM = [("TOPPADDING", (0, 0), (-1, -1), 14), ("BOTTOMPADDING", (0, 0), (-1, -1), 14)]
INNER = [["Umur", "Jumlah"], ["18-75", "1,00"], ["76-80", "0,50"]]
ROWS = [[f"{n}.", f"Persentase layanan {n}", f"{40 + n} %", f"{50 + n} %"] for n in range(1, 25)]
HEADER = ["No", "Indikator Kinerja", "2024", "2025"]
WIDTHS = (30, 250, 60, 60)


def document(*pages: Sequence[Sequence[object]]) -> Document:
    out = BytesIO()
    tables = [Table(rows, colWidths=WIDTHS[: len(rows[0])], style=GRID + ROOM) for rows in pages]
    SimpleDocTemplate(out, invariant=1).build(tables)
    return read("a.pdf", out.getvalue(), VocabularySense())


def nested() -> Table:
    return Table(INNER, colWidths=(60, 60), style=GRID)


def test_a_table_in_a_cell_is_read_too() -> None:
    outer, inner = document([["Umum", "Jenis"], ["Tabel", nested()], ["Akhir", "tidak ada"]]).pages[0].tables
    assert [cell.text for cell in inner.cells] == [text for row in INNER for text in row]
    assert "76-80" in next(cell.text for cell in outer.cells if (cell.row, cell.col) == (1, 1))


def test_rules_that_touch_those_of_the_cell_around_are_the_inner_tables() -> None:
    inner = Table([HEADER, *ROWS[:4]], colWidths=(30, 200, 50, 50), style=GRID)
    rows = [["Perangkat Daerah", "Dinas Sosial"], ["Indikator", inner], ["Keterangan", "Ditetapkan kepala dinas"]]
    out = BytesIO()
    SimpleDocTemplate(out, invariant=1).build([Table(rows, colWidths=(100, 360), style=GRID)])
    _, found = read("a.pdf", out.getvalue(), VocabularySense()).pages[0].tables
    assert [cell.text for cell in found.cells] == [text for row in (HEADER, *ROWS[:4]) for text in row]


def test_years_over_their_targets_in_a_card_are_no_inner_table() -> None:
    card = [["Sasaran", "Meningkatnya layanan", "", ""], ["Target", "2024", "2025", "2026"], ["", "41", "51", "61"]]
    spans = [("SPAN", (1, 0), (3, 0)), ("SPAN", (0, 1), (0, 2))]
    out = BytesIO()
    SimpleDocTemplate(out, invariant=1).build([Table(card, colWidths=(80, 60, 60, 60), style=GRID + spans)])
    (table,) = read("a.pdf", out.getvalue(), VocabularySense()).pages[0].tables
    assert (table.n_rows, table.n_cols) == (3, 4)


def test_goals_merged_down_beside_their_rows_are_no_labels() -> None:
    goals = [["Sasaran", *HEADER], *([f"Sasaran {k // 4}" if k % 4 == 0 else "", *ROWS[k]] for k in range(12))]
    merged = [("SPAN", (0, k), (0, k + 3)) for k in (1, 5, 9)]
    out = BytesIO()
    SimpleDocTemplate(out, invariant=1).build([Table(goals, colWidths=(80, 30, 200, 50, 50), style=GRID + merged)])
    (table,) = read("a.pdf", out.getvalue(), VocabularySense()).pages[0].tables
    assert (table.n_rows, table.n_cols) == (13, 5)


def test_its_rules_are_no_fraction() -> None:
    above = [["Umum", "Jenis"], ["Umur", "18-80"], ["Masa", "setahun"]]
    outer = (
        document([*above, ["Tabel", [Paragraph("Menurut umur:"), nested(), Paragraph("Angka sementara")]]])
        .pages[0]
        .tables[0]
    )
    assert "/" not in "".join(cell.text for cell in outer.cells)


def test_the_table_around_it_goes_on_over_the_page() -> None:
    """The inner table stands last on the page, and parts nothing."""
    number, name, *values = ROWS[12]
    rows = [HEADER, *ROWS[:12], [number, [Paragraph(name), nested()], *values], *ROWS[13:]]
    read_ = document(rows)
    assert len(read_.pages) > 1
    table = max(normalise(read_, "a").tables, key=lambda one: len(one.indicators))
    assert len(table.indicators) == len(rows) - 1


def test_a_bar_beside_one_upright_rule_is_a_fraction() -> None:
    """Offices draw fractions with the borders of cells."""
    style = [("LINEBELOW", (0, 0), (0, 0), 0.7, colors.black), ("LINEAFTER", (0, 0), (0, -1), 0.7, colors.black)]
    fraction = Table([["Jumlah jalan mantap", "x 100%"], ["Jumlah jalan", ""]], colWidths=(110, 60), style=style)
    rows = [["No", "Formulasi"], ["1.", fraction], ["2.", "tidak ada"]]
    table = document(rows).pages[0].tables[0]
    assert "(Jumlah jalan mantap) / (Jumlah jalan)" in " ".join(cell.text.replace("\n", " ") for cell in table.cells)


def test_rows_that_a_style_leaves_without_upright_rules_keep_their_columns() -> None:
    """Every other row of "Light List"; a text over all columns stays one."""
    band = ["Sasaran: meningkatnya layanan", "", "", ""]
    rows = [HEADER, *ROWS[:2], band, *ROWS[2:6]]
    style = [("BOX", (0, 0), (-1, -1), 0.7, colors.black), ("LINEBELOW", (0, 0), (-1, -1), 0.7, colors.black)]
    style += [("LINEAFTER", (0, k), (-2, k), 0.7, colors.black) for k in (0, 1, 4, 6)]
    out = BytesIO()
    SimpleDocTemplate(out, invariant=1).build([Table(rows, colWidths=WIDTHS, style=style)])
    (table,) = read("a.pdf", out.getvalue(), VocabularySense()).pages[0].tables
    found = [[cell.text for cell in table.cells if cell.row == r] for r in range(table.n_rows)]
    assert found == [HEADER, *ROWS[:2], band[:1], *ROWS[2:6]]
