"""How completely the document was read, and what was mended on the way."""

from collections import Counter

from emit.report import labels
from emit.report.markup import Markup, el
from extract.document import Page
from normalize.model import Correction, Normalised, NormalTable

MOST = 400
"""Corrections shown; the rest stand in koreksi.csv."""


def corrections(doc: Normalised) -> Markup:
    """Raw text beside clean text, by rule."""
    every = [(table, one) for table in doc.tables for one in table.corrections]
    if not every:
        return el(
            "section", el("h2", "Koreksi"), el("p", "Tidak ada teks yang diperbaiki.", class_="calm"), id="koreksi"
        )
    counts = Counter(one.rule for _, one in every)
    told = ", ".join(f"{labels.CORRECTION.get(rule, rule).lower()} {n}" for rule, n in counts.most_common())
    heads = ("Tempat", "Kolom", "Jenis", "Tertulis", "Menjadi", "Keyakinan")
    grid = el(
        "table",
        el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
        el("tbody", [_correction(table, one) for table, one in every[:MOST]]),
        class_="plain",
    )
    shown = f"Lihat {MOST} koreksi pertama" if len(every) > MOST else "Lihat semua koreksi"
    more = f"{len(every) - MOST} koreksi lainnya ada di koreksi.csv." if len(every) > MOST else ""
    return el(
        "section",
        el("h2", "Koreksi"),
        el(
            "p",
            f"{len(every)} perubahan antara halaman dan hasil: {told}. "
            "Ejaan teks bebas tidak diubah; satuan dan predikat dibakukan.",
        ),
        el("details", el("summary", shown), el("div", grid, class_="scroll"), class_="table"),
        el("p", more, class_="note") if more else None,
        id="koreksi",
    )


def _correction(table: NormalTable, one: Correction) -> Markup:
    place = f"Tabel {table.number}" + (f", baris {one.row}" if one.row else ", judul")
    place += f" (hlm. {one.page})" if one.page else ""
    cells = (
        ("Tempat", place),
        ("Kolom", labels.column(one.column)),
        ("Jenis", labels.CORRECTION.get(one.rule, one.rule)),
        ("Tertulis", el("del", one.raw) if one.raw else ""),
        ("Menjadi", el("ins", one.clean) if one.clean else ""),
        ("Keyakinan", f"{one.score:.0%}"),
    )
    return el("tr", [el("td", text, data_label=label) for label, text in cells])


def trouble(doc: Normalised) -> Markup | None:
    """What kept the document from being read whole, and what to do about it."""
    problems = _problems(doc)
    return el("section", el("ul", problems, class_="problems"), class_="trouble", role="note") if problems else None


def _problems(doc: Normalised) -> list[Markup]:
    return [
        el("li", f"Halaman {problem.page}: " if problem.page else "", el("strong", problem.text), " ", problem.remedy)
        for problem in doc.document.problems
    ]


def section(doc: Normalised) -> Markup:
    """Pages, problems and the rows that are no indicators."""
    document, problems = doc.document, _problems(doc)
    aside = Counter(one.reason for table in doc.tables for one in table.set_aside)
    told = ", ".join(f"{n} {labels.ASIDE.get(reason, reason).lower()}" for reason, n in aside.most_common())
    return el(
        "section",
        el("h2", "Kelengkapan bacaan"),
        _pages(document.pages),
        el("ul", problems, class_="problems") if problems else None,
        el("p", f"Baris yang dilewati karena bukan indikator: {told}.") if told else None,
        [_decimals(table) for table in doc.tables if table.decimal_evidence],
        id="bacaan",
    )


def _decimals(table: NormalTable) -> Markup:
    return el("p", f"Tabel {table.number}: tanda desimal “{table.decimal}” ({table.decimal_evidence}).", class_="note")


def _pages(pages: tuple[Page, ...]) -> Markup:
    if not pages:
        return el("p", "Sumber ini tidak mempunyai halaman (Word atau teks); seluruh isinya dibaca.")
    tiles = [
        el(
            "li",
            el("b", page.number),
            title=f"Halaman {page.number}: {labels.PAGE_KIND.get(page.kind, page.kind)}, {page.fate}",
            class_="unread" if page.unread else "table-page" if page.tables else "text-page",
        )
        for page in pages
    ]
    unread = [page for page in pages if page.unread]
    with_tables = sum(bool(page.tables) for page in pages)
    text = f"{len(pages) - len(unread)} dari {len(pages)} halaman terbaca, {with_tables} di antaranya berisi tabel."
    why = [el("li", f"Halaman {page.number}: {page.fate}") for page in unread]
    return el("div", el("p", text), el("ol", tiles, class_="pages"), el("ul", why, class_="problems") if why else None)
