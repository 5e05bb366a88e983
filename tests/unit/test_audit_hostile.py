"""Whatever a document says, the audit and the reports of it come to an end, with whole messages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.across.compare import compare
from audit.across.digest import digest
from audit.run import audit
from emit.report import render
from extract.document import Document
from normalize.model import Field, Indicator, Normalised, NormalTable, Target, Value

NAMES = ("no", "program", "kegiatan", "sub_kegiatan", "kode", "sasaran", "indikator", "definisi_operasional",
         "formulasi", "sumber_data", "penanggung_jawab", "lain_x")  # fmt: skip
PIECES = ("12", "5 tahun", "x", "=", "/", "(", ")", "%", "100", "+", ",", "{0}", "{a}", "Dokumen", "selama", "0",
          "3.30.01", "9" * 400, "per tahun", "Jumlah", "koperasi", "\n", "&", "1.250", "86, 12,15,17")  # fmt: skip

texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), st.text(max_size=30))
numbers = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 500).map(float))
fields = st.builds(
    lambda text, sure, inherited: Field(text, text, confidence=sure, inherited=inherited),
    texts, st.floats(0, 1), st.booleans(),
)  # fmt: skip
targets = st.builds(
    lambda year, kind, status, number, unit, grade, text: Target(
        year, kind, Value(status, number, unit=unit, grade=grade), Field(text, text)
    ),
    st.sampled_from(["2022", "2023", "2024", "", "x"]),
    st.sampled_from(["target", "realisasi"]),
    st.sampled_from(["angka", "predikat", "rentang", "kosong", "tak_terbaca"]),
    numbers,
    st.sampled_from([None, "%", "Dokumen", "Nilai", "x y"]),
    st.sampled_from([None, "A", "BB", "Baik", "?"]),
    texts,
)
rows = st.builds(
    lambda number, level, kind, cells, values, code: Indicator(number, number, level, kind, cells, tuple(values), code),
    st.integers(1, 4),
    st.sampled_from(["kepala_opd", "eselon_iii", "eselon_iv", ""]),
    st.sampled_from(["sasaran", "program", "kegiatan", "sub_kegiatan", "indikator"]),
    st.dictionaries(st.sampled_from(NAMES), fields, max_size=8),
    st.lists(targets, max_size=6),
    st.sampled_from(["", "3.30.02", "X.XX.01.2.01", "3.30.02.2.02.0001", "nonsens"]),
)
documents = st.builds(
    lambda name, office, year, cells: Normalised(
        name, Document(f"{name}.pdf", "", "pdf"), office, year,
        (NormalTable(1, name, "", year, (), tuple(cells), (), (), ()),),
    ),
    texts, texts, st.sampled_from([None, 1999, 2024, 2030]), st.lists(rows, max_size=5),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(documents)
def test_audit_always_ends_with_whole_messages(doc: Normalised) -> None:
    findings = audit(doc)
    assert all(finding.message for finding in findings)
    assert render(doc, findings, b"", status="lengkap").endswith("</html>\n")


@settings(max_examples=20, deadline=None)
@given(st.lists(documents, max_size=3))
def test_comparing_always_ends(docs: list[Normalised]) -> None:
    assert all(finding.message for _, finding in compare(map(digest, docs)))
