"""Findings as tables on the terminal, by severity; alike ones of one document are one line with their number."""

from collections.abc import Mapping, Sequence

from extract.grouped import grouped
from extract.printable import printable
from schema.columns import Keparahan

Row = Mapping[str, str]
MOST_ALIKE = 3
"""Findings of one kind in one document that are told one by one; more are one line."""


def show(rows: Sequence[Row]) -> None:
    """Print them to stdout, gravest first."""
    from rich.console import Console

    console = Console()
    for severity in Keparahan:
        same = [row for row in rows if row["keparahan"] == severity]
        if same:
            console.print(_table(severity, same))
    counts = (f"{sum(row['keparahan'] == severity for row in rows)} {severity}" for severity in Keparahan)
    console.print(", ".join(counts), highlight=False)


def _table(severity: str, rows: Sequence[Row]) -> object:
    from rich.table import Table
    from rich.text import Text

    out = Table(title=f"{severity} ({len(rows)})", title_justify="left", show_lines=False)
    out.add_column("Tempat", overflow="fold", max_width=28)
    out.add_column("Kode")
    out.add_column("Pesan", overflow="fold")
    for cells in _lines(rows):
        out.add_row(*(Text(printable(cell)) for cell in cells))
    return out


def _lines(rows: Sequence[Row]) -> list[tuple[str, str, str]]:
    out = []
    for (document, code), same in grouped(((row["dokumen"], row["kode"]), row) for row in rows).items():
        if len(same) <= MOST_ALIKE:
            out += [(_place(row), code, f"{row['pesan']} {row['saran']}".strip()) for row in same]
        else:
            out.append((document, code, _together(same)))
    return out


def _together(same: Sequence[Row]) -> str:
    told = "; ".join(f"{_row(row)}: {row['pesan']}" for row in same[:MOST_ALIKE])
    return f"{len(same)} temuan serupa. {told}; … (semuanya di temuan.csv)"


def _numbers(row: Row) -> list[str]:
    return [f"{name} {row[name]}" for name in ("tabel", "baris") if row[name]]


def _row(row: Row) -> str:
    return ", ".join([*_numbers(row), *([f"hal. {row['halaman']}"] if row["halaman"] else [])]) or "dokumen"


def _place(row: Row) -> str:
    parts = filter(None, (row["dokumen"], *_numbers(row), row["kolom"]))
    return ", ".join(parts) + (f" (hal. {row['halaman']})" if row["halaman"] else "")
