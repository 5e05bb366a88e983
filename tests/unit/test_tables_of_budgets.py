"""Budgets beside tables of indicators are no tables that were passed over."""

import pytest

from extract.settings import Settings
from extract.text import read_text
from normalize.normalise import normalise

PLAN = "No\tIndikator Kinerja\tTarget 2024\n1\tPersentase jalan mantap\t75 %\n2\tPersentase jembatan mantap\t80 %"


def refused(header: str, *lines: str) -> list[float]:
    text = "\n".join((header, *lines, "", "Tabel 2 Target Kinerja", "", PLAN, ""))
    return [one.weight for one in normalise(read_text("", text.encode(), Settings()), "x").refused]


SUMS = [f"Belanja {name}\t{n}.000.000.000\t{n}.100.000.000\t{n}.000.500.000\t{n}.090.000.000"
        for n, name in enumerate(("Pegawai", "Barang", "Modal", "Hibah"), 1)]  # fmt: skip


@pytest.mark.parametrize("first", ["Uraian Belanja", "Uraian"])
def test_sums_under_headers_of_money_alone_are_a_budget(first: str) -> None:
    header = f"{first}\tAnggaran Tahun 2022\tAnggaran Tahun 2023\tRealisasi Anggaran 2022\tRealisasi Anggaran 2023"
    assert refused(header, *SUMS) == [0.0]
