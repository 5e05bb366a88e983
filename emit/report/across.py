"""What comparing with other documents of the office found: a section of the report that is filled in afterwards."""

from collections.abc import Sequence

from audit.finding import Finding
from emit.report import labels
from emit.report.markup import Markup, el

OPEN, CLOSE = "<!--lintas-->", "<!--/lintas-->"
MOST = 200


def place() -> Markup:
    """Where the section goes; empty until documents are compared."""
    return Markup(OPEN + CLOSE)


def section(findings: Sequence[Finding]) -> Markup:
    """Changed targets, indicators added and dropped, with links to the rows of this report."""
    lines = [_line(finding) for finding in findings[:MOST]]
    more = f"{len(findings) - MOST} lainnya ada di temuan.csv." if len(findings) > MOST else ""
    return el(
        "section",
        el("h2", "Dibandingkan dengan dokumen lain"),
        el("p", f"{len(findings)} perbedaan dengan dokumen lain dari OPD yang sama.", class_="note"),
        el("div", el("ul", lines, el("li", more) if more else None, class_="hints"), class_="sheet"),
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
