"""Rows that print what people named as columns are the header of a table that was read without one."""

import pytest

from extract.document import Box, Cell, Document, Line, Page, Table
from iku.decisions.headers import TOP, marked, printed
from iku.decisions.regions import shared
from iku.decisions.rules.cut import Cut, cut_of, meets, words
from normalize.model import Normalised
from normalize.told import Named

RULES = {"takaran": Named("satuan"), "asalx": Named("sumber_data")}


def table(*rows: tuple[str, ...], box: Box | None = None) -> Table:
    cells = [
        Cell(r, c, lines=(Line(text),) if text else ()) for r, row in enumerate(rows) for c, text in enumerate(row)
    ]
    return Table(len(rows), len(rows[0]), tuple(cells), "txt", box=box, page=1)


def header_rows(*rows: tuple[str, ...], named: frozenset[str] = frozenset()) -> int | None:
    document = Document("a", "", "txt", tables=(table(*rows),))
    return marked(document, Normalised("a", document, "", None, ()), named, RULES).tables[0].header_rows


FIGURES, HEAD = ("1", "80"), ("Asalx", "Takaran")


def test_two_that_rules_know_or_one_that_a_person_named_is_enough() -> None:
    assert header_rows(HEAD, FIGURES) == 1
    assert header_rows(FIGURES, HEAD, FIGURES) == 2
    assert header_rows(("Asalx", "80"), FIGURES) is None
    assert header_rows(("Asalx", "80"), FIGURES, named=frozenset({"asalx"})) == 1
    assert header_rows(("Asalx", ""), ("", "Takaran"), FIGURES) is None


def test_a_header_has_a_row_under_it_and_stands_among_the_first_rows() -> None:
    assert header_rows(FIGURES, HEAD) is None
    assert header_rows(*[FIGURES] * (TOP - 1), HEAD, FIGURES) == TOP
    assert header_rows(*[FIGURES] * TOP, HEAD, FIGURES) is None


def test_rules_are_asked_where_the_first_rows_may_print_one_of_their_levels() -> None:
    def asked(*rows: tuple[str, ...], rules: dict[str, Named]) -> bool:
        return bool(printed(Document("a", "", "txt", tables=(table(*rows),)), rules))

    over = {"takaran | {tahun}": Named("satuan")}
    assert asked(HEAD, FIGURES, rules=over) and asked(FIGURES, FIGURES, ("2024", ""), rules=over)
    assert not asked(FIGURES, rules=over) and not asked(HEAD, rules={})
    assert not asked(*[FIGURES] * TOP, HEAD, rules=over) and asked(*[FIGURES] * (TOP - 1), HEAD, rules=over)


@pytest.mark.parametrize(("right", "is_one"), [(20.25, True), (20.0, False), (40.0, True), (10.0, False)])
def test_regions_that_share_more_than_half_of_the_smaller_are_one(right: float, is_one: bool) -> None:
    assert shared(Box(10, 0, 30, 10), Box(0, 0, right, 10)) == is_one
    assert not shared(Box(5, 5, 5, 5), Box(0, 0, 30, 10))


@pytest.mark.parametrize(
    ("rows", "left", "is_met"),
    [
        ((HEAD, FIGURES), 10.0, True),
        ((FIGURES, FIGURES, FIGURES, HEAD), 10.0, True),
        ((FIGURES, FIGURES, FIGURES, FIGURES, HEAD), 10.0, False),
        ((("Asalx", "80"), FIGURES), 10.0, False),
        ((HEAD, FIGURES), 11.75, True),
        ((HEAD, FIGURES), 12.25, False),
    ],
)
def test_lines_are_drawn_again_under_the_same_header_at_the_same_place(
    rows: tuple[tuple[str, ...], ...], left: float, is_met: bool
) -> None:
    page = Page(1, 100.0, 200.0, 0, "digital")
    region = table(*rows, box=Box(left, 20, 90, 60))
    assert meets(words(" ".join(HEAD)), page, region, Cut(0.1, 0.9, (0.5,))) == is_met


@pytest.mark.parametrize(
    ("x0", "x1", "x", "is_sound"),
    [
        (10, 90, "50", True), (0, 90, "50", True), (-1, 90, "50", False), (10, 101, "50", True),
        (10, 101.5, "50", False), (50, 50, "50", False), (10, 90, "10, 90", True), (10, 90, "9", False),
        (10, 90, "91", False), (10, 90, "", True),
    ],
)  # fmt: skip
def test_lines_that_vocabulary_keeps_lie_in_their_region(x0: float, x1: float, x: str, is_sound: bool) -> None:
    found = cut_of(f'{{"lebar": 100, "x0": {x0}, "x1": {x1}, "x": [{x}]}}')
    assert (found is not None) == is_sound
    if found is not None:
        assert (found.left, found.right) == (x0 / 100, x1 / 100)
