"""Budgets beside tables of indicators are no tables that were passed over; counts of what there was are no targets."""

import pytest

from extract.settings import Settings
from extract.text.reader import read_text
from normalize.headers import heading
from normalize.headers.heading import Headed
from normalize.normalise import normalise
from normalize.sorts.retold import names_known
from normalize.sorts.weight import PERHAPS

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


@pytest.mark.parametrize(("named", "told"), [("Persentase jembatan mantap", True), ("Persentase trotoar", False)])
def test_budgets_of_indicators_that_another_table_gives_hold_none(named: str, told: bool) -> None:
    lines = ("1\tPersentase jalan mantap\tRp. 0,-\t0\t-", f"2\t{named}\tRp. 2.660.203.841,-\t100\t4 Kegiatan")
    (found,) = headings(f"No\tIndikator\tAnggaran\tPersentase\tKet\n{chr(10).join(lines)}\n")
    known = {"persentasejalanmantap", "persentasejembatanmantap"}
    assert names_known(found, known) is told


def headings(text: str) -> list[Headed]:
    tables = read_text("", text.encode(), Settings()).tables
    return list(heading.name(heading.find(tables), None, tables))


@pytest.mark.parametrize(
    ("title", "head", "years", "kept"),
    [
        ("Sarana Kesehatan Kota", "Uraian", "{}", False),
        ("Kinerja Layanan Kesehatan Kota", "Uraian", "{}", True),
        ("Sarana Kesehatan Kota", "Indikator", "{}", True),
        ("Sarana Kesehatan Kota", "Uraian", "Target {}", True),
    ],
)
def test_what_is_only_counted_by_year_is_no_target(title: str, head: str, years: str, kept: bool) -> None:
    header = "\t".join(("No", head, "Satuan", *(years.format(year) for year in (2021, 2022, 2023))))
    rows = [
        f"{n}\tJumlah {name}\tUnit\t{n}2\t{n}3\t{n}5" for n, name in enumerate(("puskesmas", "posyandu", "klinik"), 1)
    ]
    text = "\n".join((title, "", header, *rows, ""))
    found = normalise(read_text("", text.encode(), Settings()), "x")
    assert (len(found.tables), [one.weight for one in found.refused]) == ((1, []) if kept else (0, [PERHAPS]))
