"""A small file cannot write a large output: what a merged cell hands down is cut, and said."""

from extract.document import Document
from iku.document import bounds
from iku.document.bounds import bounded
from normalize.model import Field, Indicator, Normalised, NormalTable

TEXT = "kata " * 20_000


def document(rows: int, text: str) -> Normalised:
    indicators = tuple(
        Indicator(n, n, "", "indikator", {"indikator": Field("a", "a"), "sasaran": Field(text, text, inherited=n > 1)})
        for n in range(1, rows + 1)
    )
    table = NormalTable(1, "", "", None, (), indicators, (), (), ())
    return Normalised("a", Document("a.docx", "", "docx"), "", None, (table,))


def test_what_is_small_stays_as_it_is() -> None:
    doc = document(10, TEXT)
    assert bounded(doc) == (doc, ())


def test_a_long_text_is_given_in_full_once() -> None:
    doc, problems = bounded(document(1000, TEXT))
    texts = [row.text("sasaran") for row in doc.tables[0].indicators]
    assert texts[0] == TEXT and all(len(text) == bounds.SHOWN + 1 for text in texts[1:])
    assert len(problems) == 1 and not problems[0].fatal
    assert sum(map(len, texts)) < bounds.MOST
