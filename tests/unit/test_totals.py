"""Words of rows that sum up: totals, averages, and indicators that only begin like them."""

import time

import pytest

from extract.document import Cell, Line
from normalize.rows.totals import says, says_cell


@pytest.mark.parametrize(
    ("text", "sums_up"),
    [
        ("Jumlah", "jumlah"),
        ("JUMLAH TOTAL", "jumlah"),
        ("Total Anggaran (Rp)", "jumlah"),
        ("Sub Total II", "jumlah"),
        ("Rata - rata capaian kinerja sasaran 2", "rata_rata"),
        ("Jumlah rata-rata", "rata_rata"),
        ("Nilai rata-rata", "rata_rata"),
        ("Rata-rata lama sekolah", ""),
        ("CAPAIAN RATA-RATA KINERJA KANTOR UPBU KELAS III SABU", "rata_rata"),
        ("Rata-rata capaian kinerja IKU Sekretariat DPRD tahun 2025 sebelum perubahan", "rata_rata"),
        ("Rata-rata lama rawat RSUD Sabu", ""),
        ("Jumlah Puskesmas Terakreditasi", ""),
        ("Jumlah penduduk", ""),
        ("Capaian kinerja", ""),
        ("", ""),
        ("T O T A L", "jumlah"),
        ("J U M L A H", "jumlah"),
        ("T O TA L", "jumlah"),
        ("A B C", ""),
    ],
)
def test_sums_up(text: str, sums_up: str) -> None:
    """Every word must belong to the summing up."""
    assert says(text) == sums_up


def test_a_count_of_things_is_an_indicator_where_indicators_stand() -> None:
    """ "Jumlah kegiatan" may be both."""
    assert says("Jumlah kegiatan") == "jumlah"
    assert says("Jumlah kegiatan", counted=False) == ""


@pytest.mark.parametrize("parts", [("Ju", "ml", "ah"), ("TO", "TAL"), ("Rata-", "rata"), ("Rata-ra", "ta ca", "paian")])
def test_a_word_cut_by_its_column(parts: tuple[str, ...]) -> None:
    """The lines of a narrow cell, put together."""
    assert says_cell(Cell(0, 0, lines=tuple(map(Line, parts))))


@pytest.mark.parametrize("parts", [("Rata-", "rata la", "ma sekolah"), ("Jumlah ke", "giatan"), ("Capai", "an")])
def test_names_so_cut_sum_nothing_up(parts: tuple[str, ...]) -> None:
    """With a word more, of what is counted, or without a word of sums."""
    assert not says_cell(Cell(0, 0, lines=tuple(map(Line, parts))), counted=False)


def test_long_texts_are_left_at_once() -> None:
    """Linear in the text's length."""
    start = time.process_time()
    assert says("jumlah " * 50_000) == ""
    assert time.process_time() - start < 0.1
