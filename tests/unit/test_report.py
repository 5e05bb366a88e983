import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.run import audit
from audit.spot import INFO, PERINGATAN
from emit.report import charts, labels, render
from emit.report.findings import MOST_HINTS
from emit.report.lines import spark
from emit.report.markup import Markup, el, join
from emit.report.pictures import pictures
from emit.report.sheets import sheets
from emit.report.tables import MOST_ROWS
from emit.summary import MOST
from emit.summary import render as render_summary
from extract.document import Box, Cell, Document, Line, Page, Problem, Table
from normalize.model import Correction, Field, Indicator, Normalised, NormalTable, SetAside, Target, Value

ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>&{}\u0000'


class Outline(HTMLParser):
    """Tags and attributes of a page."""

    def __init__(self, page: str):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def cell(text: str, box: Box, page: int = 1) -> Field:
    return Field(text, text, Cell(0, 0, lines=(Line(text, box, page),), box=box, page=page))


def document(text: str = "Jumlah Dokumen", kind: str = "docx", pages: tuple[Page, ...] = ()) -> Normalised:
    names = ("no", "sub_kegiatan", "indikator", "formulasi", "sumber_data", "lain_catatan")
    fields = {name: cell(text, Box(50 + 60 * i, 100, 100 + 60 * i, 130)) for i, name in enumerate(names)}
    fields["formulasi"] = cell(f"9 Dokumen selama 3 tahun {text}", Box(200, 100, 280, 130))
    targets = tuple(
        Target(
            str(2022 + i), "target", Value("angka", float(i), unit="Dokumen"), cell(f"{i} Dokumen", Box(400, 1, 430, 9))
        )
        for i in range(1, 4)
    )
    row = Indicator(1, 1, "eselon_iv", "sub_kegiatan", fields, targets, "3.30.02")
    fixed = Correction(1, "indikator", "kata_terpotong", text, text, 0.9, 1)
    table = NormalTable(1, text, "eselon_iv", 2023, (), (row,), (), (fixed,), (), ",", text)
    problems = (Problem("baca", text, text, 1),)
    return Normalised(text, Document(f"{text}.pdf", "ab12", kind, pages, (), problems), text, 2023, (table,))


def test_text_is_escaped_and_markup_is_not() -> None:
    assert join(ATTACK) == Markup(
        "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;&amp;{}"
    )
    assert (
        el("p", el("b", "a<b"), None, 3, class_="x", hidden=True, title=None)
        == '<p class="x" hidden><b>a&lt;b</b>3</p>'
    )


def test_no_input_becomes_markup() -> None:
    doc = document(ATTACK)
    outline = Outline(render(doc, audit(doc), b"", status=ATTACK))
    assert outline.count("script") == 1
    assert outline.count("img") == 0
    assert not any(name.startswith("on") for _, attributes in outline.tags for name in attributes)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40))
def test_any_text_gives_the_same_elements(text: str) -> None:
    doc = document(f"y{text}")
    page = render(doc, [], b"", status="lengkap")
    assert [tag for tag, _ in Outline(page).tags].count("td") == Outline(
        render(document("y"), [], b"", status="x")
    ).count("td")


def test_the_page_loads_nothing_and_runs_only_its_own_script() -> None:
    doc = document()
    page = render(doc, audit(doc), b"", status="lengkap")
    policy = next(a["content"] for tag, a in Outline(page).tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert re.search(r"script-src 'sha256-[A-Za-z0-9+/]{43}='", policy)
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)
    assert "@import" not in page


def test_every_link_has_its_target() -> None:
    doc = document()
    outline = Outline(render(doc, audit(doc), b"", status="lengkap"))
    anchors = {attributes["id"] for _, attributes in outline.tags if attributes.get("id")}
    links = {(a["href"] or "")[1:] for tag, a in outline.tags if tag == "a" and (a.get("href") or "").startswith("#")}
    assert links
    assert links <= anchors


def test_the_page_names_the_sort_of_document_and_its_tables_from_their_numbers_on() -> None:
    doc = replace(document(), sort="lkjip")
    titled = replace(doc.tables[0], title="arang disajikan pada tabel berikut. Tabel 3.1 Capaian Kinerja")
    page = render(replace(doc, tables=(titled, *doc.tables[1:])), [], b"", status="lengkap")
    assert "Laporan pemeriksaan LKjIP" in page
    assert "Tabel 1 · Tabel 3.1 Capaian Kinerja" in page and "arang disajikan" not in page
    assert "Laporan pemeriksaan indikator kinerja" in render(replace(doc, sort=""), [], b"", status="lengkap")


def test_the_same_input_gives_the_same_page() -> None:
    doc = document()
    assert render(doc, audit(doc), b"", status="lengkap") == render(doc, audit(doc), b"", status="lengkap")


def test_unread_pages_are_named_with_their_reason() -> None:
    pages = (Page(1, 600, 800, fate="dibaca"), Page(2, 600, 800, fate="terlalu besar", unread=True))
    page = render(document(pages=pages), [], b"", status="sebagian")
    assert "1 dari 2 halaman terbaca" in page
    assert "Halaman 2: terlalu besar" in page


@pytest.mark.parametrize("status", ["gagal", "sebagian"])
def test_what_is_not_read_whole_says_first_what_to_do(status: str) -> None:
    doc = document()
    trouble = Problem("read", "Berkas ini <rusak>.", "Unduh ulang.")
    page = render(replace(doc, document=replace(doc.document, problems=(trouble,))), [], b"", status=status)
    assert "Berkas ini &lt;rusak&gt;." in page
    assert "Unduh ulang." in page
    assert ("Indikator</dt>" in page) is (status == "sebagian")
    assert page.index("Unduh ulang.") < page.find("Indikator</dt>") or status == "gagal"


def test_summary_names_first_what_needs_looking_at() -> None:
    rows = [
        {"dokumen": name, "berkas": name, "status": status, "galat": "", "halaman": "", "indikator": ""}
        for name, status in (("bersih", "lengkap"), ("salah", "lengkap"), ("rusak", "gagal"))
    ]
    wrong = {**finding("galat"), "dokumen": "salah"}
    page = render_summary(rows, [wrong])
    assert page.index(">rusak<") < page.index(">salah<") < page.index(">bersih<")


def test_sources_without_pages_have_no_pictures() -> None:
    doc = document()
    assert sheets(doc, audit(doc), b"no pdf") == {}
    assert pictures(doc, audit(doc), {}) == ({}, 0)


def printed_document(pages: int = 1, foot: float = 40) -> tuple[Normalised, bytes]:
    """A PDF of empty pages, whose one table has its header on the first page and its row on the last."""
    from pypdfium2 import PdfDocument

    pdf, out = PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        pdf.new_page(600, 800)
    pdf.save(out)
    doc = document(kind="pdf", pages=tuple(Page(n, 600, 800) for n in range(1, pages + 1)))
    table = doc.tables[0]
    moved = {
        name: replace(field, cell=replace(field.cell, page=pages)) if field.cell else field
        for name, field in table.indicators[0].fields.items()
    }
    heads = (Cell(0, 0, box=Box(40, 20, 500, foot), page=1),)
    table = replace(table, indicators=(replace(table.indicators[0], fields=moved),), source=Table(2, 1, heads, "ruled"),
                    set_aside=(SetAside(0, "judul", "No | Indikator", 1),))  # fmt: skip
    return replace(doc, tables=(table,)), out.getvalue()


@pytest.mark.parametrize(("pages", "foot"), [(1, 40), (1, 100), (2, 40)], ids=["above", "touching", "other page"])
def test_a_finding_shows_the_header_over_its_row(pages: int, foot: float) -> None:
    doc, data = printed_document(pages, foot)
    found = [finding for finding in audit(doc) if finding.box and finding.severity != "info"]
    drawn = sheets(doc, found, data)
    cut, without = pictures(doc, found, drawn)
    assert (len(cut), without) == (len(found), 0)
    strips = [a for tag, a in Outline(cut[0]).tags if tag == "div" and "strip" in (a.get("class") or "")]
    assert [one["class"] for one in strips] == ["strip p1", f"strip p{pages}"]
    assert "background-position:-4" in (strips[0]["style"] or "")


def test_each_page_is_in_the_report_once_and_every_cell_says_where_it_was_printed() -> None:
    doc, data = printed_document()
    page = render(doc, audit(doc), data, status="lengkap")
    assert page.count("data:image/png") == 1
    row = doc.tables[0].indicators[0]
    places = [a["data-k"] for tag, a in Outline(page).tags if tag == "td" and a.get("data-k")]
    assert len(places) == len(row.fields) + len(row.targets)
    assert all(re.fullmatch(r"1( \d+){4}", place or "") for place in places)
    assert 'data-j="1 40 20 500 40"' in page


@pytest.mark.parametrize(("rotation", "known", "shown"), [(90, (800, 600), True), (0, (800, 600), False)])
def test_a_page_is_drawn_as_it_was_turned_to_be_read(rotation: int, known: tuple[int, int], shown: bool) -> None:
    doc, data = printed_document()
    doc = replace(doc, document=replace(doc.document, pages=(Page(1, *known, rotation=rotation),)))
    drawn = sheets(doc, (), data)
    assert [(one.width, one.height) for one in drawn.values()] == [known] * shown


def test_pages_that_are_not_drawn_are_counted() -> None:
    doc, data = printed_document()
    found = [replace(finding, page=7) for finding in audit(doc) if finding.box and finding.severity != "info"]
    assert pictures(doc, found, sheets(doc, found, data))[1] == len(found)


def test_names_that_rows_share_stand_over_them() -> None:
    doc = document()
    row = doc.tables[0].indicators[0]
    names = ["Program A", "Program A", "Program A", "Program B"]
    rows = [replace(row, row=i, fields={**row.fields, "program": Field(n, n)}) for i, n in enumerate(names, 1)]
    shown = render(replace(doc, tables=(replace(doc.tables[0], indicators=tuple(rows)),)), [], b"", status="lengkap")
    assert shown.count('<tr class="band">') == 2
    assert shown.count("Program A") == 1


def test_doubtful_cells_are_marked_by_confidence() -> None:
    doc = document()
    table = doc.tables[0]
    row = table.indicators[0]
    faint = {**row.fields, "indikator": Field("a", "a", confidence=0.4), "sumber_data": Field("b", "b", confidence=0.7)}
    doc = replace(doc, tables=(replace(table, indicators=(replace(row, fields=faint),)),))
    classes = [a.get("class") or "" for tag, a in Outline(render(doc, [], b"", status="x")).tags if tag == "td"]
    assert sum("low" in name.split() for name in classes) == 1
    assert sum("middle" in name.split() for name in classes) == 1


@pytest.mark.parametrize("numbers", [[1.0, 2.0, 3.0], [None, 5.0, 2.5], [0.0, 0.0, 1.0]])
def test_charts_draw_each_year(numbers: list[float | None]) -> None:
    assert charts.bars(["2022", "2023", "2024"], numbers).count("<rect") == 3
    nothing = [None] * len(numbers)
    assert "<polyline" in charts.spark(["2022", "2023", "2024"], numbers, nothing)
    assert charts.spark(["2022", "2023", "2024"], numbers, [1.0, 2.0, 3.0]).count("<polyline") == 2


def test_charts_of_equal_years_are_left_out() -> None:
    assert charts.bars(["2022", "2023"], [4.0, 4.0]) == ""
    assert charts.spark(["2022", "2023"], [4.0, None], [None, None]) == ""


def test_a_single_year_shows_what_was_reached_against_the_target() -> None:
    assert 'class="bar less"' in charts.bullet(80.0, 60.0)
    assert 'class="bar"' in charts.bullet(80.0, 90.0)
    assert charts.bullet(None, 4.0) == charts.bullet(0.0, 4.0) == ""


def finding(severity: str, document: str = "a b") -> dict[str, str]:
    return {
        "dokumen": document, "tabel": "1", "baris": "2", "kolom": "formulasi", "kode": "aritmetika",
        "keparahan": severity, "pesan": ATTACK, "bukti": "", "saran": "", "halaman": "",
    }  # fmt: skip


def batch(*statuses: str) -> list[dict[str, str]]:
    return [
        {"dokumen": "a b", "berkas": ATTACK, "status": status, "galat": "", "halaman": "3", "indikator": "7"}
        for status in statuses
    ]


def test_summary_counts_links_and_escapes() -> None:
    page = render_summary(batch("lengkap", "gagal"), [finding("galat"), finding("info")], {"a b": "Dinas <X>"})
    outline = Outline(page)
    assert outline.count("script") == 1
    hrefs = [attributes.get("href") for tag, attributes in outline.tags if tag == "a"]
    assert hrefs == ["a%20b.laporan.html", "a%20b.laporan.html#t1b2"]
    assert "Dinas &lt;X&gt;" in page
    assert (
        "Ditemukan 1 galat terbukti, 1 dokumen tidak terbaca seluruhnya. Mulailah dari Dinas &lt;X&gt; · a b." in page
    )


def test_summary_of_a_large_batch_stays_small_and_says_so() -> None:
    page = render_summary(batch("lengkap"), (finding("galat") for _ in range(MOST + 5)))
    assert page.count("<li") == MOST
    assert "5 temuan lainnya" in page


def test_summary_without_findings() -> None:
    page = render_summary(batch("lengkap"), [])
    assert "Tidak ada temuan." in page
    assert "Semua dokumen terbaca lengkap; tidak ditemukan kekeliruan." in page


def test_a_very_long_document_is_cut_and_says_so() -> None:
    doc = document()
    table = doc.tables[0]
    many = tuple(replace(table.indicators[0], row=n, source_row=n) for n in range(1, MOST_ROWS + 11))
    ends, doc = (replace(doc, tables=(replace(table, indicators=rows),)) for rows in ((many[0], many[-1]), many))
    findings = [finding for finding in audit(ends) if finding.row]
    warned = findings[0]
    findings += [replace(warned, severity=PERINGATAN, row=n) for n in range(1, MOST_ROWS + 11)]
    page = render(doc, findings, b"", status="lengkap")
    outline = Outline(page)
    assert page.count('<tr id="t1b') == MOST_ROWS
    assert "10 baris lainnya ada di indikator.csv." in page
    assert "peringatan lainnya ada di temuan.csv." in page
    anchors = {attributes["id"] for _, attributes in outline.tags if attributes.get("id")}
    assert {(a["href"] or "")[1:] for tag, a in outline.tags if tag == "a"} <= anchors


def test_very_many_hints_of_one_kind_are_cut_and_counted() -> None:
    doc = document()
    hint = replace(audit(doc)[0], severity=INFO)
    page = render(doc, [replace(hint, row=n) for n in range(1, MOST_HINTS + 8)], b"", status="lengkap")
    assert "<li>7 lainnya ada di temuan.csv.</li>" in page


@pytest.mark.parametrize(("count", "told"), [(400, "Lihat semua koreksi"), (401, "Lihat 400 koreksi pertama")])
def test_so_many_corrections_are_shown(count: int, told: str) -> None:
    doc = document("a")
    table = replace(doc.tables[0], corrections=doc.tables[0].corrections * count)
    page = render(replace(doc, tables=(table,)), [], b"", status="lengkap")
    assert told in page and page.count("<del>") == 400
    assert ("1 koreksi lainnya ada di koreksi.csv." in page) == (count > 400)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("target_2024", "Target 2024"), ("realisasi_anggaran_2024_TW1", "Realisasi anggaran 2024 triwulan I"),
        ("target_TW1", "Target triwulan I"), ("target_lama", "Target lama"), ("lain_asal_data", "Asal data"),
        ("indikator", "Indikator"),
    ],
)  # fmt: skip
def test_columns_are_called_as_people_call_them(name: str, label: str) -> None:
    assert labels.column(name) == label


def achieved(indicator: str, target: float, reached: float, stated: float) -> Indicator:
    numbers = (("target", target), ("realisasi", reached), ("capaian", stated))
    targets = [Target("2023", kind, Value("angka", n, unit="%"), Field(f"{n}", f"{n}")) for kind, n in numbers]
    return Indicator(1, 1, "", "indikator", {"indikator": Field(indicator, indicator)}, tuple(targets))


def test_a_report_says_how_many_targets_it_states_as_reached() -> None:
    """An indicator that several tables show counts once."""
    rows = [achieved(f"Indeks {n}", 80, 80 + n, 100 + 1.25 * n) for n in (-1, 0, 2)]
    doc = document()
    doc = replace(doc, tables=(replace(doc.tables[0], indicators=(*rows, rows[0])),))
    told = "Menurut capaian yang tertulis, 2 dari 3 indikator mencapai target."
    assert told in render(doc, [], b"", status="lengkap")


@pytest.mark.parametrize(("indicator", "less"), [("Angka kematian ibu", False), ("Persentase pasar tertib", True)])
def test_a_bar_under_its_target_is_bad_only_where_more_is_better(indicator: str, less: bool) -> None:
    assert ("bar less" in spark(achieved(indicator, 80, 60, 125))) is less


def test_a_report_without_pages_names_no_place_on_them() -> None:
    page = render(document(), (), b"", status="lengkap")
    assert "Tidak ada temuan di dalam dokumen ini." in page
    assert "Klik sel" not in page
    assert "Klik sel" in render(document(kind="pdf", pages=(Page(1, 595, 842, "digital"),)), (), b"", status="lengkap")
