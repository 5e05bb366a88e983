"""Draws the pictures of the review page in README and guide, from the founding document.

.venv/bin/python docs/review_pictures.py          (needs Debian's chromium)
"""

import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "iku-2024-dinas-perdagangan.pdf"
SHOWN = (
    *sorted(SAMPLE.parent.glob(f"{SAMPLE.stem}*")),
    *map((SAMPLE.parent / "rusak").joinpath, ("surat.pdf", "terkunci.pdf")),
)
"""A folder of documents as there are: most can be read, some are something else."""
IMAGES = ROOT / "docs" / "images"
COLOURS = 128
"""Of a picture: print and flat areas need no more."""
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the server over a folder."""
    log = folder / "serve.log"
    with log.open("w") as stream:
        process = subprocess.Popen([sys.executable, "-m", "iku", "serve", str(folder), "--port", "0"], stderr=stream)
        try:
            while not (found := re.search(r"http://[\d.:]+", log.read_text())):
                process.poll()
            yield found[0]
        finally:
            process.terminate()
            process.wait()


def keep(page: Any, name: str) -> None:
    """Take a picture and pack it small."""
    page.wait_for_function("() => [...document.images].every((one) => one.complete)")
    page.wait_for_timeout(400)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        IMAGES / f"{name}.png", optimize=True
    )


def documents(page: Any) -> None:
    """The list of documents."""
    page.locator("#dokumen li").first.wait_for()
    keep(page, "daftar-dokumen")


def doubtful(page: Any) -> None:
    """A doubtful cell at hand, being edited."""
    for _ in range(3):
        page.keyboard.press("n")
    page.keyboard.press("Enter")
    keep(page, "sel-ragu")
    page.keyboard.press("Escape")


def finding(page: Any) -> None:
    """A finding that is set aside."""
    page.keyboard.press("t")
    page.keyboard.press("x")
    page.keyboard.type("Sesuai dengan dokumen asli")
    keep(page, "temuan")
    page.keyboard.press("Escape")


def lines(page: Any) -> None:
    """Lines drawn on the picture, and what is read with them."""
    page.keyboard.press("g")
    page.locator(".terbaca :is(td, p)").first.wait_for()
    keep(page, "garis")


def main() -> int:
    """Write the pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        subprocess.run([sys.executable, "-m", "iku", "convert", *map(str, SHOWN), "-o", name, "--quiet"], check=False)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        with served(Path(name)) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 760}, locale="id-ID")
            page.set_default_timeout(120_000)
            page.goto(address)
            documents(page)
            page.locator("li", has_text="16 halaman").locator("a.ke").click()
            page.locator(".sel").first.wait_for()
            page.locator("#oleh").fill("Ani")
            page.locator("#oleh").press("Tab")
            steps: tuple[Callable[[Any], None], ...] = (doubtful, finding, lines)
            for step in steps:
                step(page)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
