"""Codes that stand for other letters than those drawn are noise; honest text of any kind is not."""

from random import Random
from string import ascii_lowercase, printable

import numpy as np
import pytest

from extract.pdf.legible import is_noise

HONEST = (
    "Meningkatnya kualitas pelayanan publik yang memenuhi standar; persentase (%) jalan dalam kondisi mantap, 75,5",
    "The share of households with access to safe drinking water is measured every year by the statistical office",
    "Der Schwarzwald ist Deutschlands größtes zusammenhängendes Mittelgebirge und liegt im Südwesten des Landes",
    "NO SASARAN STRATEGIS INDIKATOR KINERJA UTAMA SATUAN TARGET 2024 2025 2026 PENANGGUNG JAWAB SKPD BPKAD DPMPTSP",
    "DAFTAR ISI ........................ 1 BAB I PENDAHULUAN ........................ 3 ---------- ==========",
    "12 14 75,5 80 (91,65%) 198.871.147,00 - - - 100% 100% 3,15 4,20 12 14 75,5 80 66 71 65 62 51 49 50 55",
)
NUMBERS = "(01)(02)(03)(04)(05)(06)(07)(08)(09)(10)(11)(12)(13)"
"""A font that prints a row of column numbers only."""
PAGE = " ".join((HONEST[0], HONEST[3], "Jumlah rumah tangga yang memperoleh air minum layak dan sanitasi aman"))


def noise(text: str, fonts: list[int] | None = None) -> bool:
    codes = np.array([ord(letter) for letter in text], np.uint32)
    return is_noise(codes, np.array(fonts or [0] * len(text), np.intp))


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_is_none(text: str) -> None:
    assert not noise(text)


def test_a_font_of_column_numbers_is_none() -> None:
    assert not noise(PAGE + NUMBERS, [0] * len(PAGE) + [1] * len(NUMBERS))


def test_shuffled_signs_are_noise() -> None:
    signs = printable[:94]
    maps = (str.maketrans(signs, "".join(Random(seed).sample(signs, len(signs)))) for seed in range(40))
    assert sum(noise(PAGE.translate(each)) for each in maps) >= 36


def test_most_maps_among_letters_are_noise() -> None:
    found = 0
    for seed in range(50):
        shuffled = "".join(Random(seed).sample(ascii_lowercase, 26))
        found += noise(PAGE.lower().translate(str.maketrans(ascii_lowercase, shuffled)))
    assert found >= 42


def test_codes_in_the_order_of_their_first_use_are_noise() -> None:
    first = {letter: chr(0x21 + k) for k, letter in enumerate(dict.fromkeys(HONEST[0].replace(" ", "")))}
    assert noise("".join(first.get(letter, " ") for letter in HONEST[0]))


def test_private_codes_are_noise() -> None:
    assert noise("".join(chr(0xE000 + ord(letter)) for letter in HONEST[0]))
    assert not noise("".join(chr(0xF000 + ord(letter)) for letter in HONEST[0]))


def test_one_font_is_enough() -> None:
    good = HONEST[0] * 10
    bad = HONEST[0].translate(str.maketrans("aeioustrnkl", "bcdfgbcdfgh"))
    assert noise(good + bad, [0] * len(good) + [1] * len(bad))
    assert not noise(good + good, [0] * len(good) + [1] * len(good))
