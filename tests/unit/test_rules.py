"""Rules that decisions teach: offered with their reach, accepted, applied, withdrawn; hostile ones are none."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from emit.lossless import encode
from emit.result import Result
from extract.document import Document
from extract.reader import read
from iku.decisions.decision import Decision
from iku.decisions.rules import Offer, Rule, accept, listed, load, offers, withdraw
from iku.decisions.rules.book import DAMAGED, Book, book_of
from iku.decisions.rules.rule import FORMS, columns
from iku.decisions.rules.touch import print_of_rules, touching
from iku.decisions.rules.use import respelt
from iku.document.pipeline import convert_document
from iku.state.store import LocalStore
from normalize.sense import VocabularySense

HEAD = (
    "INDIKATOR KINERJA UTAMA\nDINAS SOSIAAL TAHUN {year}\n"
    "No\tSasaran\tIndikator Kinerja\tSatuan\tTakaran {year}\tAsalx\n"
)
ROWS = (
    "1\tMeningkatnya layanan\tPersentse layanan prima\tPersen\t80\tBidang Satu\n"
    "2\tMeningkatnya mutu\tJumlah warga dilayani\tJiwaw\t50\tBidang Dua\n"
    "3\tMeningkatnya data\tPersentse keluarga terdata\tPersen\t82,5\tBidang Dua\n"
)


def document(year: int) -> Document:
    return read(f"a{year}.txt", (HEAD + ROWS).format(year=year).encode(), VocabularySense())


def converted(year: int, *decisions: Decision, book: Book | None = None) -> Result:
    return convert_document(document(year), f"a{year}", f"a{year}.txt", decisions=decisions, book=book)


def decide(action: str, **more: object) -> Decision:
    return Decision(**{"waktu": "2026-01-01", "oleh": "Ani", "dokumen": "a2024", "tindakan": action, **more})  # type: ignore[arg-type]


def offered(decision: Decision, *rules: Rule) -> list[Offer]:
    first = encode(converted(2024, decision))
    others = [(f"a{year}", encode(converted(year))) for year in (2025, 2026)]
    return offers(decision, first, others, rules)


def the(kind: str, decision: Decision) -> Offer:
    return next(one for one in offered(decision) if one.rule.kind == kind)


HEADER = decide("judul", tabel=1, mentah="Asalx", baru="sumber_data")
DATED = decide("judul", tabel=1, mentah="Takaran 2024", baru="target_2024")
WORD = decide(
    "ubah", tabel=1, baris=1, kolom="indikator", mentah="Persentse layanan prima", baru="Persentase layanan prima"
)
UNIT = decide("ubah", tabel=1, baris=2, kolom="satuan", mentah="Jiwaw", baru="Jiwa")


def test_a_header_is_offered_for_every_table_that_prints_it() -> None:
    offer = the("judul_kolom", HEADER)
    assert (offer.rule.printed, offer.rule.meant, offer.cells, offer.documents) == (
        "Asalx", "sumber_data", 6, ("a2025", "a2026"),
    )  # fmt: skip
    assert offer.reach == "6 sel dalam 2 dokumen"
    result = converted(2026, book=book_of([offer.rule]))
    assert result.doc.tables[0].indicators[0].text("sumber_data") == "Bidang Satu"
    assert [one.clean for one in result.doc.tables[0].corrections if one.rule == "manusia"] == ["sumber_data"]


def test_a_year_in_a_header_stands_for_any() -> None:
    rule = the("judul_kolom", DATED).rule
    assert (rule.printed, rule.meant) == ("Takaran {tahun}", "target_{tahun}")
    result = converted(2026, book=book_of([rule]))
    assert [one.column for one in result.doc.tables[0].indicators[0].targets] == ["target_2026"]


def test_a_spelling_mends_its_word_wherever_it_stands_and_no_other() -> None:
    offer = the("ejaan", WORD)
    assert (offer.rule.printed, offer.rule.meant, offer.cells) == ("Persentse", "Persentase", 5)
    result = converted(2025, book=book_of([offer.rule]))
    texts = [one.text("indikator") for one in result.doc.tables[0].indicators]
    assert texts == ["Persentase layanan prima", "Jumlah warga dilayani", "Persentase keluarga terdata"]
    assert result.doc.tables[0].indicators[0].fields["indikator"].raw == "Persentse layanan prima"
    book = book_of([offer.rule])
    assert respelt("PERSENTSE a persentse, Persentsey", book) == "PERSENTASE a persentase, Persentsey"


def test_a_unit_is_that_of_the_values_and_no_figure_changes() -> None:
    offer = the("satuan", UNIT)
    assert (offer.rule.printed, offer.rule.meant, offer.cells) == ("Jiwaw", "Jiwa", 2)
    dated = the("judul_kolom", DATED).rule
    before, after = (converted(2025, book=book_of(rules)) for rules in ([dated], [dated, offer.rule]))
    plain, mended = (one.doc.tables[0].indicators[1] for one in (before, after))
    assert mended.text("satuan") == "Jiwa" and mended.targets[0].value.unit == "Jiwa"
    assert mended.targets[0].value.number == plain.targets[0].value.number == 50.0


def test_an_office_is_called_by_its_name() -> None:
    plain = converted(2025)
    change = decide("ubah", kolom="opd", mentah=plain.doc.office, baru="Dinas Sosial")
    offer = the("opd", change)
    assert offer.documents == ("a2025", "a2026")
    assert converted(2025, book=book_of([offer.rule])).doc.office == "Dinas Sosial"


def test_what_is_known_already_is_not_offered_again() -> None:
    rule = the("judul_kolom", HEADER).rule
    assert not [one for one in offered(HEADER, rule) if one.rule.kind == "judul_kolom"]


def test_a_decision_goes_before_a_rule() -> None:
    book = book_of([the("ejaan", WORD).rule])
    own = decide(
        "ubah", dokumen="a2025", tabel=1, baris=1, kolom="indikator", mentah="Persentse layanan prima", baru="Lain"
    )
    assert converted(2025, own, book=book).doc.tables[0].indicators[0].text("indikator") == "Lain"


def test_rules_are_kept_withdrawn_and_told_apart(tmp_path: Path) -> None:
    kept = accept(tmp_path, the("satuan", UNIT).rule, "Ani", "2026-02-01")
    accept(tmp_path, the("judul_kolom", HEADER).rule, "Ani", "2026-02-02")
    book, damaged = load(LocalStore(tmp_path))
    assert [(one.kind, one.oleh, one.keputusan, one.dokumen) for one in book.rules] == [
        ("satuan", "Ani", "2026-01-01", "a2024"), ("judul_kolom", "Ani", "2026-01-01", "a2024"),
    ] and not damaged  # fmt: skip
    first = (tmp_path / "kosakata" / "satuan.csv").read_text().split("\n")
    assert first[0].startswith("satuan,jenis,baku,ejaan,singkatan,waktu") and first[1].startswith("Jiwa,,,Jiwaw,,")
    gone = withdraw(tmp_path, kept.id, "Budi", "2026-03-01")
    assert gone is not None and gone.ditarik == "2026-03-01 Budi" and withdraw(tmp_path, kept.id, "x", "y") is None
    assert [one.kind for one in load(LocalStore(tmp_path))[0].rules] == ["judul_kolom"]
    assert len(listed(LocalStore(tmp_path))[0]) == 2


HOSTILE = [
    ("ejaan", "80", "90", ""),
    ("ejaan", "Persentase", "Jumlah", ""),
    ("ejaan", "dan", "atau", ""),
    ("ejaan", "OPD", "Dinas", ""),
    ("ejaan", "x", "y", ""),
    ("satuan", "Persen", "Orang", ""),
    ("satuan", "10 Orang", "20 Orang", ""),
    ("isi", "12 jalan", "13 jalan", "indikator"),
    ("isi", "a", "b", "target_2024"),
    ("isi", "Persen", "Orang", "satuan"),
    ("isi", "x" * 5_000, "y", "indikator"),
    ("opd", "Dinas 1", "Dinas 2", ""),
    ("judul_kolom", "Target", "entah", ""),
    ("judul_kolom", "Target", "target_{tahun}", ""),
    ("judul_kolom", "", "target", ""),
    ("tabel", "A | B", "mungkin", ""),
    ("garis", "A B", '{"lebar":1e999,"x0":0,"x1":1,"x":[]}', ""),
    ("garis", "A B", "[" * 1_500, ""),
]


@pytest.mark.parametrize(("kind", "printed", "meant", "column"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_rule_that_could_turn_a_figure_or_a_proper_word_is_none(
    tmp_path: Path, kind: str, printed: str, meant: str, column: str
) -> None:
    rule = Rule(kind, printed, meant, column)
    assert not rule.is_sound
    with pytest.raises(ValueError, match="tidak dapat diterapkan"):
        accept(tmp_path, rule, "Ani", "2026")


@settings(deadline=None, max_examples=25)
@given(st.sampled_from(sorted(FORMS)), st.binary(max_size=300))
@example("ejaan", b"\r")
@example("ejaan", b"\r\r\n,")
def test_damage_in_vocabulary_costs_no_other_line(kind: str, noise: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = accept(folder, the("satuan", UNIT).rule, "Ani", "2026-02-01")
        file = folder / "kosakata" / f"{kind}.csv"
        file.write_bytes((file.read_bytes() if file.exists() else ",".join(columns(kind)).encode() + b"\n") + noise)
        book, damaged = load(LocalStore(folder))
        assert kept in book.rules
        assert not damaged or (folder / DAMAGED).exists()
        accept(folder, Rule("ejaan", "Persentse", "Persentase"), "Ani", "2026-02-03")
        assert {"satuan", "ejaan"} <= {one.kind for one in load(LocalStore(folder))[0].rules}
        assert load(LocalStore(folder))[1] == damaged


@pytest.mark.parametrize(
    ("printed", "is_touched"), [("Jiwaw", True), ("Jiwawa", False), ("xjiwaw", False), ("Jiwaw {tahun}", True)]
)
def test_a_document_is_touched_where_it_prints_every_letter(printed: str, is_touched: bool) -> None:
    document = b'{"dokumen": {},\n"tabel": [{"mentah": "jiwaw"}],\n"temuan":[{"bukti": "jiwawa xjiwaw"}]}'
    assert bool(touching([Rule("satuan", printed, "Jiwa")], document)) == is_touched


def test_only_documents_that_print_it_depend_on_a_rule() -> None:
    rule = the("satuan", UNIT).rule
    plain = encode(converted(2025))
    after = encode(converted(2025, book=book_of([rule])))
    assert print_of_rules([rule], plain) == print_of_rules([rule], after) != ""
    other = Rule("satuan", "Zzyx", "Jiwa")
    assert print_of_rules([other, rule], plain) == print_of_rules([rule], plain)
