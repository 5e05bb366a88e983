"""ringkasan.html: what a batch is and what was found, over all its documents, on one self-contained page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import quote

from emit.report import labels
from emit.report.findings import filter_bar
from emit.report.markup import Child, Markup, el
from emit.report.shell import page, tile
from schema.columns import Keparahan

Row: TypeAlias = Mapping[str, str]
MOST = 300
"""Grave findings listed one by one; all of them stand in temuan.csv."""
STATES = ("gagal", "sebagian", "lengkap")
SEVERITIES_LISTED = ("galat", "peringatan")


@dataclass
class _Counts:
    """What the page needs of any number of findings."""

    by_document: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_rule: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    total: Counter[str] = field(default_factory=Counter)
    listed: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in SEVERITIES_LISTED})

    def take(self, row: Row) -> None:
        severity = row["keparahan"]
        self.by_document[row["dokumen"]][severity] += 1
        self.by_rule[row["kode"]][severity] += 1
        self.total[severity] += 1
        kept = self.listed.get(severity)
        if kept is not None and len(kept) < MOST:
            kept.append(row)


def render(
    documents: Sequence[Row],
    findings: Iterable[Row],
    offices: Mapping[str, str] | None = None,
    sides: Mapping[str, str] | None = None,
) -> str:
    """The whole HTML page.

    Args:
        documents: rows of dokumen.csv.
        findings: rows of temuan.csv; read once, only counts and the gravest are kept.
        offices: opd of each document, for its name beside the document and for the filter.
        sides: the pages that put an office's documents side by side: address to office.
    """
    counts = _Counts()
    for row in findings:
        counts.take(row)
    known = {name: office for name, office in (offices or {}).items() if office}
    return page(
        "Ringkasan pemeriksaan IKU",
        _head(documents),
        _verdict(documents, counts, known),
        _tiles(documents, counts),
        _documents(documents, counts, known),
        _sides(sides or {}),
        _rules(counts),
        _listed(counts, known),
    )


def _head(documents: Sequence[Row]) -> Markup:
    over = el("p", "Ringkasan pemeriksaan indikator kinerja", class_="over")
    return el("header", over, el("h1", f"{len(documents)} dokumen"), class_="top")


def _verdict(documents: Sequence[Row], counts: _Counts, offices: Mapping[str, str]) -> Markup:
    """What a reader should know: how much was found, and where to begin."""
    found = [f"{counts.total[name]} {labels.TOLD[name]}" for name in SEVERITIES_LISTED if counts.total[name]]
    unread = sum(row["status"] != "lengkap" for row in documents)
    parts = [*found, *([f"{unread} dokumen tidak terbaca seluruhnya"] if unread else [])]
    if not parts:
        return el("p", "Semua dokumen terbaca lengkap; tidak ditemukan kekeliruan.", class_="verdict")
    most = {
        row["dokumen"]: [counts.by_document[row["dokumen"]][name] for name in SEVERITIES_LISTED] for row in documents
    }
    first = max(most, key=most.__getitem__)
    named = " · ".join(filter(None, (offices.get(first), first)))
    begin = f" Mulailah dari {named}." if found else ""
    return el("p", f"Ditemukan {', '.join(parts)}.{begin}", class_="verdict")


def _tiles(documents: Sequence[Row], counts: _Counts) -> Markup:
    states = Counter(row["status"] for row in documents)
    whole = f"{states['lengkap']} lengkap, {states['sebagian']} sebagian, {states['gagal']} gagal"
    rows = sum(int(row.get("indikator") or 0) for row in documents)
    tiles = [tile("Dokumen", len(documents), whole, ""), tile("Indikator", rows, "baris hasil", "")]
    tiles += [tile(labels.SEVERITY[name], counts.total[name], "temuan", name) for name in Keparahan]
    return el("dl", tiles, class_="tiles")


def _documents(documents: Sequence[Row], counts: _Counts, offices: Mapping[str, str]) -> Markup:
    heads = ("Dokumen", "Status", "Halaman", "Indikator", "Galat", "Peringatan", "Info", "Yang perlu dilakukan")
    ordered = sorted(documents, key=lambda row: _urgency(row, counts.by_document[row["dokumen"]]))
    body = [_document(row, counts.by_document[row["dokumen"]], offices.get(row["dokumen"], "")) for row in ordered]
    grid = el("table", el("thead", el("tr", [el("th", head, scope="col") for head in heads])), el("tbody", body))
    return el(
        "section",
        el("h2", "Dokumen"),
        el("details", el("summary", "Semua dokumen"), el("div", grid, class_="scroll"), class_="table", open=True),
        id="dokumen",
    )


def _sides(pages: Mapping[str, str]) -> Markup | None:
    if not pages:
        return None
    links = [el("li", el("a", office or address, href=quote(address))) for address, office in pages.items()]
    listed = el("div", el("ul", links, class_="hints"), class_="sheet")
    return el("section", el("h2", "Dokumen satu OPD berdampingan"), listed)


def _urgency(row: Row, found: Mapping[str, int]) -> tuple[int, ...]:
    """Smaller is more urgent: what was not read, then what has the most galat and peringatan."""
    return (STATES.index(row["status"]), *(-found.get(severity, 0) for severity in SEVERITIES_LISTED))


def _document(row: Row, found: Mapping[str, int], office: str) -> Markup:
    name = row["dokumen"]
    shown = office or name
    link = el("span", shown) if row["status"] == "gagal" else el("a", shown, href=report_of(name))
    status = el("span", labels.status(row["status"], row.get("galat", "")), class_=f"status {row['status']}")
    cells: list[tuple[str, Child]] = [
        ("Dokumen", el("span", link, el("br"), el("small", row.get("berkas", name)))),
        ("Status", status),
        ("Halaman", row.get("halaman", "")),
        ("Indikator", row.get("indikator", "")),
        *((labels.SEVERITY[severity], found.get(severity, 0)) for severity in Keparahan),
        ("Yang perlu dilakukan", row.get("galat", "")),
    ]
    return el("tr", [el("td", value, data_label=label) for label, value in cells])


def _rules(counts: _Counts) -> Markup:
    most = max((sum(one.values()) for one in counts.by_rule.values()), default=1)
    ordered = sorted(counts.by_rule.items(), key=lambda pair: [-pair[1][name] for name in Keparahan])
    rows = []
    for code, one in ordered:
        shares = [el("i", class_=name, style=f"width:{100 * one[name] / most:.2f}%") for name in Keparahan if one[name]]
        bar = el("span", shares, class_="pair")
        cells: tuple[tuple[str, Child], ...] = (("Jenis", labels.rule(code)), ("Jumlah", sum(one.values())), ("", bar))
        rows.append(el("tr", [el("td", value, data_label=label) for label, value in cells]))
    if not rows:
        return el("section", el("h2", "Jenis temuan"), el("p", "Tidak ada temuan.", class_="calm"))
    grid = el("table", el("tbody", rows), class_="rules")
    return el("section", el("h2", "Jenis temuan"), el("div", grid, class_="sheet"), id="jenis")


def _listed(counts: _Counts, offices: Mapping[str, str]) -> Markup | None:
    rows = [row for name in SEVERITIES_LISTED for row in counts.listed[name]]
    if not rows:
        return None
    severities, rules = Counter(row["keparahan"] for row in rows), Counter(row["kode"] for row in rows)
    left_out = sum(counts.total[name] for name in SEVERITIES_LISTED) - len(rows)
    note = f"{left_out} temuan lainnya, dan semua info, ada di temuan.csv." if left_out else ""
    return el(
        "section",
        el("h2", "Galat dan peringatan"),
        filter_bar(severities, rules, sorted({offices[row["dokumen"]] for row in rows if row["dokumen"] in offices})),
        el("div", el("ul", [_line(row, offices) for row in rows], class_="hints"), class_="sheet"),
        el("p", "Tidak ada temuan yang cocok dengan saringan.", class_="none calm", hidden=True),
        el("p", note, class_="note") if note else None,
        id="temuan",
    )


def report_of(name: str) -> str:
    """The relative address of a document's report."""
    return f"{quote(name)}.laporan.html"


def _line(row: Row, offices: Mapping[str, str]) -> Markup:
    name = row["dokumen"]
    anchor = f"#t{row['tabel']}b{row['baris']}" if row.get("tabel") and row.get("baris") else ""
    where = f"tabel {row['tabel']}, baris {row['baris']}" if anchor else ""
    chip = el("span", labels.SEVERITY[row["keparahan"]], class_=f"chip {row['keparahan']}")
    told = " · ".join(filter(None, (offices.get(name, ""), name, where)))
    place = el("a", told, href=report_of(name) + anchor)
    return el(
        "li",
        el("span", chip, " ", row["pesan"], class_="message"),
        el("span", place, class_="place"),
        data_severity=row["keparahan"],
        data_rule=row["kode"],
        data_office=offices.get(name),
    )
