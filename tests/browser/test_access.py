"""The page for those who hear it, who see it faintly, who have a keyboard alone, or a phone."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, Final

import pytest

from benchmarks.opening import printed
from tests.browser.conftest import Watched, said
from tests.browser.seeing import Node, faint, nameless, tree, walked

ENGLISH: Final = re.compile(
    r"\b(close|open|search|next|previous|page|save|cancel|edit|delete|remove|help|row|column|table|zoom|undo|accept|list)\b",
    re.IGNORECASE,
)
STATES: Final[dict[str, Callable[[Any], Any]]] = {
    "at rest": lambda page: None,
    "list": lambda page: page.keyboard.press("d"),
    "findings": lambda page: page.locator("#tab-temuan").click(),
    "history": lambda page: page.locator("#tab-riwayat").click(),
    "help": lambda page: page.keyboard.press("?"),
    "column": lambda page: page.keyboard.press("k"),
    "row": lambda page: page.keyboard.press("r"),
    "editor": lambda page: page.keyboard.press("e"),
    "reason": lambda page: page.keyboard.press("x"),
    "raw": lambda page: page.keyboard.press("m"),
    "lines": lambda page: (page.keyboard.press("g"), page.locator(".terbaca td").first.wait_for()),
}  # fmt: skip
"""What is done one after the other; what it opens is closed by Escape, but for the list."""


def visited(page: Any) -> Iterator[str]:
    """The page in each of its states."""
    for state, enter in STATES.items():
        enter(page)
        yield state
        if state not in ("list", "findings", "history"):
            page.keyboard.press("Escape")
        if page.evaluate("document.activeElement === document.body"):
            page.locator(".sel[tabindex='0']").focus()


@pytest.fixture(scope="module")
def short(browser: Any, server: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a document of few rows: all that is told of it is soon looked through."""
    file = tmp_path_factory.mktemp("cetak") / "pendek.pdf"
    printed(file, 3)
    page = browser.new_page()
    page.goto(server)
    page.locator("#pilih").set_input_files(file)
    page.locator("li[data-dokumen='pendek'] a.ke").wait_for()
    page.close()
    return "/dokumen/pendek"


@pytest.mark.parametrize("width", [1280, 360])
def test_every_control_has_a_name_and_every_text_is_seen(watched: Watched, short: str, width: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 800})
    for address in ("/", "/masuk", "/dokumen/tidak-ada", short):
        watched.open(address)
        page.locator("li[data-dokumen] a.ke, .sel, .card").first.wait_for()
        told(page, address)
    watched.cell(1, 1, "indikator").click()
    for state in visited(page):
        told(page, state)


def told(page: Any, state: str) -> None:
    every = tree(page)
    assert nameless(every) == [], state
    assert faint(page) == [], state
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
    own = [one.name for one in every if one.role in ("button", "tab", "textbox", "searchbox", "region", "dialog")]
    assert not [name for name in own if ENGLISH.search(name)], state


def named(page: Any, role: str) -> list[str]:
    return [one.name for one in tree(page) if one.role == role]


def test_tables_lists_and_dialogs_are_told_as_what_they_are(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(3, 14, "indikator").wait_for()
    every = tree(page)
    grids = [one for one in every if one.role == "grid"]
    assert len(grids) == 3 and all(one.name.startswith("Tabel ") for one in grids)
    heads = named(page, "columnheader")
    assert heads[0] == "Baris" and {"Indikator", "Target 2024", "Penanggung jawab"} <= set(heads)
    assert sum(one.role == "rowheader" for one in every) == page.locator(".isi > .baris").count()
    assert sum(one.role == "gridcell" for one in every) == page.locator(".sel").count()
    page.keyboard.press("n")
    page.keyboard.press("d")
    every = tree(page)
    assert [one.name.split()[0] for one in every if one.role == "tab"] == [
        "Sel",
        "Temuan",
        "Bagian",
        "Riwayat",
        "Aturan",
    ]
    assert [one.name for one in every if one.role == "tab" and one.told.get("selected")] == named(page, "tabpanel")
    items = page.locator("#isi-daftar li button")
    assert items.count() > 3 and items.locator("xpath=self::*[@aria-current='true']").count() == 1
    assert items.first.evaluate("(one) => one.closest('ol') !== null")
    page.keyboard.press("?")
    (dialog,) = [one for one in tree(page) if one.role == "dialog"]
    assert dialog.name == "Papan ketik" and dialog.told.get("modal")


def test_a_change_is_announced(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(1, 2, "sumber_data").click()
    page.keyboard.press("a")
    said(page, "Dibenarkan")
    assert announced(tree(page)) == "polite"
    page.keyboard.press("u")
    said(page, "Diurungkan")


def announced(every: list[Node]) -> str:
    """How the notice that was just given is told."""
    at = next(n for n, one in enumerate(every) if one.role == "StaticText" and one.name.startswith("Dibenarkan"))
    return next(str(one.told["live"]) for one in reversed(every[:at]) if one.told.get("live"))


def test_the_focus_goes_through_the_page_in_the_order_of_its_parts(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(2, 7, "indikator").click()
    page.keyboard.press("d")
    steps = walked(page)
    parts = [part for part, _ in groupby(part for part, _, _ in steps)]
    assert parts == ["atas", "gambar", "pemisah", "sel", "alat", "kisi", "daftar"]
    assert [name for _, name, is_seen in steps if not is_seen] == []
    assert sum(part == "kisi" for part, _, _ in steps) == 1  # a table is one stop; arrows go on in it
