"""Tables of indicators are told from others by what they say in all, and a document of others says what it seems."""

import pytest

from benchmarks.invent import others
from extract.text.reader import read_text
from iku.document.pipeline import convert_bytes
from iku.settings import Settings
from normalize.headers import heading
from normalize.normalise import normalise
from normalize.sorts.measures import measures
from normalize.sorts.weight import BIAS, weight
from normalize.words import lists


def converted(text: str, name: str = "berkas"):
    """The result of a document of table text."""
    return convert_bytes(text.encode(), f"{name}.txt", name, f"{name}.txt", Settings())


@pytest.mark.parametrize("seed", range(1000, 1040))
def test_documents_of_other_kinds_give_no_row(seed: int) -> None:
    """Forms, standards, lists, budgets: gagal, and the words of the choice of file rather than of a failure."""
    kind, text = others.document(seed)
    result = converted(text)
    assert (result.status, result.indicators) == ("gagal", 0), kind
    assert result.problems[0].text.startswith("Bukan dokumen IKU: ")


@pytest.mark.parametrize(
    ("text", "seems"),
    [
        ("NO\tKOMPONEN\tURAIAN\n1\tPersyaratan\tKTP\n2\tBiaya/tarif\tGratis", "standar pelayanan"),
        ("DAFTAR HADIR\n\nNO\tNAMA\tTANDA TANGAN\n1\tSiti\t\n2\tBudi\t", "daftar hadir"),
        ("Kode Rekening\tUraian\tHarga Satuan\tJumlah Harga\n5.1.02\tBelanja Pegawai\t10\t20", "anggaran"),
        ("Kecamatan\tLuas\nManna\t12\nKedurang\t14", ""),
    ],
)  # fmt: skip
def test_what_a_document_seems(text: str, seems: str) -> None:
    """By titles, headers and cells; nothing where they tell too little."""
    assert converted(text).doc.seems == seems


def test_indicators_without_usual_words_are_kept() -> None:
    """Neither a title nor "Persentase": header, goals and values together are enough."""
    header = "No\tSasaran\tIndikator\tTarget 2024\n"
    text = header + "1\tMeningkatnya layanan\tWaktu tunggu\t15 menit\n2\tTerwujudnya kota bersih\tKota adipura\t1"
    assert converted(text).indicators == 2


def test_weights_are_those_of_the_measures() -> None:
    """The fitted file names every measure, and no other."""
    table = heading.name(heading.find(read_text("", b"No\tIndikator\n1\tJumlah", Settings().read).tables), None, ())[0]
    names = set(measures(table.found.grid, table.header, ()))
    assert {row["ukuran"] for row in lists.rows("bobot_tabel")} == {*names, BIAS}


def test_the_weight_is_kept() -> None:
    """Of tables taken and of tables set aside."""
    doc = normalise(
        read_text("", b"No\tNama\n1\tSiti\n\nA\n\nNo\tIndikator\tTarget 2024\n1\tJumlah desa\t3", Settings().read), "x"
    )
    assert doc.refused[0].weight < 0.2 < 0.5 < doc.tables[0].weight


@pytest.mark.parametrize("name", [row["ukuran"] for row in lists.rows("bobot_tabel") if row["ukuran"] != BIAS])
def test_every_measure_counts(name: str) -> None:
    """One that moved no weight would be dead."""
    some = {row["ukuran"]: 0.5 for row in lists.rows("bobot_tabel") if row["ukuran"] != BIAS}
    assert weight({**some, name: 1.0}) != weight({**some, name: 0.0})


@pytest.mark.parametrize(
    "header", ["No\tIndikator Kinerja Utama\tSatuan\tTarget 2024", "No\tIndikator\tSatuan\tTarget"]
)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_header_that_says_all_makes_a_table_of_indicators_whatever_they_are_called(header: str, rows: int) -> None:
    lines = ["1\tProduksi padi\tTon\t500", "2\tPanjang jalan mantap\tKm\t12", "3\tTersusunnya peta\tLembar\t3"][:rows]
    text = "\n".join([header, *lines]) + "\n"
    assert convert_bytes(text.encode(), "", "a", "a.txt", Settings()).indicators == rows
