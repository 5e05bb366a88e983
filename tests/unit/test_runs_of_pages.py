"""Pages told in runs, and numbers that are too long to be any."""

import pytest

from audit.tokens import LONGEST_NUMBER, MARK, NUMBER, tokens
from emit.result import runs, trouble
from extract.document import Problem


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((), ""),
        ((1,), "1"),
        ((3, 2, 1, 7), "1-3, 7"),
        ((1, 3, 5), "1, 3, 5"),
        ((1, 2), "1-2"),
        ((2, 2, 4, 5), "2, 4-5"),
    ],
)
def test_runs(numbers: tuple[int, ...], told: str) -> None:
    assert runs(numbers) == told


def test_troubles_of_several_pages_are_told_once() -> None:
    problems = [Problem("baca", "tidak terbaca.", "Pindai ulang.", page) for page in (3, 1, 2)]
    assert trouble(tuple(problems)) == "Halaman 1-3 tidak terbaca. Pindai ulang."
    assert trouble((Problem("baca", "Rusak.", "Ulangi.", 4),)) == "Halaman 4: Rusak. Ulangi."
    assert trouble((Problem("baca", "Rusak.", "Ulangi."),)) == "Rusak. Ulangi."


@pytest.mark.parametrize(("digits", "kind"), [(LONGEST_NUMBER, NUMBER), (LONGEST_NUMBER + 1, MARK)])
def test_a_number_has_so_many_digits(digits: int, kind: str) -> None:
    assert [one.kind for one in tokens("7" * digits)] == [kind]
