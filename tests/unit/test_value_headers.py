"""What the levels of a header say together: the kind of value, its year and its part of the year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.headers import assignment
from normalize.headers.chain import Chain
from normalize.headers.reading import Context, Reading, read

PLAN = Context(2024, (2023, 2027))


def _read(levels: str, context: Context = PLAN) -> Reading:
    return read(Chain((0,), tuple(levels.split(" | "))), context)


@pytest.mark.parametrize(
    ("levels", "kind", "year", "period", "cumulative"),
    [
        ("Target", "target", None, "", False),
        ("% Capaian", "capaian", None, "", False),
        ("Capaian (%)", "capaian", None, "", False),
        ("Tingkat Kemajuan", "capaian", None, "", False),
        ("Kinerja | Target", "target", None, "", False),
        ("Kinerja | %", "capaian", None, "", False),
        ("Anggaran | Target", "anggaran", None, "", False),
        ("Target dan Pagu Indikatif Tahun | 2026 | Target", "target", "2026", "", False),
        ("Target dan Pagu Indikatif Tahun | 2026 | Pagu (Rp)", "anggaran", "2026", "", False),
        ("Target Kinerja dan Pagu Indikatif | 2026 | K", "target", "2026", "", False),
        ("Target Anggaran | 2026", "anggaran", "2026", "", False),
        ("Anggaran | Realisasi", "realisasi_anggaran", None, "", False),
        ("Anggaran | Capaian %", "capaian_anggaran", None, "", False),
        ("% Realisasi Anggaran", "capaian_anggaran", None, "", False),
        ("Persentase Serapan Anggaran", "capaian_anggaran", None, "", False),
        ("Realisasi Keuangan", "realisasi_anggaran", None, "", False),
        ("Realisasi Fisik", "realisasi", None, "", False),
        ("Pagu Indikatif (Rp)", "anggaran", None, "", False),
        ("Triwulan II | K", "realisasi", None, "TW2", False),
        ("Triwulan II | Rp", "realisasi_anggaran", None, "TW2", False),
        ("TW III | Fisik", "realisasi", None, "TW3", False),
        ("TW III | Keuangan", "realisasi_anggaran", None, "TW3", False),
        ("Target | Triwulan I | Rp", "anggaran", None, "TW1", False),
        ("Realisasi Kinerja pada Triwulan I - IV Tahun 2023 | IV | K", "realisasi", "2023", "TW4", False),
        ("Realisasi s.d. Triwulan III", "realisasi", None, "TW3", True),
        ("Realisasi Semester I", "realisasi", None, "S1", False),
        ("Target Bulan Maret", "target", None, "B03", False),
        ("Realisasi | Januari - Juni", "realisasi", None, "S1", False),
        ("Target | TH IV", "target", "2026", "", False),
        ("Target Kinerja pada Tahun Ke- | 2", "target", "2024", "", False),
        ("Tahun 1", "target", "2023", "", False),
        ("Kondisi Awal (2022)", "kondisi_awal", "2022", "", False),
        ("Target Akhir Renstra", "kondisi_akhir", None, "", False),
        ("Realisasi Tahun Lalu", "realisasi", "2023", "", False),
        ("2025", "target", "2025", "", False),
        ("Tahun 2024 | Realisasi s.d. Desember", "realisasi", "2024", "", False),
        ("Realisasi s.d. Tahun 2016 (2014+2015+2016)", "realisasi", "2016", "", True),
        ("Realisasi Capaian | s/d 2015", "realisasi", "2015", "", True),
        ("Target Renstra sampai dengan tahun 2018", "target", "2018", "", True),
        ("Target Renstra 2014 s.d. 2018 | 2016", "target", "2016", "", False),
        ("Target Tahun 2014 s.d. 2018", "target", "2018", "", False),
        ("Realisasi Tahun 2016 terhadap Target Akhir Renstra", "capaian", "2016", "", False),
        ("Capaian Kinerja", "capaian", None, "", False),
        ("Realisasi s.d. Desember 2024 | Triwulan I", "realisasi", "2024", "TW1", False),
        ("Realisasi Target dan Anggaran 2024 | K", "realisasi", "2024", "", False),
        ("Realisasi Target dan Anggaran 2024 | Rp", "realisasi_anggaran", "2024", "", False),
        ("Rencana Tahun 2024 | Fisik", "target", "2024", "", False),
        ("Rencana Tahun 2024 | Keuangan", "anggaran", "2024", "", False),
    ],
)
def test_value(levels: str, kind: str, year: str | None, period: str, *, cumulative: bool) -> None:
    found = _read(levels)
    assert (found.kind, found.year, found.period, found.cumulative) == (kind, year, period, cumulative)


@pytest.mark.parametrize(
    ("levels", "name"),
    [
        ("Target Nasional", "lain"),
        ("Realisasi | Provinsi", "lain"),
        ("Realisasi 2016 Thdp Tahun 2015 (3/4)*100", "lain"),
        ("Kriteria", "lain_kriteria"),
        ("Tingkat Efisiensi", "lain_efisiensi"),
        ("Target Kinerja | Indikator", "indikator"),
        ("PROGRAM | KEPALA BIDANG | URAIAN", "program"),
        ("Sasaran/ Program", "nama"),
        ("Nama IKU", "indikator"),
    ],
)
def test_text(levels: str, name: str) -> None:
    """Columns that hold no value of the office."""
    found = _read(levels)
    assert found.kind is None
    assert found.candidates[0][0] == name


def test_counted_years_need_a_plan() -> None:
    """Without first and last year "Tahun ke-1" has no year, and never that of the title."""
    found = _read("Target | Tahun ke-1", Context(2024))
    assert found.kind is None
    assert found.counted


OPTIONS = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.floats(0, 1), max_size=4).map(lambda d: tuple(d.items())), max_size=5
)


@given(OPTIONS)
def test_the_assignment_is_the_best_there_is(candidates: list[tuple[tuple[str, float], ...]]) -> None:
    """Against every possible one; small tables only."""

    def total(rest: list[tuple[tuple[str, float], ...]], used: frozenset[str]) -> float:
        if not rest:
            return 0.0
        named = (score + total(rest[1:], used | {name}) for name, score in rest[0] if name not in used)
        return max([0.5 + total(rest[1:], used), *named])

    found = assignment.best(candidates, 0.5)
    names = [name for name in found if name]
    reached = sum(dict(o)[name] if name else 0.5 for o, name in zip(candidates, found, strict=True))
    assert len(names) == len(set(names))
    assert reached == pytest.approx(total(candidates, frozenset()), abs=1e-5)


def test_a_wide_header_is_assigned_at_once() -> None:
    """1,200 columns with five candidates each."""
    found = assignment.best([[(str((i + j) % 25), 0.6 + 0.01 * j) for j in range(5)] for i in range(1200)], 0.5)
    assert sum(name is not None for name in found) == 25
