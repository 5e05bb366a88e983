"""Header words one by one: spelling, cutting, glueing, and what is no header."""

import pytest
from tables_as_text import table_of

from extract.document import Box, Cell, Line, Table
from normalize.headers import assignment
from normalize.headers import rows as header_rows
from normalize.headers.read import read_header
from normalize.headers.words import known, meanings, spelt
from normalize.rows.sheet import Sheet
from normalize.sense import VocabularySense

SPELLINGS = {
    "TARGE T": "target",
    "Penanggu ng Jawab": "penanggung_jawab",
    "SasaranStrategis": "sasaran",
    "Depenisi Oprasional": "definisi_operasional",
    "DIFINISI OPERASIONAL": "definisi_operasional",
    "INDAKATOR": "indikator",
    "Idikator": "indikator",
    "N0": "no",
    "Satua n": "satuan",
    "SUMB ER DATA": "sumber_data",
    "Sumbr Data": "sumber_data",
    "Sumber Dana": "lain",
    "Progam dan Kegiatan": "nama",
    "Sasaran Program dan Kegiatan": "sasaran",
    "Idikator Program dan Kegiatan": "indikator",
    "Sub Kegitan": "sub_kegiatan",
    "Formulsi": "formulasi",
    "PENJELASAN / FORMULASI": "formulasi",
    "Penjelasan": "definisi_operasional",
    "Tujuan/Sasaran": "nama",
    "Program, Kegiatan, Sub Kegiatan dan Aktivitas": "nama",
    "Indikator Tujuan/Sasaran/Program/Kegiatan": "indikator",
    "Indikator Kinerja Program (outcome) / Kegiatan (output)": "indikator",
    "Target 2024 (n)": "target",
    "Kondisi Kinerja pada Akhir Periode RPJMD": "kondisi_akhir",
}


@pytest.mark.parametrize(("printed", "name"), SPELLINGS.items())
def test_meaning(printed: str, name: str) -> None:
    """The best name of a printed header."""
    assert meanings(printed)[0][0] == name


@pytest.mark.parametrize("text", ["Kepala Dinas", "Meningkatnya Hasil", "Bidang Perindustrian", "80%", "", "Ko", "Nod"])
def test_no_header(text: str) -> None:
    """Cells of the body are no header words."""
    assert known(text) == 0.0


def test_sense_scores_rows() -> None:
    """Header rows near 1, body rows near 0, bare years count, an empty row is none."""
    sense = VocabularySense()
    assert sense.header_score(["No", "Sasran", "Target Kinerja", "Sumber Data"]) > 0.9
    assert sense.header_score(["", "2022", "2023", "2024"]) == 1.0
    assert sense.header_score(["1", "Meningkatnya mutu layanan", "5%", "Bidang Mutu"]) == 0.0
    assert sense.header_score(["", " ", ""]) == 0.0


def test_assignment_takes_the_best_total() -> None:
    """Not column by column: the left column gives up its name where the whole gains by it."""
    assert assignment.best([[("a", 0.9), ("b", 0.85)], [("a", 0.9)]], 0.5) == ["b", "a"]


def test_assignment_never_gives_a_name_twice() -> None:
    """The column that has to go without is the one that fits worse; at a tie the right one."""
    assert assignment.best([[("a", 0.7)], [("a", 0.9)]], 0.5) == [None, "a"]
    assert assignment.best([[("a", 0.9)], [("a", 0.9)]], 0.5) == ["a", None]


def test_assignment_leaves_a_weak_name() -> None:
    """A name worth less than being unknown is not given."""
    assert assignment.best([[("a", 0.4)]], 0.5) == [None]


@pytest.mark.parametrize(
    ("printed", "well"),
    [("Target Kinerja 2022", True), ("TARGET", True), ("2022", True), ("TARGE T", False), ("TargetKinerja", False)],
)
def test_spelt(printed: str, well: bool) -> None:
    """Cut and glued words are not spelt as listed; case and years do not matter."""
    assert spelt(printed) is well


def test_a_correction_for_each_header_that_changed() -> None:
    """Cut, glued and misspelt headers are logged with what they became; those printed as named are not."""
    table = table_of(
        ["No. | SUMBER DATA | Satua n | Penanggungjawab | Idikator | TARGE T 2024 | Target 2025 | Warna"], [], 1
    )
    grid = Sheet(table)
    header = read_header(grid, header_rows.find(table, grid))
    assert [(c.raw, c.clean, c.rule) for c in header.corrections] == [
        ("Satua n", "satuan", "judul_kolom"),
        ("Penanggungjawab", "penanggung_jawab", "judul_kolom"),
        ("Idikator", "indikator", "judul_kolom"),
        ("TARGE T 2024", "target_2024", "judul_kolom"),
    ]


@pytest.mark.parametrize(
    ("headers", "names", "first"),
    [
        ("No | Uraian | Tolok Ukur Kinerja | Satuan", "no nama indikator satuan", "Program Penempatan Tenaga Kerja"),
        ("No | Uraian | Tolok Ukur Kinerja | Satuan", "no lain_uraian indikator satuan", "Dihitung dari laporan"),
        ("No | Uraian | Satuan | Target 2024", "no indikator satuan target", "Program Penempatan Tenaga Kerja"),
    ],
)
def test_uraian_holds_names_where_another_column_holds_the_indicators(headers: str, names: str, first: str) -> None:
    table = table_of([headers, f"1 | {first} | Persentase | Orang", "2 | Bursa kerja | Jumlah | Orang"], [], 1)
    grid = Sheet(table)
    columns = read_header(grid, header_rows.find(table, grid)).columns
    assert [column.name for column in columns] == names.split()


@pytest.mark.parametrize(
    ("headers", "is_header"),
    [
        ("No | Indikator | Satuan | Cuaca | Ruas | Hari | Taman | Danau", True),
        ("No | Indikator | Cuaca | Ruas | Hari", False),
        ("No | Indikator | Cuaca | Ruas", True),
        ("No | Indikator | Satuan | Cuaca | Ruas | Hari | Taman | Danau | Bukit | Rawa | Pulau", False),
    ],
)
def test_three_known_names_among_others_or_two_that_are_half_begin_a_header(headers: str, is_header: bool) -> None:
    table = table_of([headers, " | ".join(["teks"] * (headers.count("|") + 1))], [], 1)
    assert header_rows.find(table, Sheet(table)).found is is_header


def test_a_row_of_units_in_brackets_is_of_the_header() -> None:
    """It stands under headers of its own width and under wider ones; merged cells reach into it."""
    heads = "No | Program | Anggaran | Realisasi Anggaran | < | Realisasi Fisik"
    table = table_of([heads, "^ | ^ | (Rp) | (Rp) | (%) | (%)", "1 | Jalan | 5.000.000 | 4.000.000 | 80 | 90"], [], 1)
    grid = Sheet(table)
    block = header_rows.find(table, grid)
    assert (block.first, block.end) == (0, 2)
    assert [c.kind for c in read_header(grid, block).columns[2:5]] == [
        "anggaran", "realisasi_anggaran", "capaian_anggaran"
    ]  # fmt: skip


def test_words_of_headers_in_pieces_are_whole_and_told() -> None:
    def cell(col: int, *lines: str) -> Cell:
        printed = tuple(Line(text, Box(60 * col, 12 * k, 60 * col + 9, 12 * k + 9)) for k, text in enumerate(lines))
        return Cell(0, col, lines=printed, box=Box(60 * col, 0, 60 * col + 11, 80))

    cells = (cell(0, "No"), cell(1, "Sas", "ara", "n"), cell(2, "Ta", "rg", "et", "Fe", "br", "ua", "ri"))
    table = Table(1, 3, cells, "ruled")
    grid = Sheet(table)
    header = read_header(grid, header_rows.find(table, grid))
    assert [column.raw for column in header.columns] == ["No", "Sas ara n", "Ta rg et Fe br ua ri"]
    assert [column.name for column in header.columns[:2]] == ["no", "sasaran"] and header.columns[2].period == "B02"
    assert [(one.raw, one.rule) for one in header.corrections] == [
        ("Sas ara n", "judul_kolom"),
        ("Ta rg et Fe br ua ri", "judul_kolom"),
    ]


@pytest.mark.parametrize(
    ("headers", "names"),
    [
        ("Sasaran | Indikator | < | < | <", "sasaran indikator target satuan"),
        ("Sasaran | Indikator | < | < | Target 2024", "sasaran indikator lain_indikator target"),
    ],
)
def test_figures_and_units_under_the_header_of_the_names_are_columns(headers: str, names: str) -> None:
    """The figures are the targets unless another column has them."""
    last = ("Koperasi", "UMKM") if headers.endswith("<") else ("80", "90")
    rows = [
        f"Usaha tumbuh | - | Koperasi aktif | 16.478 | {last[0]}",
        f"Usaha kuat | - | Usaha berizin | 267 | {last[1]}",
    ]
    table = table_of([headers, *rows], [], 1)
    grid = Sheet(table)
    assert [column.name for column in read_header(grid, header_rows.find(table, grid)).columns] == names.split()
