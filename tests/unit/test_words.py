"""Words that a column cut: every case of `tests/cases/words`, and what holds for any text."""

import csv
import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Box, Line
from normalize.words.join import join, join_text, tidy
from normalize.words.lists import rows

CASES = Path(__file__).parents[1] / "cases" / "words"
CHARACTER = 5.0
"""Points a character of the drawn cells."""
PADDING = 4.0


def _rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _drawn(texts: list[str], width: int, page: int = 1) -> tuple[list[Line], Box]:
    """Left-aligned lines in a cell that takes `width` characters."""
    box = Box(100, 100, 100 + 2 * PADDING + width * CHARACTER, 200)
    x0 = box.x0 + PADDING
    return [
        Line(text, Box(x0, 100 + 12 * k, x0 + CHARACTER * len(text), 110 + 12 * k), page)
        for k, text in enumerate(texts)
    ], box


@pytest.mark.parametrize("case", _rows("teks.csv"), ids=lambda c: c["mentah"])
def test_text(case: dict[str, str]) -> None:
    assert join_text(case["mentah"].replace("|", "\n")).text == case["bersih"]


@pytest.mark.parametrize("case", _rows("kolom.csv"), ids=lambda c: c["mentah"])
def test_column(case: dict[str, str]) -> None:
    lines, box = _drawn(case["mentah"].split("|"), int(case["lebar"]))
    assert join(lines, box).text == case["bersih"]


def test_a_column_of_single_letters_takes_as_long_as_its_text_deserves() -> None:
    lines, box = _drawn(["a"] * 5_000, 1)
    started = process_time()
    join(lines, box)
    assert process_time() - started < 5


def test_an_empty_cell() -> None:
    assert join([]).text == join([Line("")]).text == join_text("").text == ""


def test_a_change_for_each_word_made_whole() -> None:
    lines, box = _drawn(["Perdaganga", "n Kab.B/S"], 10)
    (change,) = join(lines, box).changes
    assert (change.rule, change.raw, change.clean) == ("kata_terpotong", "Perdaganga n", "Perdagangan")
    assert join_text("Bahan Bacaan").changes == ()


def test_a_stroke_behind_a_letter_goes_on() -> None:
    assert join([Line("Jumlah warga L/"), Line("P")]).text == "Jumlah warga L/P"
    assert join([Line("/"), Line("Jumlah")]).text == "/ Jumlah"


@pytest.mark.parametrize("printed", ["Jumlah  pasar", "Jumlah\u00a0pasar", "Jumlah\u200b pasar", "<b>Jumlah</b> pasar"])
def test_spaces_to_spare_and_what_cannot_be_seen_are_logged(printed: str) -> None:
    found = join([Line(printed)])
    assert found.text == "Jumlah pasar" and [(one.rule, one.raw) for one in found.changes] == [("spasi", printed)]


def test_a_word_that_a_page_cut_says_so() -> None:
    above, box = _drawn(["Kabupaten/ko"], 12)
    below, _ = _drawn(["ta"], 12, page=2)
    (change,) = join([*above, *below], box).changes
    assert change.rule == "sambung_halaman"


def test_lines_of_two_pages_say_so_once() -> None:
    above, box = _drawn(["Penyusunan dan Evaluasi"], 40)
    below, _ = _drawn(["Rencana Kerja"], 40, page=2)
    (change,) = join([*above, *below], box).changes
    assert (change.rule, change.raw) == ("sambung_halaman", "Penyusunan dan Evaluasi\nRencana Kerja")


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Daerah Kabupater/Kota", "Daerah Kabupaten/Kota"),
        ("Teriaksananya", "Terlaksananya"),
        ("Persetujuan/lzin", "Persetujuan/Izin"),
        ("PENlNGKATAN PELAYANAN", "PENINGKATAN PELAYANAN"),
        ("Menlngkatnya kualltas", "Meningkatnya kualitas"),
        ("Ekonomi Krealit", "Ekonomi Kreatif"),
        ("Destinasi Pariwisata vang", "Destinasi Pariwisata yang"),
        ("Peraluran Daerah", "Peraturan Daerah"),
        ("Jum!ah 8adan Usaha", "Jumlah Badan Usaha"),
        ("Pelatihan Teknis. dan Pendampingan", "Pelatihan Teknis, dan Pendampingan"),
        ("pada Kab. dan Kota", "pada Kab. dan Kota"),
        ("Penyusuna Rencana", "Penyusuna Rencana"),
        ("SasaranPelayanan", "Sasaran Pelayanan"),
        ("keanekaragaman hayatitingkat", "keanekaragaman hayati tingkat"),
        ("Oprasional", "Oprasional"),
        ("Kelautandan Perikanan", "Kelautandan Perikanan"),
    ],
)
def test_only_words_read_from_a_picture_are_reread(read: str, printed: str) -> None:
    assert join([Line(read, confidence=0.97)]).text == printed
    assert join([Line(read)]).text == read


def test_lost_letters_are_put_in_and_short_words_put_right_only_where_letters_are_in_doubt() -> None:
    cut = [Line("Usaha Pengolahan", confidence=0.9), Line("dala", confidence=0.99)]
    assert join(cut).text == "Usaha Pengolahan dala"
    assert join([Line("Bidang Dala", confidence=0.9)]).text == "Bidang Data"
    assert join([Line("Destinasi Parwisata", confidence=0.9)]).text == "Destinasi Pariwisata"
    assert join([Line("Destinasi Parwisata", confidence=0.99)]).text == "Destinasi Parwisata"


def _names() -> list[str]:
    """Every name of both editions of the nomenclature."""
    return sorted({" ".join(row["nama"].split()) for year in (2023, 2027) for row in rows(f"nomenklatur-{year}")})


def test_names_of_the_nomenclature_are_left_alone() -> None:
    """All but the few that the decree itself prints cut ("Pengadaan/Pemeliharaan/Rehab ilitasi")."""
    changed = [name for name in _names() if join_text(name).text != name]
    assert len(changed) <= 7, changed


@pytest.mark.parametrize(("kept", "least"), [(-1, 0.995), (-2, 0.995), (-3, 0.985), (-4, 0.985)])
def test_names_with_a_cut_word_come_back(kept: int, least: float) -> None:
    """The longest word of each name, cut so many letters before its end."""
    whole = {name: max(re.findall(r"[^\W\d_]+", name), key=len) for name in _names()}
    cut = {name: name.replace(word, f"{word[:kept]} {word[kept:]}", 1) for name, word in whole.items() if len(word) > 6}
    back = [name for name, text in cut.items() if join_text(text).text == name]
    assert len(back) >= least * len(cut)


def test_invisible_characters_and_markup_go() -> None:
    assert tidy("Pem\u00adbinaan\u200b <b>UMKM</b>\u00a0 aktif") == "Pembinaan UMKM aktif"
    assert tidy("a < b, c > d") == "a < b, c > d"


WORDS = """Pengendalia n an temu Perdagangan i di ke dan yang Kab.B/ S Pe nyuluhan perundang- undangan PERENCANA AN
data a. Kabupaten/ko ta UMKM tahun n-1 x 100% (1) <u> é ber pem bangunan"""
PIECES = st.sampled_from([*WORDS.split(), "\u00ad"])
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=9).map(" ".join), st.lists(PIECES, max_size=9).map("\n".join)
)


@given(TEXTS)
def test_joining_is_idempotent(text: str) -> None:
    once = join_text(text)
    again = join_text(once.text)
    assert (again.text, again.changes) == (once.text, ())


@given(st.lists(PIECES, min_size=1, max_size=9), st.integers(4, 30))
def test_joining_drawn_lines_loses_nothing(texts: list[str], width: int) -> None:
    lines, box = _drawn(texts, width)
    kept = join(lines, box).text
    assert join(lines, box).text == kept
    assert set("".join(kept.split())) <= set("".join(texts))
