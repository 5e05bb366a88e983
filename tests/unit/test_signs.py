"""Codes that are not what a reader sees: one table for PDF, DOCX and clean text."""

import numpy as np
import pytest

from extract.pdf.glyphs import spelt_out
from extract.pdf.ligatures import mend_swapped
from extract.signs import is_special, plain_signs, sign_of, signs


def codes(text: str) -> np.ndarray:
    return np.array([ord(letter) for letter in text], np.uint32)


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("De昀椀nisi", "Definisi"),
        ("Klasi昀椀kasi", "Klasifikasi"),
        ("a昀昀ek", "affek"),
        ("昀椀nal", "final"),
        ("Gra昀椀", "Grafi"),
        ("昀椀z", "fiz"),
        ("Graǻk", "Graﬁk"),
        ("昀椀", "昀椀"),
        ("中国", "中国"),
        ("Rencana 中国", "Rencana 中国"),
        ("Curaçao û", "Curaçao û"),
    ],
)
def test_swapped_bytes_are_mended_beside_latin_letters(told: str, meant: str) -> None:
    found = codes(told)
    mend_swapped(found)
    assert "".join(map(chr, found.tolist())) == meant


def test_blanks_and_marks_without_width_are_what_they_look_like() -> None:
    told = "1\u00a0250\u200b\u2009x\u202f≧\u2a7e\ufeff"
    assert "".join(spelt_out(codes(told)).tolist()) == "1 250 x ≥≥"


def test_a_symbol_means_the_same_in_every_source() -> None:
    for code, sign in plain_signs().items():
        assert signs()[code] == sign_of(code) == sign
        assert chr(code).translate(plain_signs()) == spelt_out(np.array([code], np.uint32))[0] == sign


def test_every_code_has_a_sign() -> None:
    for code in (*range(0xF000, 0xF100), 0x110000, 0x1D7D8, 0x210E, 0x41):
        assert sign_of(code) or code in signs()
        assert is_special(code) or code == 0x41
