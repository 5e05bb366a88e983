"""Draws docs/sebelum-sesudah.png: a piece of the founding document's page beside the clean rows that come of it.

.venv/bin/python docs/picture.py          (needs Debian's chromium)
"""

import base64
import io
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

import pypdfium2 as pdfium

import iku
from normalize.model import Indicator, Value

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "iku-2024-dinas-perdagangan.pdf"
PAGE, TABLE, ROWS = 7, 2, (34, 35, 36)
"""A page whose rows were cut by the page before and whose words were cut by narrow columns."""
FIELDS = ("program", "sasaran", "indikator", "formulasi", "sumber_data", "penanggung_jawab")
HEIGHT = 0.42
"""Share of the page that is shown."""
STYLE = """
body{margin:0;font:13px 'Liberation Sans',sans-serif;color:#1c2733;background:#fff;width:1280px}
main{padding:18px 22px} h2{font-size:15px;margin:0 0 8px;font-weight:600} img{width:100%;border:1px solid #ccd4dc}
section+section{margin-top:16px} table{border-collapse:collapse;width:100%;font-size:12px}
th{background:#eef2f6;text-align:left;font-weight:600} td,th{border:1px solid #d5dde5;padding:4px 6px}
td,th{vertical-align:top}
.n{text-align:right} .mono{font-family:'Liberation Mono',monospace}
"""
CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def page_picture() -> str:
    """The upper part of the page as a data URI."""
    with pdfium.PdfDocument(SAMPLE) as pdf:
        picture = pdf[PAGE - 1].render(scale=2.2).to_pil()
    out = io.BytesIO()
    picture.crop((0, 0, picture.width, int(picture.height * HEIGHT))).save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def rows() -> str:
    """The clean rows as an HTML table: text fields of indikator.csv, values of target.csv."""
    table = iku.convert(SAMPLE).normalised.tables[TABLE - 1]
    shown = [table.indicators[n - 1] for n in ROWS]
    years = [f"{t.year}" for t in shown[0].targets]
    head = "".join(f"<th>{n}</th>" for n in ("baris", *FIELDS, *years, "halaman"))
    return f"<table><tr>{head}</tr>{''.join(_row(i) for i in shown)}</table>"


def _row(indicator: Indicator) -> str:
    pages = sorted({line.page or 0 for f in indicator.fields.values() if f.cell for line in f.cell.lines})
    fields = "".join(f"<td>{escape(indicator.text(name))}</td>" for name in FIELDS)
    values = "".join(f"<td>{_value(t.value)}</td>" for t in indicator.targets)
    return f"<tr><td class=n>{indicator.row}</td>{fields}{values}<td class=n>{'-'.join(map(str, pages))}</td></tr>"


def _value(value: Value) -> str:
    """Number, unit and grade as the columns of target.csv hold them."""
    number = "" if value.number is None else f"<b>{value.number:g}</b>"
    return "<br>".join(filter(None, (number, escape(value.unit or ""), escape(value.grade or ""))))


def main() -> int:
    """Write the picture."""
    html = (
        f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><main><section><h2>Sebelum: halaman {PAGE} PDF</h2>"
        f"<img src='{page_picture()}'></section>"
        f"<section><h2>Sesudah: indikator.csv dan target.csv</h2>{rows()}</section></main>"
    )
    with tempfile.TemporaryDirectory() as tmp:
        page = Path(tmp, "page.html")
        page.write_text(html, encoding="utf-8")
        target = ROOT / "docs" / "sebelum-sesudah.png"
        options = (f"--user-data-dir={tmp}/profile", "--window-size=1280,640", f"--screenshot={target}", page.as_uri())
        return subprocess.run([*CHROMIUM, *options], check=False, capture_output=True, timeout=60).returncode


if __name__ == "__main__":
    sys.exit(main())
