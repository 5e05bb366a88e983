"""The rest of a row on the next page, known by the columns of the page before."""

import pytest

from extract.choice.score import choose
from extract.sense import NoSense
from tests.unit.drawn_text import drawn

BEFORE = """\
No   Sasaran              Indikator              2023   2024
1    Meningkatnya mutu    Persentase layanan     90     95
     layanan              yang selesai
2    Tertibnya arsip      Jumlah arsip           120    130
     daerah               yang tertata
3    Terbinanya arsip     Jumlah arsiparis       12     14
     desa di seluruh      yang dibina dalam
"""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("     kecamatan            satu tahun anggaran\n", "kecamatan | satu tahun anggaran"),
        ("     kecamatan\n", "kecamatan"),
        ("     Kepala Dinas\n", ""),
        ("Pemerintah daerah telah menetapkan sasaran tersebut di atas.\n", ""),
    ],
)
def test_only_what_stands_in_its_columns_goes_on(page: str, expected: str) -> None:
    (before,) = choose(drawn(BEFORE), NoSense()).tables
    found = choose(drawn(page), NoSense(), before=before).tables
    texts = [" | ".join(cell.text for cell in table.cells if cell.lines) for table in found]
    assert " / ".join(texts) == expected
    assert all(table.n_cols == before.n_cols for table in found)


def test_without_the_page_before_it_is_no_table() -> None:
    assert choose(drawn("     kecamatan            satu tahun anggaran\n"), NoSense()).tables == ()
