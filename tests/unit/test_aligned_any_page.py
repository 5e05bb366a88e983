"""Whatever a page holds, the grids are sound: every slot in bounds, no position twice, no letter lost on the way."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.choice.score import choose
from extract.engines.aligned.engine import Aligned
from extract.sense import NoSense
from tests.unit.drawn_text import drawn

PIECES = st.sampled_from(
    ["12,5", "n.a.", "-", "1.1.2", "Jumlah arsip", "yang", "2019", "(BB)", "$", "%", "Tabel 1.", "Sumber:", "....", "•"]
)
GAPS = st.sampled_from(["", " ", "  ", "     ", "            "])
LINES = st.one_of(
    st.just("-" * 40),
    st.just("      " + "-" * 12 + "   " + "-" * 12),
    st.just(""),
    st.lists(st.tuples(GAPS, PIECES), max_size=7).map(lambda parts: "".join(gap + piece for gap, piece in parts)),
)
PAGES = st.lists(LINES, max_size=18).map("\n".join)


@settings(max_examples=120, deadline=None)
@given(PAGES)
def test_slots_cover_each_position_at_most_once(page: str) -> None:
    for grid in Aligned()(drawn(page)):
        seen: set[tuple[int, int]] = set()
        for slot in grid.slots:
            assert slot.row_span > 0 and slot.col_span > 0
            assert slot.row + slot.row_span <= grid.n_rows and slot.col + slot.col_span <= grid.n_cols
            assert slot.box.width > 0 and slot.box.height > 0
            spots = {(slot.row + r, slot.col + c) for r in range(slot.row_span) for c in range(slot.col_span)}
            assert not spots & seen
            seen |= spots


@settings(max_examples=60, deadline=None)
@given(PAGES)
def test_the_choice_is_the_same_each_time_and_scores_are_shares(page: str) -> None:
    ink = drawn(page)
    choice = choose(ink, NoSense())
    assert choice == choose(ink, NoSense())
    assert all(0 <= table.score <= 1 for table in choice.tables)
