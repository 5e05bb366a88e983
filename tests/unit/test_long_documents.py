"""Long documents: cut into parts, each part kept, a lost page named."""

from pathlib import Path

import pytest

from extract.document import Document, Page, Problem
from extract.settings import Settings as ReadSettings
from iku.batch.work import _long
from iku.settings import Settings
from iku.state import pages as parts
from iku.state.pages import Part
from iku.state.sealed import Damaged
from iku.state.store import LocalStore
from tests.e2e.hostile import pdf, stream

SHA = "ab" * 32


@pytest.mark.parametrize(
    ("pages", "size", "count", "length"),
    [(32, 0, 0, 0), (33, 0, 3, 16), (500, 0, 32, 16), (5000, 0, 64, 79), (1, 1_000_000, 0, 0), (4, 1_000_000, 4, 1)],
)
def test_split(pages: int, size: int, count: int, length: int) -> None:
    found = parts.split(pages, size)
    assert len(found) == count
    assert [page for part in found for page in part.pages] == (list(range(1, pages + 1)) if found else [])
    if found:
        assert len(found[0].pages) == length


def test_pages_that_are_not_asked_for_make_the_others_no_heavier() -> None:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 103))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    tree = b"<</Type/Pages/Kids[%s]/Count 100>>" % kids
    data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, *[page] * 100, stream(b" " * (parts.HEAVY_PAGE * 50)))
    split = _long(data, Settings(ReadSettings(max_pages=40)))
    assert split and [len(part.pages) for part in split.parts] == [16, 16, 8]


def test_parts_come_together_in_order(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    note = Problem("baca", "x", "y", page=4)
    parts.keep(store, "a-1", Part(4, 6), Document("", SHA, "pdf", pages=(page(4), page(5)), problems=(note,)))
    parts.keep(store, "a-1", Part(1, 4), Document("", SHA, "pdf", pages=(page(1), page(2), page(3))))
    parts.lose(store, "a-1", SHA, Part(6, 7), "hilang", "y")
    found = list(parts.gather(store, "a-1", SHA, 6))
    assert [(p.number, p.unread, len(problems)) for p, problems in found] == [
        (1, False, 0), (2, False, 0), (3, False, 0), (4, False, 1), (5, False, 0), (6, True, 1),
    ]  # fmt: skip
    parts.clear(store, "a")
    assert parts.has(store, "a-1", SHA, Part(4, 6))
    parts.clear(store, "a-1")
    assert not parts.has(store, "a-1", SHA, Part(4, 6))


def test_a_part_keeps_only_its_own(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    whole, before, own = Problem("baca", "tanpa tabel", ""), Problem("baca", "x", "", 3), Problem("baca", "y", "", 4)
    read = Document("", SHA, "pdf", pages=(page(3), page(4)), problems=(whole, before, own))
    parts.keep(store, "a", Part(1, 4), Document("", SHA, "pdf", pages=(page(1), page(2), page(3))))
    parts.keep(store, "a", Part(4, 5), read)
    found = list(parts.gather(store, "a", SHA, 4))
    assert [p.number for p, _ in found] == [1, 2, 3, 4]
    assert found[3][1] == (own,)


def page(number: int) -> Page:
    return Page(number, 595.0, 842.0)


def test_a_missing_part_is_no_silence(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        list(parts.gather(LocalStore(tmp_path), "a", SHA, 2))


def test_pages_over_the_limit_are_one_entry() -> None:
    assert list(parts.beyond(10, 10)) == []
    [(entry, problems)] = parts.beyond(100_000, 5_000)
    assert entry.number == 5_001 and entry.unread
    assert "5001-100000" in problems[0].text
