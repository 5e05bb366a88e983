"""Parts of the year that were misread among others that tell them."""

import pytest

from normalize.headers.chain import Chain
from normalize.headers.misread_parts import misread_part, summed_parts, unread_part, until_last_part
from normalize.headers.reading import Reading


def part(period: str, kind: str | None = "target", year: str = "2024", cumulative: bool = False) -> Reading:
    return Reading(kind=kind, year=year, period=period, score=1.0, cumulative=cumulative)


def periods(readings: list[Reading]) -> list[str]:
    return [one.period for one in readings]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (["TW1", "TW2", "TW2", "TW4"], ["TW1", "TW2", "TW3", "TW4"]),
        (["TW1", "TW2", "TW2"], ["TW1", "TW2", "TW3"]),
        (["TW1", "TW1"], ["TW1", "TW1"]),  # too few
        (["TW1", "TW2", "TW2", "TW2"], ["TW1", "TW2", "TW2", "TW2"]),  # two are odd
        (["TW1", "TW2", "TW4", "TW4"], ["TW1", "TW2", "TW4", "TW4"]),  # not like the one before
        (["B01", "B02", "B02", "B04"], ["B01", "B02", "B03", "B04"]),
        (["TW2", "TW3", "TW3"], ["TW2", "TW3", "TW4"]),
    ],
)
def test_one_told_twice_is_the_next(printed: list[str], meant: list[str]) -> None:
    found = misread_part([*map(part, printed)])
    assert periods(found) == meant
    assert [one.score for one in found] == [1.0 if a == b else 0.8 for a, b in zip(printed, meant, strict=True)]


@pytest.mark.parametrize(("alone", "period"), [(4, ""), (3, "TW4")])
def test_what_is_reached_until_the_last_part_beside_it_is_the_years(alone: int, period: str) -> None:
    """TW I, II, III, IV and "s.d. TW IV": no fifth part, and no second fourth."""
    printed = [*(part(f"TW{k}") for k in range(1, alone + 1)), part("TW4", cumulative=True)]
    assert misread_part(printed) == printed
    assert periods(until_last_part(printed))[-1] == period


def test_parts_of_other_years_and_kinds_are_others() -> None:
    mixed = [part("TW1"), part("TW2"), part("TW2", year="2025"), part("TW2", "realisasi"), part("TW3")]
    assert misread_part(mixed) == mixed


def chain(text: str, over: str = "Target") -> Chain:
    return Chain((0,), (over, text))


@pytest.mark.parametrize(
    ("texts", "told", "meant"),
    [
        (["1W I", "TW II", "TW III", "TW IV"], ["", "TW2", "TW3", "TW4"], "TW1"),
        (["TW I", "IW II", "TW III", "TW IV"], ["TW1", "", "TW3", "TW4"], "TW2"),
        (["TW I", "TW II", "TW III", "TWIV"], ["TW1", "TW2", "TW3", ""], "TW4"),
        (["1W 1", "TW 2", "TW 3", "TW 4"], ["", "TW2", "TW3", "TW4"], "TW1"),
        (["1X I", "TW II", "TW III", "TW IV"], ["", "TW2", "TW3", "TW4"], ""),  # two letters are others
        (["1W I", "TW II", "TW III"], ["", "TW2", "TW3"], ""),  # one of two lacks
        (["Ket", "TW II", "TW III", "TW IV"], ["", "TW2", "TW3", "TW4"], ""),
    ],
)
def test_one_that_says_nothing_is_the_one_that_lacks(texts: list[str], told: list[str], meant: str) -> None:
    readings = [part(one) if one else Reading() for one in told]
    found = unread_part([*map(chain, texts)], readings)
    assert periods(found) == [one or meant for one in told]
    if meant:
        assert found[told.index("")] == part(meant).__class__(kind="target", year="2024", period=meant, score=0.8)


def test_a_column_under_another_header_is_no_part_of_it() -> None:
    readings = [Reading(), part("TW2"), part("TW3"), part("TW4")]
    found = [chain("1W I", over="Pagu"), chain("TW II"), chain("TW III"), chain("TW IV")]
    assert unread_part(found, readings) == readings
    assert unread_part(found[1:], readings[1:]) == readings[1:]  # nothing stands there


@pytest.mark.parametrize(
    ("printed", "sums_up", "period"),
    [
        (["TW1", "TW2", "TW3", "TW4"], "Jumlah", ""),
        (["TW1", "TW2", "TW3", "TW4"], "Jumlah Dokumen", None),  # an indicator's
        (["TW1", "TW2", "TW3"], "Jumlah", None),  # of what, is open
        (["S1", "S2"], "Total", ""),
    ],
)
def test_a_sum_right_of_all_parts_is_the_years(printed: list[str], sums_up: str, period: str | None) -> None:
    found = [*(chain(one) for one in printed), Chain((9,), (sums_up,))]
    readings = summed_parts(found, [*map(part, printed), Reading()])
    assert (readings[-1].kind, readings[-1].period) == (("target", "") if period is not None else (None, ""))
    own = [*map(part, printed), Reading(), part("")]
    assert summed_parts([*found, chain("2024")], own) == own, "the year's own column"
