"""The choice between engines, with engines that always say the same."""

from collections.abc import Sequence

from extract.choice.lineup import Lineup
from extract.choice.score import choose
from extract.document import Box
from extract.grid import Grid, Slot
from extract.ink import Ink
from extract.sense import NoSense
from tests.unit.drawn_text import ADVANCE, LEFT, PITCH, TOP, drawn

PAGE = """\
Country             Stores      Share
Austria                 17        3.1
Belgium                128       12.4
Denmark                 20        4.0
Spain                  115        9.9
"""


class Fixed:
    """Proposes one grid with the given borders, in letters and lines, whatever the page."""

    def __init__(self, name: str, cols: list[int], rows: list[int]) -> None:
        self.name, self.cols, self.rows, self.asked = name, cols, rows, 0

    def __call__(self, ink: Ink) -> list[Grid]:
        self.asked += 1
        xs = [ink.scale * (LEFT + ADVANCE * c) for c in self.cols]
        ys = [ink.scale * (TOP + PITCH * r - 1) for r in self.rows]
        slots = [
            Slot(r, c, 1, 1, Box(xs[c], ys[r], xs[c + 1], ys[r + 1]))
            for r in range(len(ys) - 1)
            for c in range(len(xs) - 1)
        ]
        return [Grid.of(self.name, len(ys) - 1, len(xs) - 1, slots)]


def good(name: str) -> Fixed:
    return Fixed(name, [0, 18, 28, 38], [0, 1, 2, 3, 4, 5])


def run_together(name: str) -> Fixed:
    """All rows in one: figures are stacked."""
    return Fixed(name, [0, 18, 28, 38], [0, 1, 5])


def side_by_side(name: str) -> Fixed:
    """All figures of a row in one cell."""
    return Fixed(name, [0, 18, 38], [0, 1, 2, 3, 4, 5])


class Knowing:
    """Knows the header of `PAGE`."""

    def header_score(self, texts: Sequence[str]) -> float:
        return 1.0 if "Country" in texts else 0.0

    def numbers_columns(self, texts: Sequence[str]) -> bool:
        return False


def nothing(ink: Ink) -> list[Grid]:
    return []


def test_a_sure_grid_asks_no_other_engine() -> None:
    other = good("other")
    (table,) = choose(drawn(PAGE), NoSense(), Lineup(good("first"), (other,))).tables
    assert (table.engine, other.asked) == ("first", 0)


def test_stacked_rows_lose_to_rows_apart_and_are_told_as_runner_up() -> None:
    choice = choose(drawn(PAGE), NoSense(), Lineup(run_together("first"), (good("other"),)))
    (table,) = choice.tables
    assert table.engine == "other"
    assert table.runner_up is not None
    assert table.runner_up[0] == "first"
    assert table.runner_up[1] < 0.3 < table.score


def test_figures_side_by_side_in_a_cell_lose() -> None:
    (table,) = choose(drawn(PAGE), NoSense(), Lineup(side_by_side("first"), (good("other"),))).tables
    assert (table.engine, table.n_cols) == ("other", 3)


def test_a_costly_engine_is_asked_only_where_no_other_stands_by_its_grid() -> None:
    costly = good("costly")
    assert choose(drawn(PAGE), Knowing(), Lineup(nothing, (good("other"),), costly)).tables
    assert costly.asked == 0
    (table,) = choose(drawn(PAGE), Knowing(), Lineup(nothing, (nothing,), costly)).tables
    assert (table.engine, costly.asked) == ("costly", 1)


def test_a_costly_engine_is_not_asked_for_pages_without_the_words_of_a_header() -> None:
    costly = good("costly")
    assert choose(drawn(PAGE), NoSense(), Lineup(nothing, (nothing,), costly)).tables == ()
    assert costly.asked == 0


def tree(ink: Ink) -> list[Grid]:
    (grid,) = good("tree")(ink)
    slots = (grid.slots[0], grid.slots[4], grid.slots[8])
    return [Grid.of("tree", grid.n_rows, grid.n_cols, slots)]


def test_a_drawing_yields_to_a_sure_grid_that_takes_its_place_whole() -> None:
    """Boxes that leave most of their frame bare are a tree, unless another engine reads all of it as a table."""
    (table,) = choose(drawn(PAGE), NoSense(), Lineup(tree, (good("other"),))).tables
    assert table.engine == "other"


def test_a_drawing_does_not_yield_to_a_part_of_it() -> None:
    def part(ink: Ink) -> list[Grid]:
        (grid,) = good("part")(ink)
        return [Grid.of("part", 3, 2, [slot for slot in grid.slots if slot.row < 3 and slot.col < 2])]

    choice = choose(drawn(PAGE), NoSense(), Lineup(tree, (part,)))
    assert choice.tables == ()
    assert choice.refused == ("bagan berjenjang atau struktur organisasi, bukan tabel",)
