"""python -m benchmarks.opening [--rows 600] [--rounds 10]: how soon a long document stands on the review page.

A document of so many rows of twelve columns is printed, converted and served; Debian's Chromium opens its page, by a
server that has just started and by one that showed it before. Milliseconds from the request to: the answer of the page,
the answer of its data, the first rows painted. Then the table is scrolled through, a frame at a time.
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
NAME = "panjang"
HEADS = ("No", "Sasaran", "Indikator Kinerja", "Definisi Operasional", "Formulasi", "Satuan",
         *(f"Target {year}" for year in range(2022, 2027)), "Penanggung Jawab")  # fmt: skip
WIDTHS = (24, 90, 100, 120, 120, 48, *[42] * 5, 70)
WATCH = """
addEventListener("DOMContentLoaded", () => {
  const seen = new MutationObserver(() => {
    const first = document.querySelector(".sel:not(:empty) .teks:not(:empty)");
    if (!first) return;
    seen.disconnect();
    first.setAttribute("elementtiming", "baris");
  });
  seen.observe(document.body, { childList: true, subtree: true });
  const shown = new PerformanceObserver((list) => { window.terlukis = list.getEntries()[0].renderTime; });
  shown.observe({ type: "element" });
});
"""
"""The moment at which the browser shows the first cell of the table."""
TIMES = """() => { const [page] = performance.getEntriesByType("navigation");
  const data = performance.getEntriesByType("resource").find((one) => one.name.endsWith("/tampilan"));
  return [page.responseEnd, data ? data.responseEnd : page.responseEnd, window.terlukis]; }"""
SCROLL = """() => new Promise((done) => { const host = document.querySelector("#kisi"), times = [];
  let last = performance.now(), count = 0;
  const step = (now) => { times.push(now - last); last = now; host.scrollTop += 240;
    if (++count < 200) requestAnimationFrame(step); else done(times.slice(1)); };
  requestAnimationFrame(step); })"""


def printed(file: Path, rows: int) -> None:
    """A document of so many indicators."""
    style = ParagraphStyle("sel", fontName="Helvetica", fontSize=6.5, leading=7.8)
    lines = [
        (n, f"Meningkatnya mutu layanan {n}", f"Persentase layanan bidang {n} yang memenuhi standar mutu",
         f"Layanan bidang {n} yang memenuhi standar menurut pemeriksaan berkala tim mutu daerah",
         f"Jumlah layanan bidang {n} sesuai standar / jumlah seluruh layanan x 100%", "Persen",
         *(f"{50 + (n + year) % 45},{n % 9 + 1}" for year in range(5)), f"Bidang Layanan {n % 12 + 1}")
        for n in range(1, rows + 1)
    ]  # fmt: skip
    table = LongTable(
        [[Paragraph(str(one), style) for one in line] for line in (HEADS, *lines)], WIDTHS, repeatRows=1,
        style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]),
    )  # fmt: skip
    title = Paragraph("INDIKATOR KINERJA UTAMA DINAS SOSIAL TAHUN 2024", style)
    SimpleDocTemplate(
        str(file), pagesize=landscape(A4), leftMargin=10, rightMargin=10, topMargin=24, bottomMargin=24
    ).build([title, table])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server that has just started."""
    log = folder / "serve.log"
    with log.open("w") as stream:
        server = subprocess.Popen([sys.executable, "-m", "iku", "serve", str(folder), "--port", "0"], stderr=stream)
        try:
            while not (address := re.search(r"http://[\d.:]+", log.read_text())):
                time.sleep(0.05)
            yield address[0]
        finally:
            server.terminate()
            server.wait()


def opened(browser: Any, address: str) -> tuple[list[float], list[float]]:
    """What opening took, with nothing kept by the browser; and the frames of scrolling."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.add_init_script(WATCH)
    page.goto(f"{address}/dokumen/{NAME}", wait_until="commit")
    page.wait_for_function("() => window.terlukis")
    times = page.evaluate(TIMES)
    page.wait_for_timeout(1500)
    frames = page.evaluate(SCROLL)
    page.close()
    return times, frames


def told(label: str, rounds: list[list[float]]) -> None:
    """Print the middle and the range of what was measured."""
    parts = [
        f"{name} {statistics.median(one):.0f} ms ({min(one):.0f} to {max(one):.0f})"
        for name, one in zip(("page", "data", "rows painted"), zip(*rounds, strict=True), strict=True)
    ]
    print(f"{label}: {', '.join(parts)}", flush=True)


def main() -> None:
    """Print, convert, serve, open, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rows", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--output", type=Path, help="a folder that was converted before, or is to be kept")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = args.output or Path(name, "hasil")
        if not (folder / f"{NAME}.json").exists():
            file = Path(name, f"{NAME}.pdf") if args.output is None else args.output.with_suffix(".pdf")
            printed(file.with_stem(NAME), args.rows)
            subprocess.run(
                [sys.executable, "-m", "iku", "convert", str(file.with_stem(NAME)), "-o", str(folder), "--quiet"],
                check=False,
            )
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        cold = []
        for _ in range(args.rounds):
            with served(folder) as address:
                cold.append(opened(browser, address)[0])
        told("server just started", cold)
        with served(folder) as address:
            opened(browser, address)
            warm = [opened(browser, address) for _ in range(args.rounds)]
        told("server that showed it before", [one for one, _ in warm])
        frames = sorted(one for _, times in warm for one in times)
        print(f"scrolling: median {statistics.median(frames):.1f} ms a frame, ", end="")
        print(f"95 of 100 within {frames[int(len(frames) * 0.95)]:.1f}, the slowest {frames[-1]:.1f}")
        browser.close()


if __name__ == "__main__":
    main()
