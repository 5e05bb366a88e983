"""The word `lengkap`: tables passed over and figures that no row holds make a document `sebagian`."""

from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.platypus import PageBreak, SimpleDocTemplate
from reportlab.platypus import Table as RLTable

from extract.document import Aside, Box, Cell, Document, Dropped, Line, Page, Table
from extract.letters import letters
from extract.reader import read
from extract.settings import Settings
from extract.text.reader import read_text
from iku.document.accounting import account
from iku.document.figures import unheld, unjoined
from normalize.headers.sisters import goes_on, resumes
from normalize.normalise import normalise
from normalize.sense import VocabularySense
from normalize.sorts.weight import PERHAPS

ROWS = "No\tIndikator\tTarget 2024\n1\tPersentase jalan\t75 %\n2\tJumlah laporan\t12\n"
LABELS = (
    "Meningkatnya mutu\tPROGRAM PASAR\t1.\tPembinaan Pasar\nyang baik\tIndikator :\t\tSub Kegiatan :\n"
    "Indikator : Indeks mutu\tIndikator : Persentase pasar\t\tIndikator : Jumlah pasar dibina\n"
)
UNSURE = "Uraian\tSatuan\tTarget 2024\nJumlah pasar\tUnit\t5\nIndustri kecil\tUnit\t7\nKoperasi\tUnit\t3\n"


def document(*parts: str) -> Document:
    """A document of table texts, parted by titles."""
    return read_text("", "\nTabel\n\n".join(parts).encode(), Settings())


def test_a_whole_document_has_no_problem() -> None:
    """Every figure of the table stands in its rows."""
    doc = normalise(document(ROWS), "x")
    assert not list(account(doc, ()))


def test_what_no_row_holds_is_missed() -> None:
    """A row taken away leaves its letters and figures behind."""
    doc = normalise(document(ROWS), "x")
    table = doc.tables[0]
    assert table.source is not None
    assert unheld(table.source, [replace(table, indicators=table.indicators[:1])]) == letters(
        ["2", "Jumlah laporan", "12"]
    )


def test_a_table_that_may_hold_indicators_is_named() -> None:
    """Between the weights: set aside, and said so."""
    doc = normalise(document(ROWS, UNSURE), "x")
    assert [0.2 <= one.weight < 0.5 for one in doc.refused] == [True]
    assert ["dilewati" in problem.text for problem in account(doc, ())] == [True]


PROMISED = "No\tMISI 1 Kota\tINDIKATOR Jumlah pasar\tSatuan\tTARGET 2024\n1\tKota\tLayanan\tUnit\t5\n"
GARBLED = "\n".join(["P r o g r a m\tJ u m l a h\tk o t a\t1 2"] * 4) + "\n"
CALENDAR = "\n".join(["Rapat\tv\tx\tv\tv"] * 20) + "\n"
COUNTED = "No\tIndikator\tTahun ke-1\tTahun ke-2\n" + "".join(f"{n}\tPersentase pasar {n}\t7\t8\n" for n in range(1, 5))


def test_what_names_an_indicator_and_a_target_with_figures_may_hold_some() -> None:
    """Though the header's cells hold the first row as well, and one row proves little."""
    doc = normalise(document(ROWS, PROMISED), "x")
    assert [one.weight >= PERHAPS for one in doc.refused] in ([], [True])


@pytest.mark.parametrize(("value", "told"), [("100%", True), ("1.225.593.700", False), ("", False)])
def test_work_with_its_target_and_what_was_reached_may_be_indicators(value: str, told: bool) -> None:
    rows = "\n".join(f"{n}\tPembahasan hal ke {n}\t{value}\t{value}" for n in range(1, 5))
    doc = normalise(document(f"No\tNama Kegiatan\tTarget Kinerja\tRealisasi Kinerja\n{rows}\n"), "x")
    assert [one.weight >= PERHAPS for one in doc.refused] == [told]


@pytest.mark.parametrize(("rows", "told"), [(6, True), (3, False)])
def test_a_list_of_work_and_its_indicators_without_values_is_told(rows: int, told: bool) -> None:
    lines = "\n".join(f"1.{n}\tPembahasan hal ke {n}\tInput dana Output hal {n} dibahas" for n in range(1, rows + 1))
    doc = normalise(document(f"No\tSKPD/Program/Kegiatan\tIndikator/Tolak Ukur\n{lines}\n"), "x")
    assert [one.weight >= PERHAPS for one in doc.refused] == [told]


@pytest.mark.parametrize(("behind", "told"), [("({n}6,34%)", True), ("({n} Unit Rumah)", True), ("(Kota)", False)])
def test_boxes_of_a_cascade_with_their_targets_in_brackets_may_be_indicators(behind: str, told: bool) -> None:
    boxes = "\t".join(f"Jumlah rumah ke {n} {behind.format(n=n)}" for n in range(1, 4))
    doc = normalise(document(ROWS, f"Program Air\tProgram Limbah\tProgram Kawasan\n{boxes}\n"), "x")
    assert [one.weight >= PERHAPS for one in doc.refused] == [told]


@pytest.mark.parametrize(("said", "told"), [("Persentase toko ke {n}", 1), ("Bidang ke {n}", 0)])
def test_indicators_in_a_column_without_a_name_are_told(said: str, told: int) -> None:
    rows = "".join(f"{n}\tPersentase pasar ke {n}\t{said.format(n=n)}\t7\n" for n in range(1, 5))
    doc = normalise(document(f"No\tIndikator\t\tTarget 2024\n{rows}"), "x")
    assert sum("tanpa judul memuat indikator" in problem.text for problem in account(doc, ())) == told


def test_print_that_makes_no_words_may_hold_anything() -> None:
    """A picture too coarse to be read; the marks of a calendar are no such print."""
    doc = normalise(document(ROWS, GARBLED, CALENDAR), "x")
    told = [(one.table.cells[0].text, one.weight >= PERHAPS) for one in doc.refused]
    assert told == [("P r o g r a m", True), ("Rapat", False)]


def test_figures_of_counted_years_that_nothing_dates_are_told() -> None:
    """No plan is named: they are nobody's values."""
    assert ["2 kolom angka" in one.text for one in account(normalise(document(COUNTED), "x"), ())] == [True]


def test_cells_that_announce_indicators_are_no_header_and_no_rows() -> None:
    """A chart in columns: what it says of indicators stands inside its cells."""
    doc = normalise(document(LABELS), "x")
    assert not doc.tables
    assert ["dilewati" in problem.text for problem in account(doc, ())][1:] == [True]
    without = normalise(document(LABELS.replace("Indikator : ", "")), "x")
    assert not [one for one in without.refused if one.weight >= PERHAPS]


CARD = "Satuan\t:\tIndeks\nUnit Pelaksana\t:\tBadan Bahasa\nSumber Data\t:\tLaporan kegiatan\nPolarisasi\t:\tMaksimal\n"


@pytest.mark.parametrize(("label", "told"), [("Sumber Data", 1), ("Alamat", 0)])
def test_what_is_told_of_one_indicator_row_by_row_is_named(label: str, told: int) -> None:
    """The foot of a card, whose indicator stands on the page before; the head of a letter is none."""
    doc = normalise(document(ROWS, CARD.replace("Sumber Data", label)), "x")
    assert sum("dilewati" in problem.text for problem in account(doc, ())) == told


@pytest.mark.parametrize(("header", "told"), [("Indikator Target", 1), ("Indikator Sasaran", 0), ("Target IKK", 0)])
def test_two_headers_in_one_cell_are_told(header: str, told: int) -> None:
    """A rule that was not found makes two columns one, and the values go into the names."""
    rows = f"No\tIndikator\tTarget 2024\t{header}\n1\tPersentase jalan\t75 %\tJalan baik 80\n"
    problems = list(account(normalise(document(rows), "x"), ()))
    assert sum("dua kolom" in problem.text for problem in problems) == told


@pytest.mark.parametrize(("score", "told"), [(0.9, 1), (0.3, 0)])
def test_a_region_set_aside_on_its_page_is_weighed(score: float, told: int) -> None:
    """What an engine read well and what says what indicators do may hold them."""
    read = document(ROWS)
    region: Table = replace(read.tables[0], score=score)
    page = Page(1, 100.0, 100.0, aside=(Aside("bagan", region),))
    assert len(normalise(replace(read, pages=(page,)), "x").refused) == told


@pytest.mark.parametrize(
    ("cell", "missed"),
    [
        ("1. Jalan", "Jalan"),
        ("2) Jalan", "Jalan"),
        ("Indikator : Jalan", "Jalan"),
        ("1. 75", "175"),
        ("b. Jalan", "Jalan"),
    ],
)
def test_the_mark_of_an_item_is_no_figure(cell: str, missed: str) -> None:
    table = Table(1, 1, (Cell(0, 0, lines=(Line(cell),)),), "x")
    assert unheld(table, []) == letters([missed])


@pytest.mark.parametrize(("header", "told"), [("Sosoran 2024", 1), ("Target 2024", 0), ("Jumlah Pegawai", 0)])
def test_figures_of_a_year_under_an_unknown_header_are_told_where_a_table_has_no_others(header: str, told: int) -> None:
    names = ("jalan mantap", "sekolah layak", "jembatan baik")
    rows = [f"{n}\tPersentase {name}\tPersen\t{40 + 3 * n} %" for n, name in enumerate(names, 1)]
    doc = normalise(document(f"No\tIndikator Kinerja\tSatuan\t{header}\n" + "\n".join(rows) + "\n"), "x")
    assert len([one for one in account(doc, ()) if "tidak berjudul" in one.text]) == told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("41 %", "45 %", "52 %"), 1),
        (("41 WP", "% 45", "1.225.593.7 00"), 1),
        (("1", "1", "2"), 0),
        (("baik", "cukup", "41 %"), 0),
        (("2 kegiatan yang diadakan bersama", "41", "3 lagi"), 0),
    ],
)
def test_figures_under_no_header_are_told(values: tuple[str, ...], told: int) -> None:
    """Nobody knows whose values they are; numbers that count rows are none."""
    names = ("Persentase jalan mantap", "Persentase sekolah layak", "Jumlah laporan kinerja")
    goals = ("Meningkatnya jalan", "Meningkatnya sekolah", "Meningkatnya akuntabilitas")
    rows = [
        f"{n}\t{goal}\t{name}\tPersen\t{value}\t-"
        for n, goal, name, value in zip("123", goals, names, values, strict=True)
    ]
    doc = normalise(document("No\tSasaran\tIndikator\tSatuan\t\t\n" + "\n".join(rows) + "\n"), "x")
    assert len(doc.tables[0].indicators) == 3
    assert len([one for one in account(doc, ()) if "tidak berjudul" in one.text]) == told


def test_figures_of_few_rows_under_no_header_are_told_together() -> None:
    """Also beside a column that holds a unit with its figure."""
    rows = (("Persentase jalan mantap", "Persen 3", "244.400.000"), ("Jumlah pasar layak", "Unit 19", "667.100.000"))
    lines = [
        f"{n}\t{name}\t{first}\t{paid}\t15\t{paid}\t15\t{paid}"
        for n, (name, first, paid) in zip("12", rows, strict=True)
    ]
    doc = normalise(document("No\tIndikator" + "\t" * 6 + "\n" + "\n".join(lines) + "\n"), "x")
    assert len([one for one in account(doc, ()) if "tidak berjudul" in one.text]) == 1


def test_a_column_whose_header_is_not_read_is_told() -> None:
    """Of a scan: what stands under it is nobody's value, and may be units."""
    rows = (
        "1\tMeningkatnya jalan\tPersentase jalan mantap\tPersen\n2\tMeningkatnya sekolah\tPersentase sekolah\tPersen\n"
    )
    doc = normalise(document("No\tSasaran\tIndikator\ta \ufffd a\n" + rows), "x")
    assert any("Judul 1 kolom" in one.text for one in account(doc, ()))


def test_letters_lost_between_pages_and_tables_are_missed() -> None:
    read = document(ROWS)
    page = Page(1, 100.0, 100.0, tables=read.tables)
    assert not unjoined(replace(read, pages=(page,)))
    cells = tuple(cell for cell in read.tables[0].cells if cell.text != "12")
    without = replace(read, pages=(page,), tables=(replace(read.tables[0], cells=cells),))
    assert unjoined(without) == {"1": 1, "2": 1}
    assert any("disambung" in problem.text for problem in account(normalise(without, "x"), ()))


def test_print_that_no_table_holds_is_told_with_its_page() -> None:
    page = Page(3, 100.0, 100.0, loose=(Line("Jumlah pasar"), Line("12")))
    found = list(account(normalise(replace(document(ROWS), pages=(page,)), "x"), ()))
    assert [problem.page for problem in found] == [3]
    assert "Jumlah pasar" in found[0].text


def test_several_indicators_kept_in_one_row_are_no_whole_reading() -> None:
    """Numbered ones of which nothing tells the values apart."""
    cell = Cell(1, 0, lines=(Line("1. Persentase jalan"), Line("2. Jumlah laporan"), Line("3. Jumlah pasar")))
    head = (Cell(0, 0, lines=(Line("Indikator"),)), Cell(0, 1, lines=(Line("Target 2024"),)))
    table = Table(2, 2, (*head, cell, Cell(1, 1, lines=(Line("75 %"), Line("12")))), "x")
    found = list(account(normalise(replace(document(ROWS), tables=(table,)), "x"), ()))
    assert ["beberapa indikator" in problem.text for problem in found] == [True]


@pytest.mark.parametrize(("begins", "told"), [("pasar tertib", 1), ("jumlah pasar tertib", 0), ("Pasar tertib", 0)])
def test_the_rest_of_a_sentence_is_no_row(begins: str, told: int) -> None:
    """Where the other indicators begin as such."""
    doc = normalise(document(ROWS + f"\t{begins}\t4\n"), "x")
    assert sum("lanjutan" in problem.text for problem in account(doc, ())) == told


@pytest.mark.parametrize(("ends", "told"), [("Retribusi persampahan/", 1), ("Persentase gudang dan", 1), ("Lahan", 0)])
def test_what_follows_an_unfinished_name_is_no_row(ends: str, told: int) -> None:
    """Though it has a number."""
    doc = normalise(document(ROWS + f"8\t{ends}\t4\n9\tKebersihan\t5\n"), "x")
    assert sum("lanjutan" in problem.text for problem in account(doc, ())) == told


def placed(edges: list[float], y: float) -> Table:
    """A row of cells that begin at these places."""
    cells = tuple(Cell(0, c, lines=(Line("x"),), box=Box(x, y, x + 50, y + 20), page=1) for c, x in enumerate(edges))
    return Table(1, len(edges), cells, "x", page=1, box=Box(edges[0], y, edges[-1] + 50, y + 20))


@pytest.mark.parametrize(
    ("edges", "y", "told"),
    [
        ([0, 102, 200, 320], 90, True),
        ([0, 102, 200, 320], 10, False),
        ([0, 130, 170, 320], 90, False),
        ([0, 100], 90, False),
    ],
)
def test_a_table_under_another_goes_on_where_most_columns_begin_alike(edges: list[float], y: float, told: bool) -> None:
    assert goes_on(placed(edges, y), placed([0, 100, 200, 300], 50)) is told


@pytest.mark.parametrize(("caption", "told"), [("Tabel 3.7 Penghargaan", False), ("Tabel 3.6 (lanjutan)", True)])
def test_a_table_under_its_own_caption_goes_on_none(caption: str, told: bool) -> None:
    below = replace(placed([0, 100, 200, 300], 90), titles=(Line(caption),))
    assert goes_on(below, placed([0, 100, 200, 300], 50)) is told


def scanned(cells: dict[str, float]) -> Document:
    """The rows as a scanned page gives them, some cells read less surely."""
    read = document("No\tIndikator\tSatuan\tTarget 2024\n1\tJumlah pasar\tLpora\t5\n2\tJumlah laporan\tUnit\t7\n")
    table = read.tables[0]
    box = Box(0.0, 0.0, 10.0, 10.0)
    unsure = [
        replace(
            cell,
            page=1,
            box=box,
            lines=tuple(replace(line, confidence=cells.get(cell.text, 1.0)) for line in cell.lines),
        )
        for cell in table.cells
    ]
    page = Page(1, 100.0, 100.0, kind="scan")
    return replace(read, tables=(replace(table, cells=tuple(unsure), page=1),), pages=(page,))


@pytest.mark.parametrize(("cells", "told"), [({"Lpora": 0.5}, 1), ({"7": 0.5}, 1), ({"Unit": 0.5}, 0), ({}, 0)])
def test_a_scan_of_which_a_value_or_its_unit_is_unread_is_not_whole(cells: dict[str, float], told: int) -> None:
    """A known unit, however doubtful, is one; what is none is given to no value."""
    doc = normalise(scanned(cells), "x")
    assert ["hasil pindai" in problem.text for problem in account(doc, ())] == [True] * told
    units = [target.value.unit for target in doc.tables[0].indicators[0].targets]
    assert units == ([None] if "Lpora" in cells else ["Lpora"])


def test_columns_printed_on_a_page_of_their_own_are_told() -> None:
    heights = [20, *(14 + 10 * (k % 3 == 0) for k in range(8))]
    names = [
        "jalan mantap",
        "sekolah layak",
        "jembatan baik",
        "pasar bersih",
        "air minum",
        "taman kota",
        "pipa",
        "kios",
    ]
    left = [["No", "Indikator Kinerja", "Satuan", "Target 2024"]]
    left += [[str(k), f"Persentase {name}", "%", str(40 + k)] for k, name in enumerate(names, 1)]
    right = [["Target 2025"], *([str(50 + k)] for k in range(8))]

    def told(beside: list[int]) -> list[str]:
        out = BytesIO()
        style = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        parts = [RLTable(rows, rowHeights=own, style=style) for rows, own in ((left, heights), (right, beside))]
        SimpleDocTemplate(out, invariant=1).build([parts[0], PageBreak(), parts[1]])
        doc = normalise(read("x.pdf", out.getvalue(), VocabularySense()), "x")
        return [one.text for one in account(doc, ()) if "lebih lebar dari kertas" in one.text]

    assert len(told(heights)) == 1
    assert told([20, *(16 for _ in names)]) == []


def valued(page: int, x: float, count: int, borders: str = "none", unit: str = "") -> Table:
    """A row with figures in columns 100 points apart."""
    boxes = [Box(x + 100 * c, 50, x + 100 * c + 20, 60) for c in range(count)]
    cells = tuple(Cell(0, c, lines=(Line(f"{c}5{unit}", box, page),), box=box) for c, box in enumerate(boxes))
    return Table(1, count, cells, "aligned", page=page, box=Box(0, 50, 700, 60), borders=borders)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (valued(2, 210, 4), True),  # without its first columns
        (valued(2, 150, 4), False),
        (valued(2, 210, 2), False),
        (valued(3, 210, 4), False),
        (valued(2, 210, 4, "ruled"), False),
        (valued(2, 210, 4, unit=" Unit"), True),
    ],
)
def test_values_under_those_of_the_page_before_resume_its_table(table: Table, told: bool) -> None:
    assert resumes(table, valued(1, 200, 5)) is told


@pytest.mark.parametrize(("names", "told"), [("Jumlah pasar,Persentase kios", 1), ("Jumlah pasar,Kios", 0)])
def test_a_headless_table_on_the_page_after_that_speaks_of_indicators_may_hold_some(names: str, told: int) -> None:
    """Its columns were told apart wrongly, so that nothing stands under what it goes on."""
    rows = [f"No|Indikator|Target 2024|Satuan\n{k}|Persentase jalan {k}|75|%" for k in range(1, 4)]
    head, body = rows[0].split("\n")[0].split("|"), [row.split("\n")[1].split("|") for row in rows]
    rest = [[f"{name} 5 7 9", f"{k}2 Unit", f"{k}5 Unit"] for k, name in enumerate(names.split(","), 1)]
    tables = (_of_rows([head, *body], 1), _of_rows([["yang", "", ""], *rest], 2))
    doc = normalise(Document("x.pdf", "", "pdf", (), tables), "x")
    assert sum(one.weight >= PERHAPS for one in doc.refused) == told


def _of_rows(rows: list[list[str]], page: int) -> Table:
    cells = [
        Cell(
            r,
            c,
            lines=(Line(text, Box(70.0 * page * c, 20.0 * r, 70.0 * page * c + 60, 20.0 * r + 10), page),),
            page=page,
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text
    ]
    return Table(len(rows), len(rows[0]), tuple(cells), "aligned", page=page, borders="none")


@pytest.mark.parametrize(
    ("rests", "told"), [(("yang", "bagi", "dan"), 1), (("yang", "bagi", ""), 0), (("Baik", "Baik", "Buruk"), 0)]
)
def test_pieces_of_texts_under_no_header_are_told(rests: tuple[str, ...], told: int) -> None:
    """The wide blanks of justified lines were taken for the white between two columns."""
    rows = [f"{k}\tPersentase jalan {k}\t{rest}\t75 %" for k, rest in enumerate(rests, 1)]
    text = "\n".join(["No\tIndikator\t\tTarget 2024", *rows])
    problems = list(account(normalise(document(text), "x"), ()))
    assert sum("potongan teks" in problem.text for problem in problems) == told


def test_figures_under_no_header_in_few_rows_are_told_together() -> None:
    rows = ["P1 P2 P3 P4 P5", "203 204 196 199 197", "4.06 4.07 3.92 3.98 3.94"]
    names = ("", "Jumlah nilai masing-masing poin", "Rata-rata pencapaian per poin")
    text = "\n".join("\t".join([name, *row.split()]) for name, row in zip(names, rows, strict=True))
    assert [one.text for one in account(normalise(document(text + "\n"), "x"), ()) if "5 kolom angka" in one.text]


@pytest.mark.parametrize(("page", "told"), [(2, 1), (1, 0)])
def test_a_header_again_over_no_row_is_told(page: int, told: int) -> None:
    rows = [["No", "Indikator", "Target 2024"], ["1", "Persentase jalan", "75"], ["2", "Jumlah pasar", "12"]]
    table = replace(_of_rows(rows, 1), dropped=(Dropped(page, "judul_berulang", "No | Indikator"),))
    aside = (Aside("grafik", _of_rows([["Jumlah kios", "9"]], page)),)
    pages = tuple(Page(n, 600.0, 800.0, aside=aside if n == page else ()) for n in (1, 2))
    doc = normalise(Document("x.pdf", "", "pdf", pages, (table,)), "x")
    assert sum("terulang di halaman ini" in problem.text for problem in account(doc, ())) == told
