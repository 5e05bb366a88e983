"""What a document says that no cell prints, and what it said before anybody decided."""

import json

import pytest

from iku.serve.cells import unprinted

DECIDED = {"tabel": None, "baris": None, "kolom": "opd", "aturan": "manusia", "mentah": "Dinas A"}
OTHERS = [{**DECIDED, "aturan": "ejaan", "mentah": "DINAS A"}, {**DECIDED, "kolom": "kode", "mentah": "1.01"}]


@pytest.mark.parametrize(
    ("made", "before"), [([DECIDED], "Dinas A"), (OTHERS, "Dinas B"), ([*OTHERS, DECIDED], "Dinas A")]
)
def test_an_office_is_what_it_was_before_a_person_named_it(made: list[dict[str, object]], before: str) -> None:
    document = json.dumps({"dokumen": {"opd": "Dinas B"}, "koreksi": made}).encode()
    assert unprinted(document, None, None, "opd") == ("Dinas B", before)
