"""`iku audit`: the findings of a folder that was converted: chosen, then printed for a person or as data."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from emit import table
from iku.errors import ExitCode, UsageError, reason
from schema.columns import Keparahan

FILE, DOCUMENTS = "temuan.csv", "dokumen.csv"
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which findings, and how they are shown."""

    rules: tuple[str, ...] = ()
    """Kinds (`kode`); empty for all."""
    severities: tuple[str, ...] = Keparahan
    format: str = ""
    """json | csv | html on stdout; empty for tables that a person reads."""

    def takes(self, row: Row) -> bool:
        """Whether a finding is asked for."""
        return row["keparahan"] in self.severities and (not self.rules or row["kode"] in self.rules)


def is_converted(folder: str) -> bool:
    """Whether `iku convert` wrote this folder."""
    return Path(folder, FILE).is_file() and Path(folder, DOCUMENTS).is_file()


def all_whole(folder: str) -> bool:
    """Whether every document of a converted folder came out whole."""
    return all(row["status"] == "lengkap" for row in _rows(folder, DOCUMENTS))


def print_findings(folder: str, choice: Choice) -> Counter[str]:
    """Print the chosen findings to stdout; how many there are of each severity.

    Raises:
        UsageError: the folder holds no findings that this program wrote.
    """
    rows = [row for row in _rows(folder, FILE) if choice.takes(row)]
    if choice.format:
        from iku.command.findings_data import write

        write(choice.format, rows, list(_rows(folder, DOCUMENTS)), Path(folder))
    else:
        from iku.command.findings_tables import show

        show(rows)
    return Counter(row["keparahan"] for row in rows)


def _rows(folder: str, name: str) -> Iterator[Row]:
    try:
        with Path(folder, name).open(encoding="utf-8", newline="") as stream:
            yield from table.read(stream)
    except OSError as error:
        raise UsageError(f"Temuan tidak dapat dibaca di {folder}: {reason(error)}.") from error
    except (ValueError, csv.Error) as error:
        raise UsageError(f"{name} di {folder} rusak; jalankan iku convert lagi.") from error


def chosen_rules(text: str) -> tuple[str, ...]:
    """ "ejaan,aritmetika" as kinds of finding.

    Raises:
        UsageError: one of them is none.
    """
    if not text.strip():
        return ()
    from audit.run import codes
    from iku.decisions.findings import LOOSE

    wanted = tuple(filter(None, (part.strip() for part in text.split(","))))
    every = (*codes(), LOOSE)
    unknown = sorted(set(wanted) - set(every))
    if unknown:
        known = ", ".join(every)
        raise UsageError(f"Tidak ada aturan bernama {', '.join(unknown)}. Yang ada: {known}.")
    return wanted


def verdict(counts: Counter[str], fail_on: str, otherwise: ExitCode) -> ExitCode:
    """PARTIAL where there is a finding as grave as `fail_on` (empty: never), else `otherwise`."""
    if not fail_on:
        return otherwise
    grave: Sequence[str] = Keparahan[: Keparahan.index(fail_on) + 1]
    return ExitCode.PARTIAL if any(counts[severity] for severity in grave) else otherwise
