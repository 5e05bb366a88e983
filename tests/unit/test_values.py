"""Value cells: every case of `tests/cases/values`, and what holds for any text."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.settings import Settings
from extract.text.reader import read_text
from normalize.normalise import normalise
from normalize.values.decimals import ELSEWHERE, Decimal, decide, told_elsewhere
from normalize.values.parse import parse

CASES = Path(__file__).parents[1] / "cases" / "values"
UNSURE = Decimal()


def _rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize("case", _rows("bentuk.csv"), ids=lambda c: f"{c['teks']}|{c['kolom_satuan']}|{c['desimal']}")
def test_form(case: dict[str, str]) -> None:
    decimal = Decimal(case["desimal"], "", True) if case["desimal"] else UNSURE
    parsed = parse(case["teks"], decimal, case["kolom_satuan"] or None)
    value = parsed.value
    assert (value.status, value.number, value.low, value.high, value.unit or "", value.grade or "", parsed.text) == (
        case["status"],
        _number(case["nilai"]),
        _number(case["bawah"]),
        _number(case["atas"]),
        case["satuan"],
        case["predikat"],
        case["bersih"],
    )


@pytest.mark.parametrize("case", _rows("desimal.csv"), ids=lambda c: c["sel"])
def test_decimal_mark(case: dict[str, str]) -> None:
    decimal = decide(case["sel"].split(" | "))
    assert (decimal.mark, decimal.sure) == (case["desimal"], case["pasti"] == "ya")
    assert decimal.evidence


@pytest.mark.parametrize(
    ("cells", "marks", "number"),
    [
        (["2.108 Ton", "1.899 Ton"], [","], 2108.0),
        (["2.108 Ton", "1.899 Ton"], ["."], 2.108),
        (["2.108 Ton", "1.899 Ton"], [",", "."], None),
        (["2.108 Ton", "1.89 Ton"], [","], 2.108),  # its own numbers tell it
    ],
)
def test_the_other_tables_of_a_document_tell_the_mark(cells: list[str], marks: list[str], number: float | None) -> None:
    decimal = told_elsewhere(decide(cells), marks)
    assert parse(cells[0], decimal).value.number == number
    assert decimal.sure or len(marks) > 1 or decimal.evidence == ELSEWHERE


def test_a_change_for_each_mended_spelling() -> None:
    changes = parse("20 Dokuen", UNSURE).changes
    assert [(c.rule, c.raw, c.clean) for c in changes] == [("satuan", "Dokuen", "Dokumen")]
    assert 0.8 < changes[0].score < 1
    assert [c.rule for c in parse("baik", UNSURE).changes] == ["predikat"]
    assert [c.rule for c in parse("12 Orang/ Bulan", UNSURE).changes] == ["spasi"]
    assert parse("75 Nilai BB", UNSURE).changes == ()


WORDS = """1 20 1.250 3,15 97,50 Rp % (A) BB Nilai Orang /Bulan Dokuen - – ≥ < s/d 1000 KH Level III ( ) , .
seratus dua belas BB (>70-80) s/d sd • *) 1. Lap org/bln
baik temu an Tidak ada 1OO per : 2024 Desember x0 l0 ‰ é"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u200b"])
TEXTS = st.one_of(
    st.text(max_size=40), st.lists(PIECES, max_size=7).map(" ".join), st.lists(PIECES, max_size=5).map("".join)
)
DECIMALS = st.builds(Decimal, st.sampled_from(",."), st.just(""), st.booleans())


@given(TEXTS, DECIMALS, st.one_of(st.none(), TEXTS))
@example("1,2,3.4.5", UNSURE, "%")
@example("٣ ٤", UNSURE, None)
@example("0*)*", UNSURE, None)
def test_never_raises_and_clean_text_is_stable(text: str, decimal: Decimal, hint: str | None) -> None:
    once = parse(text, decimal, hint)
    again = parse(once.text, decimal, hint)
    assert (again.value, again.text) == (once.value, once.text)
    assert again.changes == ()


@given(st.integers(0, 10**12), st.integers(0, 99), st.sampled_from(",."), st.booleans())
def test_a_formatted_number_comes_back(whole: int, cents: int, mark: str, grouped: bool) -> None:
    other = "." if mark == "," else ","
    digits = f"{whole:,}".replace(",", other) if grouped else str(whole)
    parsed = parse(f"{digits}{mark}{cents:02d}", Decimal(mark, "", True))
    assert parsed.value.number == pytest.approx(whole + cents / 100)


@given(st.integers(1, 10**9), st.sampled_from(",."))
def test_a_grouped_whole_number_comes_back(whole: int, mark: str) -> None:
    other = "." if mark == "," else ","
    parsed = parse(f"{whole:,}".replace(",", other), Decimal(mark, "", True))
    assert parsed.value.number == whole


FORMS = """Nilai A ({}) | Predikat BB ({}) | {} (A) | {} (Nilai A) | Baik ({}) | {} skala 100 | {} (skala 1-100)
{}% (12 dok) | {} % (dua belas) | Rp {} | Rp. {},- | Indeks {} | Nilai: {} | {} Dokumen (50%)"""
EVERY_FORM = st.sampled_from([form.strip() for line in FORMS.splitlines() for form in line.split("|")])


@given(st.integers(10, 99), st.integers(0, 99), EVERY_FORM)
def test_the_number_is_found_in_every_form(whole: int, cents: int, form: str) -> None:
    """Whatever stands around it, and nothing else is taken for it."""
    value = parse(form.format(f"{whole},{cents:02d}"), Decimal(",", "", True)).value
    assert (value.status, value.number) == ("angka", pytest.approx(whole + cents / 100))


@given(st.integers(1, 5), st.integers(0, 999))
def test_a_score_lies_in_its_level(level: int, thousandths: int) -> None:
    """ "Level 3 (3,157)" is 3.157; a number that cannot be its score is none."""
    value = parse(f"Level {level} ({level},{thousandths:03d})", Decimal(",", "", True)).value
    assert (value.unit, value.grade) == ("Level", f"Level {level}")
    assert value.number == pytest.approx(level + thousandths / 1000)
    assert parse(f"Level {level} ({level + 70})", Decimal(",", "", True)).value.number == level


@pytest.mark.parametrize(
    ("indicator", "text", "number"),
    [
        ("Jumlah dokumen SPM yang terbit", "15.000", 15000.0),
        ("Jumlah dokumen SPM yang terbit", "1,500", None),
        ("Nilai pelayanan", "15.000", None),
        ("Jumlah luas lahan", "15.000", None),
    ],
)
def test_points_of_what_is_counted_whole_group(indicator: str, text: str, number: float | None) -> None:
    """Though no other number of the table tells its marks."""
    doc = normalise(
        read_text("", f"Indikator\tTarget 2024\n{indicator}\t{text}\nJumlah x\t3\n".encode(), Settings()), "x"
    )
    assert doc.tables[0].indicators[0].targets[0].value.number == number
