"""What people decided, as the report tells it."""

import html
import re

import pytest

from emit.report.decisions import section

BLANK = dict.fromkeys(("oleh", "tabel", "baris", "kolom", "mentah", "lama", "baru", "kode", "alasan"), "")
MADE = {**BLANK, "waktu": "2026-11-29T08:33:10.769303Z", "tindakan": "ubah", "keadaan": "berlaku"}
LINES = '{"halaman": 7, "kotak": [1, 2, 3, 4], "x": [1, 2], "y": [3]}'


def told(**more: object) -> list[str]:
    """The cells of a decision's row."""
    made = str(section([{**MADE, **more}]))
    return [html.unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", made, re.DOTALL)]


@pytest.mark.parametrize(
    ("more", "meant"),
    [
        ({"tindakan": "garis", "baru": LINES}, "halaman 7: 2 garis kolom, 1 garis baris"),
        ({"tindakan": "garis", "baru": "[" * 100_000}, "[" * 300 + "…"),
        ({"tindakan": "garis", "baru": "[1]"}, "[1]"),
        ({"tindakan": "judul", "baru": "penanggung_jawab"}, "Penanggung jawab"),
        ({"kolom": "tingkat", "baru": "eselon_iii"}, "Eselon III"),
        ({"tindakan": "batal", "lama": "2026-11-28T23:01:10Z"}, "keputusan 2026-11-28 23:01"),
        ({"kolom": "satuan", "baru": "Persen"}, "Persen"),
    ],
)
def test_a_decision_is_told_as_people_call_it(more: dict[str, object], meant: str) -> None:
    cells = told(**more)
    assert cells[0] == "2026-11-29 08:33" and cells[5] == meant


def test_a_long_print_is_cut() -> None:
    assert told(mentah="x" * 20_000)[4] == "x" * 300 + "…"
