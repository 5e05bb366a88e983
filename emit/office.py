"""The page of one office: its documents side by side, an indicator a row: what disagrees, what agrees, what one has."""

from collections.abc import Mapping, Sequence
from itertools import chain
from urllib.parse import quote

from audit.across.counterparts import matched
from audit.across.digest import Digest, Line
from audit.across.plans import CHAIN
from audit.finding import Finding
from emit.report.labels import DOCUMENT
from emit.report.markup import Markup, el
from emit.report.shell import page

MOST_NAMED = 2
"""Indicators that the first sentence names."""
MOST = 600
"""Rows shown; all stand in the documents' own reports."""
Row = list[Line | None]
"""An indicator, a place per document."""
Found = Mapping[tuple[str, int, int], Sequence[Finding]]


def render(office: str, documents: Sequence[Digest], findings: Sequence[tuple[str, Finding]]) -> str:
    """The whole HTML page; `findings` as (document id, finding), those of comparing these documents."""
    ordered = sorted(documents, key=_order)
    rows = _rows([{**one, "lines": _merged(one["lines"])} for one in ordered])
    marks: dict[tuple[str, int, int], list[Finding]] = {}
    for name, finding in findings:  # what is of no row marks none
        marks.setdefault((name, finding.table or 0, finding.row or 0), []).append(finding)
    heads = [el("th", "Indikator", scope="col"), *(el("th", _head(one), scope="col") for one in ordered)]
    parts: tuple[list[Row], ...] = ([], [], [])
    for row in rows:
        differs = any(_marked(line, one, marks) for line, one in zip(row, ordered, strict=True))
        parts[0 if differs else 1 if sum(line is not None for line in row) > 1 else 2].append(row)
    rows = list(chain.from_iterable(parts))
    body = [_row(row, ordered, marks) for row in rows[:MOST]]
    grid = el("table", el("thead", el("tr", heads)), el("tbody", body))
    left = f"{len(rows) - MOST} indikator lainnya ada di laporan tiap dokumen." if len(rows) > MOST else ""
    told = f"{len(ordered)} dokumen, {len(rows)} indikator; " + _apart(parts[0], len(parts[1]))
    named = {one["document"]: _name(one) for one in ordered}
    lines = [
        el("li", el("span", el("b", f"{named[name]} ({name})"), ": ", finding.message, class_="message"))
        for name, finding in findings
        if not finding.row
    ]
    return page(
        f"Antardokumen: {office}",
        el("header", el("p", "Dokumen satu OPD berdampingan", class_="over"), el("h1", office), class_="top"),
        el("p", told, class_="verdict"),
        el("section", el("ul", lines, class_="hints"), class_="sheet") if lines else None,
        el("section", el("h2", "Target dan realisasi"), el("div", grid, class_="scroll sheet"), id="tabel"),
        el("p", left, class_="note") if left else None,
    )


def _apart(rows: Sequence[Row], shared: int) -> str:
    """How many indicators the documents say differently, and which; `shared`: how many others are in several."""
    if not rows and not shared:
        return "tidak ada yang tercantum di lebih dari satu dokumen."
    if not rows:
        return f"{shared} tercantum di lebih dari satu dokumen, tanpa perbedaan yang ditemukan."
    named = ", ".join(f"“{next(line['shown'] for line in row if line)}”" for row in rows[:MOST_NAMED])
    more = f", dan {len(rows) - MOST_NAMED} lainnya" if len(rows) > MOST_NAMED else ""
    return f"{len(rows)} di antaranya berbeda antardokumen: {named}{more}."


def _merged(lines: Sequence[Line]) -> list[Line]:
    """One line an indicator: a report shows it in several tables, each with years of its own."""
    found: dict[str, Line] = {}
    for line in lines:
        first = found.setdefault(line["measure"], line)
        if first is not line:
            texts, reached = line["texts"] | first["texts"], line["reached"] | first["reached"]
            found[line["measure"]] = {**first, "texts": texts, "reached": reached}
    return list(found.values())


def _order(one: Digest) -> tuple[int, int, str]:
    return one["year"] or 0, CHAIN.index(one["sort"]) if one["sort"] in CHAIN else len(CHAIN), one["document"]


def _name(one: Digest) -> str:
    return " ".join(filter(None, (DOCUMENT.get(one["sort"], "Dokumen"), str(one["year"] or ""))))


def _head(one: Digest) -> Markup:
    link = f"../{quote(one['document'])}.laporan.html"
    return el("span", el("a", _name(one), href=link), el("br"), el("small", one["document"]))


def _rows(documents: Sequence[Digest]) -> list[Row]:
    """One indicator a row, a place per document; what has no counterpart in an earlier document begins a row."""
    rows: list[Row] = []
    names: list[tuple[str, str]] = []
    for place, one in enumerate(documents):
        found = matched(names, [(line["above"], line["measure"]) for line in one["lines"]])
        for number, line in enumerate(one["lines"]):
            if number in found:
                rows[found[number]][place] = line
            else:
                rows.append([line if at == place else None for at in range(len(documents))])
                names.append((line["above"], line["measure"]))
    return rows


def _row(row: Row, documents: Sequence[Digest], marks: Found) -> Markup:
    shown = next(line["shown"] for line in row if line)
    cells = [_cell(line, one, marks) for line, one in zip(row, documents, strict=True)]
    return el("tr", el("td", shown, data_label="Indikator"), cells)


def _cell(line: Line | None, one: Digest, marks: Found) -> Markup:
    found = _marked(line, one, marks)
    years = sorted({*line["texts"], *line["reached"]}) if line else []
    told = el("div", [el("div", _year(line, year)) for year in years if line]) if years else None
    return el(
        "td",
        told or ("–" if line is None else ""),
        class_=f"mark {found[0].severity}" if found else None,
        title="\n".join(finding.message for finding in found) or None,
        data_label=_name(one),
    )


def _year(line: Line, year: str) -> str:
    reached = line["reached"].get(year)
    told = f"{line['texts'].get(year, '–')}" + (f" → {reached}" if reached else "")
    return f"{year}: {told}" if year else told


def _marked(line: Line | None, one: Digest, marks: Found) -> Sequence[Finding]:
    return marks.get((one["document"], line["table"], line["row"]), ()) if line else ()
