"""python -m benchmarks.stopwatch [FILE.pdf]: what a corrected cell costs at the review page, and in the CSV by hand.

At the page, in a real browser: every key is pressed, and the time between the last key of a correction and the next
cell at hand is measured. By hand the keys are counted that a person presses in a spreadsheet: find the row in
target.csv by its place, go to `teks` and `nilai`, type both, the same in indikator.csv, save both files. For both a
key takes `KEY` seconds and a decision `THOUGHT` (Card, Moran, Newell 1983); looking the cell up in the document is not
counted for the page, which shows it, and is one more decision by hand.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from iku.serve.page.cells import Place
from schema.columns import INDIKATOR, TARGET_CSV

SAMPLE = Path(__file__).parents[1] / "samples" / "iku-2024-dinas-perdagangan.pdf"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
KEY, THOUGHT = 0.28, 1.35
"""Seconds a key of an average typist takes, and a decision."""
COUNTING = "window.ketukan = 0; addEventListener('keydown', () => { window.ketukan += 1; }, true);"
CELLS = 7
"""Corrected in a sitting."""


def by_hand(place: Place, text: str) -> int:
    """Keys to change a value in target.csv and indikator.csv."""
    number = re.match(r"[\d.,]*", text)
    find = len(f"{place.table},{place.row},{place.column[-4:]}") + 3  # Ctrl+F, the place, Enter, Escape
    across = TARGET_CSV.index("teks") - TARGET_CSV.index("tahun")
    back = TARGET_CSV.index("teks") - TARGET_CSV.index("nilai")
    first = find + across + len(text) + 1 + back + len(number[0] if number else "") + 1
    second = find + len(INDIKATOR) - INDIKATOR.index("satuan") + len(text) + 1
    return first + second + 2 * 2  # each file is saved in its own format: two keys


def corrected(page: Any, letter: str) -> tuple[int, float, float]:
    """Correct the cell at hand by one letter; keys pressed, seconds until the next is at hand, until it is kept."""
    before = page.evaluate("window.ketukan")
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.type(letter)
    started = time.perf_counter()
    was = page.locator("#ragu").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_function("(was) => document.querySelector('#ragu').innerText !== was", arg=was)
    keys, waited = page.evaluate("window.ketukan") - before, time.perf_counter() - started
    page.locator("#kabar", has_text=f"{letter}.").wait_for()
    return keys, waited, time.perf_counter() - started


def sitting(page: Any) -> list[tuple[int, float, float, int]]:
    """Of every doubtful cell: keys, seconds until the next is at hand and until it is kept, and keys by hand."""
    page.locator(".sel").first.wait_for()
    page.keyboard.press("n")
    found = []
    for number in range(CELLS):
        at = page.locator(".sel.pilih")
        table, row, column = (at.get_attribute(f"data-{one}") for one in ("tabel", "baris", "kolom"))
        text, letter = at.locator(".teks").inner_text(), chr(ord("a") + number)
        found.append((*corrected(page, letter), by_hand(Place(int(table), int(row), column), text + letter)))
    return found


def main() -> None:
    """Convert, serve, correct, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path, nargs="?", default=SAMPLE)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        subprocess.run([sys.executable, "-m", "iku", "convert", str(args.file), "-o", name, "--quiet"], check=True)
        log = Path(name, "serve.log")
        with log.open("w") as stream:
            server = subprocess.Popen([sys.executable, "-m", "iku", "serve", name, "--port", "0"], stderr=stream)
            while not (address := re.search(r"http://[\d.:]+", log.read_text())):
                time.sleep(0.1)
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.set_default_timeout(120_000)
            page.add_init_script(COUNTING)
            page.goto(f"{address[0]}/dokumen/{args.file.stem}")
            found = sitting(page)
            browser.close()
            server.terminate()
            server.wait()
    keys, waited, kept, hand = (sum(one) / len(found) for one in zip(*found, strict=True))
    print(f"page: {keys:.1f} keys, {keys * KEY + THOUGHT + waited:.1f} s a cell")
    print(f"next cell at hand after {waited:.2f} s, the last one kept after {kept:.2f} s")
    print(f"CSV by hand, in two files: {hand:.1f} keys, {hand * KEY + 2 * THOUGHT:.1f} s a cell")


if __name__ == "__main__":
    main()
