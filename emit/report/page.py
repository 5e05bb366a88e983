"""The report of one document."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from audit.finding import Finding
from emit.report import across, decisions, labels, reading, regions, sheets, tables
from emit.report import findings as finding_cards
from emit.report.lines import MIDDLE
from emit.report.markup import Markup, el
from emit.report.pictures import pictures
from emit.report.shell import page, tile
from emit.result import trouble
from emit.rows import Row
from normalize.model import Normalised
from normalize.words.squash import squash
from schema.columns import Keparahan

ACHIEVED, PERCENT, WHOLE = "capaian", "%", 100.0
FEWEST = 3
"""Achievements of which it is worth while to say how many reached their target."""
KIND = {
    "pdf": "PDF", "docx": "Word (DOCX)", "doc": "Word lama (DOC)", "odt": "LibreOffice (ODT)", "xlsx": "Excel (XLSX)",
    "xls": "Excel lama (XLS)", "ods": "LibreOffice (ODS)", "html": "Halaman web", "gambar": "Gambar", "txt": "Teks OCR",
}  # fmt: skip


def render(
    doc: Normalised, findings: Sequence[Finding], data: bytes, *, status: str, decided: Sequence[Row] = ()
) -> str:
    """The whole HTML page, self-contained.

    Args:
        doc: the normalised document.
        findings: what the audit found, gravest first.
        data: the input's bytes, from which a PDF's pictures are cut; empty for none.
        status: lengkap | sebagian | gagal; what is not read whole says first what is missing and what to do.
        decided: what people decided about the document (`Result.decisions`).
    """
    title = f"Laporan IKU: {doc.office or doc.name}"
    unread = regions.regions(doc)
    drawn = sheets.sheets(doc, findings, data, [one.page for one in unread])
    outlined = regions.section(unread, drawn)
    if status == "gagal":
        told = (reading.trouble(doc), outlined, decisions.section(decided))
        return page(title, _head(doc, status), *told, _foot(doc), style=sheets.style(drawn))
    cut, without = pictures(doc, findings, drawn)
    shown, left_out = tables.shorten(doc)
    return page(
        title,
        _head(doc, status),
        reading.trouble(doc) if status != "lengkap" else None,
        _verdict(doc, findings),
        across.place(across.SECTION),
        _tiles(doc, findings),
        outlined,
        _contents(),
        finding_cards.section(shown, findings, cut, without),
        tables.section(shown, findings, left_out),
        decisions.section(decided),
        reading.corrections(doc),
        reading.section(doc),
        _foot(doc),
        style=sheets.style(drawn),
    )


def _head(doc: Normalised, status: str) -> Markup:
    about = [PurePath(doc.document.path).name, KIND.get(doc.document.kind, ""), f"tahun {doc.year}" if doc.year else ""]
    return el(
        "header",
        el("p", f"Laporan pemeriksaan {labels.DOCUMENT.get(doc.sort, 'indikator kinerja')}", class_="over"),
        el("h1", doc.office or doc.name),
        el("p", " · ".join(filter(None, about)), class_="about"),
        el("span", labels.status(status, trouble(doc.document.problems)), class_=f"status {status}"),
        class_="top",
    )


def _verdict(doc: Normalised, findings: Sequence[Finding]) -> Markup:
    """What a reader should know: what was found, in a report also how many targets it says that it reached."""
    counts = Counter(finding.severity for finding in findings)
    rows = sum(len(table.indicators) for table in doc.tables)
    faint = sum(
        field.confidence < MIDDLE and bool(field.clean.strip()) and not field.inherited
        for table in doc.tables
        for row in table.indicators
        for field in (*row.fields.values(), *(target.field for target in row.targets))
    )
    kinds = Counter(labels.rule(f.code).lower() for f in findings if f.severity == Keparahan[0]).most_common(2)
    parts = [f"{counts['galat']} {labels.TOLD['galat']} ({', '.join(name for name, _ in kinds)})"] if kinds else []
    parts += [f"{counts['peringatan']} {labels.TOLD['peringatan']}"] if counts["peringatan"] else []
    parts += [f"{faint} sel terbaca dengan keyakinan di bawah {MIDDLE:.0%}"] if faint else []
    none = f"Tidak ditemukan kekeliruan di dalam dokumen ini ({rows} indikator)."
    told = f"Dari {rows} indikator: {'; '.join(parts)}." if parts else none
    return el("p", " ".join(filter(None, (told, _reached(doc)))), class_="verdict")


def _reached(doc: Normalised) -> str:
    """How many indicators reached their target, by the percentages that the document itself states for its year."""
    stated: dict[str, float] = {}
    for row in (row for table in doc.tables for row in table.indicators):
        own = [t.value for t in row.targets if (t.kind, t.year, t.period) == (ACHIEVED, str(doc.year), "")]
        for value in own:
            if value.number is not None and value.unit == PERCENT:
                stated.setdefault(squash(row.text("indikator")), value.number)
    if len(stated) < FEWEST:
        return ""
    whole = sum(number >= WHOLE for number in stated.values())
    return f"Menurut capaian yang tertulis, {whole} dari {len(stated)} indikator mencapai target."


def _tiles(doc: Normalised, findings: Sequence[Finding]) -> Markup:
    counts = Counter(finding.severity for finding in findings)
    rows = sum(len(table.indicators) for table in doc.tables)
    targets = sum(len(row.targets) for table in doc.tables for row in table.indicators)
    mended = sum(len(table.corrections) for table in doc.tables)
    tiles = [
        ("Indikator", rows, f"{len(doc.tables)} tabel, {targets} target", ""),
        *((labels.SEVERITY[name], counts[name], _meaning(name), name) for name in Keparahan),
        ("Koreksi", mended, "kata, satuan, angka", ""),
    ]
    return el("dl", [tile(*one) for one in tiles], across.place(across.TILE), class_="tiles")


def _meaning(severity: str) -> str:
    return {"galat": "terbukti keliru", "peringatan": "perlu diperiksa", "info": "untuk diketahui"}[severity]


def _contents() -> Markup:
    parts = (("temuan", "Temuan"), ("tabel", "Tabel"), ("koreksi", "Koreksi"), ("bacaan", "Kelengkapan bacaan"))
    return el("nav", [el("a", name, href=f"#{anchor}") for anchor, name in parts], aria_label="Isi laporan")


def _foot(doc: Normalised) -> Markup:
    digest = doc.document.sha256
    return el(
        "footer",
        el(
            "p",
            "Laporan ini dibuat otomatis; halaman asli tetap menjadi rujukan.",
        ),
        el("p", "SHA-256 ", el("code", digest)) if digest else None,
    )
