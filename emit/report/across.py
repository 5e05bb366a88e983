"""What comparing with other documents of the office found: places of the report that are filled in afterwards."""

from collections import Counter
from collections.abc import Mapping, Sequence

from audit.finding import Finding
from emit.report import labels
from emit.report.markup import Markup, el
from emit.report.shell import tile
from schema.columns import Keparahan

SECTION, TILE = "lintas", "lintas-ubin"
"""The places."""
MOST, MOST_OPEN = 200, 5
"""Differences on the page; so many stand open."""


def ends(name: str) -> tuple[str, str]:
    """What stands before a place and behind it."""
    return f"<!--{name}-->", f"<!--/{name}-->"


def place(name: str) -> Markup:
    """Where something goes; empty until documents are compared."""
    return Markup("".join(ends(name)))


def filled(findings: Sequence[Finding], side_by_side: str) -> Mapping[str, str]:
    """What stands in each place: nothing where nothing was found."""
    if not findings:
        return dict.fromkeys((SECTION, TILE), "")
    counted = tile("Antardokumen", len(findings), "di luar temuan dokumen ini", "")
    return {SECTION: _section(findings, side_by_side), TILE: counted}


def _section(findings: Sequence[Finding], side_by_side: str) -> Markup:
    """How many differences there are, on the first screen, and each of them, with links to the rows of this report.

    `side_by_side`: the address of the page of the office's documents.
    """
    counts = Counter(finding.severity for finding in findings)
    told = ", ".join(f"{counts[name]} {labels.TOLD[name]}" for name in Keparahan if counts[name])
    gravest = sorted(findings, key=lambda finding: Keparahan.index(finding.severity))
    lines = [_line(finding) for finding in gravest[:MOST]]
    more = f"{len(findings) - MOST} lainnya ada di temuan.csv." if len(findings) > MOST else ""
    return el(
        "section",
        el("p", f"Dibandingkan dengan dokumen lain OPD ini: {told}.", class_="verdict"),
        el(
            "details",
            el("summary", f"{len(findings)} perbedaan"),
            el("ul", lines, el("li", more) if more else None, class_="hints"),
            class_="group",
            open=len(findings) <= MOST_OPEN,
        ),
        el("p", el("a", "Dokumen-dokumen ini berdampingan", href=side_by_side), class_="note"),
        id="lintas",
    )


def _line(finding: Finding) -> Markup:
    chip = el("span", labels.SEVERITY[finding.severity], class_=f"chip {finding.severity}")
    row = bool(finding.table and finding.row)
    where = f"Tabel {finding.table}, baris {finding.row}" if row else ""
    link = el("a", where, href=f"#t{finding.table}b{finding.row}") if row else None
    return el(
        "li",
        el("span", chip, " ", finding.message, class_="message"),
        el("span", link, class_="place"),
        data_severity=finding.severity,
        data_rule=finding.code,
    )
