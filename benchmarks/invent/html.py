"""A document as HTML, printed to PDF by a browser."""

import re
import subprocess
import tempfile
from html import escape
from pathlib import Path

from benchmarks.invent.columns import WIDTHS, columns, merged_span, value
from benchmarks.invent.content import Spec
from benchmarks.invent.turn import turn

CHROMIUM = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip
RULES = {
    "full": "td,th{border:0.7pt solid #000}",
    "double": "td,th{border:2.2pt double #000}",
    "horizontal": "tr{border-top:0.7pt solid #000;border-bottom:0.7pt solid #000} td,th{border:0}",
    "none": "td,th{border:0;padding:3pt 5pt 5pt 5pt}",
}
FRACTION = re.compile(r"^\$\\frac\{\\text\{(.*?)\}\}\{\\text\{(.*?)\}\} \\times 100\\%\$$")


IDENTITY = (
    "<table><tr><td style='width:18%'>Nama Organisasi</td><td>{office}</td></tr>"
    "<tr><td>Tugas</td><td>Membantu Bupati melaksanakan urusan pemerintahan</td></tr>"
    "<tr><td>Fungsi</td><td>a. perumusan kebijakan; b. pelaksanaan kebijakan; c. evaluasi</td></tr></table>"
)
SIGNATURE = (
    "<div style='margin-left:70%;margin-top:14pt'>Ditetapkan,<br>KEPALA DINAS<br><br><br><b>NAMA PEJABAT</b>"
    "<br>Pembina Utama Muda<br>NIP. 00000000 000000 0 000</div>"
)


def page(spec: Spec) -> str:
    """The whole HTML text."""
    s = spec.style
    head = "thead{display:table-header-group}" if s.repeat_header else "thead{display:table-row-group}"
    shade = f"th,.program{{background:{s.shading}}}" if s.shading else ""
    foot = f"@page{{@bottom-center{{content:'IKU {spec.office}, halaman ' counter(page)}}}}" if s.furniture else ""
    css = (
        f"@page{{size:{s.page};margin:12mm}} body{{font:{s.size}pt '{s.font}'}} h3{{text-align:center;margin:2pt}}"
        f"table{{border-collapse:collapse;width:100%;table-layout:fixed;margin-bottom:14pt}} {head}"
        f"td,th{{vertical-align:top;padding:2pt;overflow-wrap:anywhere}} {RULES[s.rules]} {shade} {foot}"
        f"section+section{{break-before:{'page' if s.page_break else 'auto'}}} u{{display:block}}"
    )
    body = "".join(_table(spec, t) for t in spec.tables)
    body = (IDENTITY.format(office=spec.office) if s.identity else "") + body + (SIGNATURE if s.signature else "")
    return f"<!doctype html><meta charset=utf-8><style>{css}</style>{body}"


def _table(spec: Spec, table: dict) -> str:
    keys, years = columns(spec, table), spec.years
    widths = "".join(f"<col style='width:{WIDTHS.get(k, 11)}%'>" * (len(years) if k == "target" else 1) for k in keys)
    top = "".join(
        f"<th colspan={len(years)}>{spec.names[k]}</th>" if k == "target" else f"<th rowspan=2>{spec.names[k]}</th>"
        for k in keys
    )
    numbers = ""
    if spec.style.column_numbers:
        numbers = "<tr>" + "".join(f"<th>{i}</th>" for i in range(1, len(keys) + len(years))) + "</tr>"
    head = f"<thead><tr>{top}</tr><tr>{''.join(f'<th>{y}</th>' for y in years)}</tr>{numbers}</thead>"
    rows = table["baris"]
    body = "".join(
        f"<tr class={r['jenis']}>{''.join(_cells(spec, rows, i, k) for k in keys)}</tr>" for i, r in enumerate(rows)
    )
    title = f"<h3>INDIKATOR KINERJA UTAMA (IKU)</h3><h3>{spec.office.upper()}</h3><h3>TAHUN {spec.year}</h3>"
    return f"<section>{title}<h3>{table['judul']}</h3><table>{widths}{head}<tbody>{body}</tbody></table></section>"


def _cells(spec: Spec, rows: list[dict], i: int, key: str) -> str:
    if key == "target":
        return "".join(f"<td style='text-align:center'>{rows[i][str(y)]}</td>" for y in spec.years)
    span = merged_span(rows, i, key)
    bold = "b" if rows[i]["jenis"] == "program" and key == "program" else "span"
    return f"<td rowspan={span}><{bold}>{_rich(value(rows[i], key))}</{bold}></td>" if span else ""


def _rich(text: str) -> str:
    fraction = FRACTION.match(text)
    if not fraction:
        return escape(text)
    return f"<u>{escape(fraction[1])}</u>{escape(fraction[2])} x 100%"


def browsed(html: str, out: Path) -> None:
    """A page as headless Chromium prints it."""
    with tempfile.TemporaryDirectory() as tmp:
        source = Path(tmp, "dokumen.html")
        source.write_text(html, encoding="utf-8")
        command = [*CHROMIUM, f"--user-data-dir={tmp}/profile", f"--print-to-pdf={out}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def to_pdf(spec: Spec, out: Path) -> None:
    """Print with headless Chromium."""
    browsed(page(spec), out)
    if spec.style.turned:
        turn(out, spec.style.turned)
