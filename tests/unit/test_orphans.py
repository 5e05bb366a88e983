"""Titles that a page break parts from their table."""

from extract.document import Box, Line, Page, Table
from extract.orphans import tables_of
from extract.stitch.ended import ended


def line(text: str, y: float) -> Line:
    return Line(text, Box(50, y, 300, y + 10))


def page(number: int, after: tuple[Line, ...] = (), titles: tuple[Line, ...] = ()) -> Page:
    table = Table(2, 2, (), "ruled", page=number, box=Box(50, 50, 400, 300), titles=titles)
    return Page(number, 600, 800, tables=(table,), after=after)


def titles(*pages: Page) -> list[list[str]]:
    return [[title.text for title in table.titles] for table in tables_of(pages)]


FOOT = line("IKU Dinas Sosial | halaman 1", 780)
NEXT_FOOT = line("IKU Dinas Sosial | halaman 2", 780)


def test_a_stranded_title_goes_with_the_next_table() -> None:
    assert titles(page(1, after=(line("IKU Eselon III", 700),)), page(2)) == [[], ["IKU Eselon III"]]


def test_a_table_with_a_title_keeps_its_own() -> None:
    own = (line("IKU Eselon IV", 20),)
    assert titles(page(1, after=(line("Catatan", 700),)), page(2, titles=own)) == [[], ["IKU Eselon IV"]]


def test_foot_lines_are_no_titles() -> None:
    assert titles(page(1, after=(FOOT,)), page(2, after=(NEXT_FOOT,))) == [[], []]
    stranded = (line("IKU Eselon III", 700), FOOT)
    assert titles(page(1, after=stranded), page(2, after=(NEXT_FOOT,))) == [[], ["IKU Eselon III"]]


def test_running_text_page_numbers_and_high_notes_are_no_titles() -> None:
    assert titles(page(1, after=(line("kata " * 40, 700),)), page(2)) == [[], []]
    assert titles(page(1, after=(line("- 1 -", 780),)), page(2)) == [[], []]
    assert titles(page(1, after=(line("Sumber: BPS", 310),)), page(2)) == [[], []]


def test_a_table_has_ended_where_text_of_the_pages_own_stands_under_it_or_on_a_page_between() -> None:
    signed = page(1, after=(line("Kepala Seksi Pasar", 400), FOOT))
    pages = (signed, page(2, after=(NEXT_FOOT,)), Page(3, 600, 800), page(4, after=(line("bersambung", 700),)))
    assert ended(pages) == {1, 3}
    assert ended((page(1), Page(2, 600, 800, kind="empty"))) == frozenset()
