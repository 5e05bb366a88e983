"""Numbers whose decimals a narrow column put on the next line."""

from dataclasses import replace

import pytest

from extract.document import Box, Line
from normalize.values.wrapped import whole

WIDE = 30.0


def lines(*texts: str, wide: float = WIDE - 2) -> list[Line]:
    """Each on a line of its own, the first as wide as said."""
    return [Line(text, Box(1, 12.0 * k, 1 + (wide if k == 0 else 8), 12.0 * k + 9)) for k, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("22,8", "9%"), ["22,89%"]), (("22.8", "9"), ["22.89"]), (("122,8", "9 %"), ["122,89 %"]),
        (("1222,8", "9"), ["1222,89"]), (("22,8", "90"), ["22,8", "90"]), (("22,8", "%"), ["22,8%"]),
        (("10", "0%"), ["100%"]), (("10", "0"), ["100"]), (("6", "8"), ["68"]), (("6", "7"), ["67"]),
        (("16", ",33"), ["16,33"]), (("97-97,5", "0"), ["97-97,50"]),
        (("75-80", "90"), ["75-80", "90"]),
        (("100", "95"), ["100", "95"]), (("25", "38"), ["25", "38"]), (("100%", "95%"), ["100%", "95%"]),
        (("2023", "2024"), ["2023", "2024"]), (("270.00", "0.000"), ["270.000.000"]),
        (("1.250.", "000"), ["1.250.000"]),
        (("12", "orang"), ["12", "orang"]), (("22,8", "9", "1"), ["22,89", "1"]),
        (("0,8", "7 Angka"), ["0,87 Angka"]), (("12 orang", "5"), ["12 orang", "5"]), (("1.", "2."), ["1.", "2."]),
    ],
)  # fmt: skip
def test_one_decimal_and_another_are_one_number(texts: tuple[str, ...], told: list[str]) -> None:
    found, changes = whole(lines(*texts), Box(0, 0, WIDE, 40))
    assert [line.text for line in found] == told
    assert [(one.rule, one.score) for one in changes] == [("angka", 0.9)] * (len(told) < len(texts))


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("1.15 laya", "0 nan"), ["1.150 layanan"]),
        (("doku", "12", "men"), ["12 dokumen"]),
        (("12 laya", "5 nan"), ["12 laya", "5 nan"]),  # two numbers
        (("12 dok", "13 dok"), ["12 dok", "13 dok"]),
        (("12 doku", "mentasi"), ["12 doku", "mentasi"]),
    ],
)
def test_a_broken_number_beside_its_broken_unit(texts: tuple[str, ...], told: list[str]) -> None:
    assert [line.text for line in whole(lines(*texts), Box(0, 0, WIDE, 40))[0]] == told


def test_every_piece_of_one_number_is_taken_and_the_next_begins_anew() -> None:
    full = [
        Line(text, Box(1, 12.0 * k, 1 + WIDE - 2, 12.0 * k + 9)) for k, text in enumerate(("16", ",3", "3%", "7", "4%"))
    ]
    found, changes = whole(full, Box(0, 0, WIDE, 70))
    assert [line.text for line in found] == ["16,33%", "74%"]
    assert [(one.raw, one.clean) for one in changes] == [("16 ,3 3%", "16,33%"), ("7 4%", "74%")]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("10", "2,6", "0%"), ["102,60%"]),
        (("A", "(87,9", "3)"), ["A", "(87,93)"]),
        (("(87)", "3)"), ["(87)", "3)"]),
        (("9", "8,5", "1"), ["98,51"]),
        (("10", "2,6", "7,1"), ["10", "2,6", "7,1"]),
    ],
)
def test_pieces_of_two_decimals_or_of_a_bracket_are_one_number(texts: tuple[str, ...], told: list[str]) -> None:
    full = [Line(text, Box(1, 12.0 * k, WIDE - 1, 12.0 * k + 9)) for k, text in enumerate(texts)]
    assert [line.text for line in whole(full, Box(0, 0, WIDE, 40))[0]] == told


def test_where_there_was_room_for_it_it_is_another_number() -> None:
    found, _ = whole(lines("22,8", "9%", wide=12), Box(0, 0, WIDE, 40))
    assert [line.text for line in found] == ["22,8", "9%"]


def test_thousands_cut_behind_their_point_are_one_number_wherever_the_line_ends() -> None:
    found, _ = whole(lines("6.", "300.000", wide=8), Box(0, 0, WIDE, 40))
    assert [line.text for line in found] == ["6.300.000"]
    assert [line.text for line in whole(lines("825.000.0", "00", wide=8), Box(0, 0, 60, 40))[0]] == ["825.000.000"]
    assert len(whole(lines("825.000.0", "01,5", wide=8), Box(0, 0, 60, 40))[0]) == 2
    assert len(whole(lines("422,772,22", "9.00", wide=8), Box(0, 0, 60, 40))[0]) == 1
    assert len(whole(lines("422,772,22", "9,00", wide=8), Box(0, 0, 60, 40))[0]) == 2
    apart, _ = whole(lines("1.", "3000", wide=8), Box(0, 0, WIDE, 40))
    assert [line.text for line in apart] == ["1.", "3000"]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("Rp.", "55.00", "0 /kg"), ["Rp.", "55.000 /kg"]),
        (("Rp", "120.0", "00/kg"), ["Rp", "120.000/kg"]),
        (("Nilai", "55.00", "0 /kg"), ["Nilai", "55.00", "0 /kg"]),
    ],
)
def test_an_amount_is_cut_in_its_only_thousands_too(texts: tuple[str, ...], told: list[str]) -> None:
    full = [Line(text, Box(1, 12.0 * k, WIDE - 1, 12.0 * k + 9)) for k, text in enumerate(texts)]
    assert [line.text for line in whole(full, Box(0, 0, WIDE, 40))[0]] == told


def test_the_lesser_confidence_is_that_of_both() -> None:
    first, second = lines("22,8", "9%")
    (found,), _ = whole([first, replace(second, confidence=0.4)], Box(0, 0, WIDE, 40))
    assert found.confidence == 0.4


def test_lines_without_end_are_no_trouble() -> None:
    longest = [Line("9" * 50_000, Box(1, 12.0 * k, 29, 12.0 * k + 9)) for k in range(3)]
    assert whole(longest, Box(0, 0, WIDE, 40)) == (tuple(longest), ())
