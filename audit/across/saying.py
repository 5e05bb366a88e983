"""Findings across documents, made from the lines of digests."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit.across.digest import Line
from audit.finding import Finding
from audit.spot import Saying

MOST_NAMED = 5
"""Indicators named in one finding on added or dropped ones."""


def listed(saying: Saying, lines: Sequence[Line], at: Line | None, document: str) -> Finding:
    """One finding that names several indicators."""
    named = "; ".join(f"“{line['shown']}”" for line in lines[:MOST_NAMED])
    more = f" dan {len(lines) - MOST_NAMED} lainnya" if len(lines) > MOST_NAMED else ""
    figures = {"kali": str(len(lines)), "dokumen": document, "indikator": named + more}
    return on_line(saying, at, "indikator", lines[0]["shown"], figures)


def changed(saying: Saying, old: Line, new: Line, year: str, document: str) -> Finding:
    """Another target for one year."""
    figures = {
        "tahun": year,
        "sini": new["texts"][year],
        "sana": old["texts"][year],
        "dokumen": document,
        "tempat": f"tabel {old['table']} baris {old['row']}",
    }
    return on_line(saying, new, f"target_{year}", new["texts"][year], figures)


def on_line(saying: Saying, line: Line | None, column: str, evidence: str, figures: Mapping[str, str]) -> Finding:
    """A finding in the later document."""
    table, row, page = (line["table"], line["row"], line.get("page")) if line else (None, None, None)
    return replace(saying.at(None, evidence, figures, table, row, column), page=page)
