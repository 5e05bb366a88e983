"""`iku audit`: the findings of a folder that was converted, by severity, as tables a person can read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from emit import table
from iku.command.printable import printable
from iku.errors import ExitCode, UsageError, reason
from schema.columns import Keparahan

FILE = "temuan.csv"
Row = Mapping[str, str]


def is_converted(folder: str) -> bool:
    """Whether `iku convert` wrote this folder."""
    return Path(folder, FILE).is_file() and Path(folder, "dokumen.csv").is_file()


def print_findings(folder: str) -> Counter[str]:
    """Print every finding to stdout, gravest first; how many there are of each severity.

    Raises:
        UsageError: the folder holds no findings that this program wrote.
    """
    from rich.console import Console

    console = Console()
    counts: Counter[str] = Counter()
    for severity in Keparahan:
        rows = [row for row in _findings(folder) if row["keparahan"] == severity]
        counts[severity] = len(rows)
        if rows:
            console.print(_table(severity, rows))
    console.print(", ".join(f"{counts[severity]} {severity}" for severity in Keparahan), highlight=False)
    return counts


def _findings(folder: str) -> Iterator[Row]:
    try:
        with Path(folder, FILE).open(encoding="utf-8", newline="") as stream:
            yield from table.read(stream)
    except OSError as error:
        raise UsageError(f"Temuan tidak dapat dibaca di {folder}: {reason(error)}.") from error


def _table(severity: str, rows: list[Row]) -> object:
    from rich.table import Table
    from rich.text import Text

    out = Table(title=f"{severity} ({len(rows)})", title_justify="left", show_lines=False)
    out.add_column("Tempat", overflow="fold", max_width=28)
    out.add_column("Kode")
    out.add_column("Pesan", overflow="fold")
    for row in rows:
        cells = (_place(row), row["kode"], f"{row['pesan']} {row['saran']}".strip())
        out.add_row(*(Text(printable(cell)) for cell in cells))
    return out


def _place(row: Row) -> str:
    parts = [row["dokumen"]]
    parts += [f"{label} {row[name]}" for name, label in (("tabel", "tabel"), ("baris", "baris")) if row[name]]
    parts += [row["kolom"]] if row["kolom"] else []
    return ", ".join(parts) + (f" (hal. {row['halaman']})" if row["halaman"] else "")


def verdict(counts: Counter[str], fail_on: str, otherwise: ExitCode) -> ExitCode:
    """PARTIAL where there is a finding as grave as `fail_on` (empty: never), else `otherwise`."""
    if not fail_on:
        return otherwise
    grave = Keparahan[: Keparahan.index(fail_on) + 1]
    return ExitCode.PARTIAL if any(counts[severity] for severity in grave) else otherwise
