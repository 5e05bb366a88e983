"""Lines that were written before are the lines that would be written."""

from dataclasses import replace

from emit.lossless import Lines, encode
from extract.reader import read
from iku.document.pipeline import convert_document
from normalize.sense import VocabularySense
from tests.unit.serving import TEXT


def test_known_lines_change_no_byte() -> None:
    lines = Lines()
    result = convert_document(read("a.txt", TEXT.encode(), VocabularySense()), "a", "a.txt")
    assert encode(result, lines) == encode(result, lines) == encode(result)
    table = result.doc.tables[0]
    changed = replace(table, indicators=(replace(table.indicators[0], code="1.02"), *table.indicators[1:]))
    other = replace(result, doc=replace(result.doc, tables=(changed,)))
    assert encode(other, lines) == encode(other) != encode(result)
