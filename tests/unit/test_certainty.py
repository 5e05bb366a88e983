"""Confidence as the share of cells that are right."""

from benchmarks.scans.calibrate import fitted
from normalize import certainty
from normalize.model import Field, Target, Value


def text(sure: float) -> Field:
    return Field("teks", "teks", None, sure)


def value(sure: float, status: str = "angka") -> Target:
    return Target("2024", "target", Value(status, 5.0), Field("5", "5", None, sure))


def test_what_was_not_read_from_a_picture_is_certain() -> None:
    assert certainty.of_text(text(1.0)) == certainty.of_value(value(1.0)) == 1.0


def test_what_is_read_more_surely_is_more_often_right() -> None:
    steps = [k / 100 for k in range(101)]
    for shares in ([certainty.of_text(text(s)) for s in steps], [certainty.of_value(value(s)) for s in steps]):
        assert shares == sorted(shares)
        assert shares[0] == 0


def test_a_number_given_is_surer_than_a_text_with_as_sure_a_letter() -> None:
    assert certainty.of_value(value(0.95)) > certainty.of_text(text(0.95))


def test_what_could_not_be_read_is_as_sure_as_its_letters() -> None:
    assert certainty.of_value(value(0.3, "tak_terbaca")) == 0.3


def test_bands_that_fall_are_put_together() -> None:
    assert fitted([(0.6, True)] * 8 + [(0.75, True)] * 4 + [(0.75, False)] * 4) == [(0.675, 0.7222)]
    assert fitted([(0.4, False)] * 8 + [(0.75, True)] * 8) == [(0.4, 0.1), (0.75, 0.9)]
