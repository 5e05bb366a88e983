"""A person's sitting at the review page, in a real browser; what is decided there holds on the command line."""

import csv
import hashlib
import html
import json
from pathlib import Path
from typing import Any

from benchmarks.opening import printed
from tests.browser.conftest import ID, Watched, said
from tests.e2e.runs import iku

CHANGED = (3, 11, "target_2022")
"""A cell whose unit is misspelt on the page ("20 Dokuen")."""


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def walk_to(page: Any, cell: Any) -> None:
    """Press the key of the next doubtful cell until this one is at hand."""
    for _ in range(9):
        page.keyboard.press("n")
        if "pilih" in (cell.get_attribute("class") or ""):
            return
    raise AssertionError("the walk does not meet it")


def rename(page: Any, name: str) -> None:
    """Call the column at hand so, by keyboard."""
    page.keyboard.press("k")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def test_documents_are_listed_searched_and_filtered(watched: Watched, uploaded: str) -> None:
    page = watched.open("/")
    row = page.locator(f'li[data-dokumen="{ID}"]')
    row.wait_for()
    assert "Terbaca lengkap" in row.inner_text()
    assert "sel perlu dilihat" in row.inner_text()
    page.locator("[name=tahun]").select_option("2024")
    page.locator("[name=kata]").fill("dinas perdagangan")
    assert row.is_visible()
    page.locator("[name=kata]").fill("tidak ada yang seperti ini")
    assert not row.is_visible()
    assert watched.strangers == []
    assert watched.logged == []


def test_a_dropped_file_that_is_no_document_says_why(watched: Watched) -> None:
    page = watched.open("/")
    page.evaluate(
        """() => { const data = new DataTransfer();
          data.items.add(new File([new Uint8Array([0, 1, 2, 3])], "<b>aneh.bin"));
          const drop = (name) => dispatchEvent(new DragEvent(name, {dataTransfer: data, bubbles: true}));
          drop("dragenter"); drop("drop"); }"""
    )
    row = page.locator("#unggahan li", has=page.locator("[role=alert]"))
    row.wait_for()
    assert row.inner_text().startswith("<b>aneh.bin")
    assert page.locator("#unggahan b").count() == 0


def test_a_cell_and_its_print_lead_to_each_other(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(2, 7, "target_2023").click()
    mark = page.locator("[data-halaman='3'] [data-sorot]")
    mark.wait_for()
    shown, marked = page.locator(".jendela").bounding_box(), mark.bounding_box()
    assert shown["x"] <= marked["x"] and marked["x"] + marked["width"] <= shown["x"] + shown["width"]
    page.locator("[data-sel='2 7 target_2025']").click()
    assert "pilih" in watched.cell(2, 7, "target_2025").get_attribute("class")
    assert page.locator("#sel h2").inner_text() == "Target 2025"
    page.keyboard.press("m")
    assert watched.cell(3, 11, "target_2023").inner_text().startswith("21\nDokuen")
    assert watched.strangers == []


def test_a_page_that_has_no_picture_says_why(watched: Watched, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "hilang.pdf"
    printed(file, 2)
    page = watched.open("/")
    page.locator("#pilih").set_input_files(file)
    page.locator("li[data-dokumen='hilang'] a.ke").wait_for()
    given = folder / ".iku/unggahan" / hashlib.sha256(file.read_bytes()).hexdigest()
    content = given.read_bytes()
    given.unlink()
    page.locator("li[data-dokumen='hilang'] a.ke").click()
    page.locator(".jendela [role=status]", has_text="unggah lagi di sini").wait_for()
    given.write_bytes(content)


def test_every_cell_says_where_it_is(watched: Watched, uploaded: str, folder: Path) -> None:
    page = watched.open(uploaded)
    watched.cell(3, 14, "indikator").wait_for()
    document = json.loads((folder / f"{ID}.json").read_text(encoding="utf-8"))
    places = {(t["tabel"], row["baris"], name) for t in document["tabel"] for row in t["baris"] for name in row["isi"]}
    drawn = page.evaluate(
        "() => [...document.querySelectorAll('.sel')].map((s) => [+s.dataset.tabel, +s.dataset.baris, s.dataset.kolom])"
    )
    assert places <= {tuple(one) for one in drawn}
    assert len(drawn) == len({tuple(one) for one in drawn})


def test_a_sitting_with_the_keyboard_alone(watched: Watched, uploaded: str, folder: Path, sample: Path) -> None:
    before = len(rows(folder, "keputusan.csv")) if (folder / "keputusan.csv").exists() else 0
    page = watched.open(uploaded)
    page.locator("#oleh").fill("Ani")
    page.locator("#oleh").press("Tab")
    cell = watched.cell(*CHANGED)
    walk_to(page, cell)
    page.keyboard.press("Enter")
    page.keyboard.type("19 Dokumen")
    page.keyboard.press("Enter")
    said(page, "Tersimpan: 19 Dokumen")
    assert cell.inner_text().startswith("19 Dokumen")

    page.keyboard.press("t")
    kind = page.locator("#sel article strong").first.inner_text()
    page.keyboard.press("x")
    page.keyboard.type("Sesuai dokumen asli")
    page.keyboard.press("Enter")
    said(page, "Temuan dikesampingkan")
    page.locator("#sel form").wait_for(state="detached")

    watched.cell(1, 1, "sumber_data").click()
    page.keyboard.press("k")
    page.keyboard.type("definisi_operasional")
    page.keyboard.press("Escape")
    rename(page, "penanggung_jawab")
    said(page, "Kolom dinamai")

    watched.cell(3, 11, "target_2023").click()
    page.keyboard.press("a")
    said(page, "Dibenarkan")
    page.keyboard.press("u")
    said(page, "Diurungkan")
    assert kind
    again = iku("convert", sample, "-o", folder, "--quiet")
    assert again.returncode == 0, again.stderr
    decided = rows(folder, "keputusan.csv")[before:]
    assert [one["tindakan"] for one in decided] == ["ubah", "abaikan", "judul", "terima", "batal"]
    assert {one["oleh"] for one in decided} == {"Ani"}
    place = dict(zip(("tabel", "baris"), map(str, CHANGED[:2]), strict=True))
    (value,) = [one for one in rows(folder, "target.csv") if one["tahun"] == "2022" and place.items() <= one.items()]
    assert (value["nilai"], value["satuan"], value["keyakinan"]) == ("19", "Dokumen", "1")
    mended = [one for one in rows(folder, "koreksi.csv") if one["aturan"] == "manusia"]
    assert (CHANGED[2], "19 Dokumen") in [(one["kolom"], one["bersih"]) for one in mended]
    report = (folder / f"{ID}.laporan.html").read_text(encoding="utf-8")
    assert "19 Dokumen" in report


def test_the_list_is_walked_and_a_sitting_is_told(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    page.locator(".sel").first.wait_for()
    page.locator("#oleh").fill("Ani")
    page.locator("#oleh").press("Tab")
    watched.cell(3, 12, "target_2023").click()
    page.keyboard.press("a")
    said(page, "Dibenarkan")
    page.keyboard.press("d")
    page.locator("#tab-temuan").click()
    page.locator("#isi-daftar button[data-ke]").first.click()
    assert page.locator("#sel article").count() >= 1
    page.locator("#tab-riwayat").click()
    page.locator("#isi-daftar", has_text="Ani").wait_for()
    page.keyboard.press("?")
    assert "papan ketik" in page.locator("#dialog").inner_text().lower()
    page.keyboard.press("Escape")
    assert not page.locator("#dialog").is_visible()


def test_no_column_begins_under_those_that_stay(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    for column in ("definisi_operasional", "target_2024", "penanggung_jawab", "target_2022"):
        watched.cell(2, 3, column).dispatch_event("click")
        cells = [cell.bounding_box() for cell in page.locator(".sel.pilih").locator("xpath=..").locator("> *").all()]
        edge = cells[0]["x"] + cells[0]["width"]
        indicator = watched.cell(2, 3, "indikator").bounding_box()
        if indicator["x"] <= edge + 1:  # held; pushed less far it goes with the others
            edge = indicator["x"] + indicator["width"]
        assert not [one for one in cells if one["x"] < edge - 1 and one["x"] + one["width"] > edge + 1], column


def test_what_a_field_lacks_is_said_in_the_language_of_the_page(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(1, 4, "formulasi").click()
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    assert page.locator("#sel form input").evaluate("(one) => one.validationMessage") == "Tulis alasannya."
    shown = page.locator("#sel form .pilihan").bounding_box()
    assert shown["y"] + shown["height"] <= 800  # all of the form is in the window
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    for typed in ("ngawur", "Target 1800"):
        page.locator("#dialog input").fill(typed)
        page.keyboard.press("Enter")
        told = page.locator("#dialog input").evaluate("(one) => one.validationMessage")
        assert told.startswith("Nama kolom ini tidak dikenal.")
    page.keyboard.press("Escape")


def test_a_question_that_is_closed_and_asked_again_at_once_is_answered(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(3, 2, "sumber_data").click()
    page.keyboard.press("k")
    page.keyboard.type("Formulasi")  # and closed without saying so
    page.evaluate(
        """() => { const pressed = new KeyboardEvent("keydown", {key: "k", bubbles: true});
          document.querySelector("#dialog").close();
          document.querySelector(".sel.pilih").dispatchEvent(pressed); }"""
    )
    page.keyboard.type("Penanggung jawab")
    page.keyboard.press("Enter")
    said(page, "Kolom dinamai Penanggung jawab")
    page.keyboard.press("u")
    said(page, "Diurungkan")
    watched.cell(3, 2, "sumber_data").wait_for()


def test_a_name_that_another_column_has_is_told_and_a_reload_forgets_no_undo(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(3, 2, "sumber_data").click()
    rename(page, "Indikator")
    said(page, "yang tadinya bernama begitu, menjadi kolom lain.")
    page.keyboard.press("u")
    said(page, "Diurungkan")
    watched.cell(3, 2, "sumber_data").click()
    rename(page, "lain_Asal data")
    said(page, "Kolom dinamai lain_asal_data")
    watched.cell(3, 2, "lain_asal_data").wait_for()
    page.reload()
    watched.cell(3, 2, "lain_asal_data").wait_for()
    page.keyboard.press("u")
    said(page, "Diurungkan")
    watched.cell(3, 2, "sumber_data").wait_for()


def test_a_finding_that_says_something_else_is_one_that_changed(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    told = page.evaluate(
        """async () => {
          const { changed, effect } = await import(document.querySelector("link[href$='/model.js']").href);
          const of = (temuan) => ({ rows: new Map(), view: { temuan } });
          const one = { id: 1, kode: "ejaan", tabel: 1, baris: 1, kolom: "satuan", label: "Ejaan", pesan: "Ada (a)." };
          const other = { ...one, id: 2, baris: 2 };
          return effect(changed(of([one, other]), of([{ ...one, id: 3, pesan: "Ada (b)." }]))); }"""
    )
    assert told == "1 temuan hilang (Ejaan); 1 temuan berubah (Ada (b))"


def test_a_notice_covers_nothing_that_is_typed(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    page.set_viewport_size({"width": 1400, "height": 900})
    watched.cell(1, 4, "formulasi").click()
    page.keyboard.press("a")
    said(page, "Dibenarkan")
    page.keyboard.press("x")
    form, notice = page.locator("#sel form").bounding_box(), page.locator("#kabar .kabar").bounding_box()
    assert form["x"] + form["width"] <= notice["x"]
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    said(page, "Diurungkan")


def test_what_a_decision_teaches_is_offered_accepted_and_withdrawn(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(3, 1, "sumber_data").click()
    rename(page, "penanggung_jawab")
    page.locator("#kabar .kabar", has_text="sel dalam").get_by_text("Terapkan").click()
    said(page, "Aturan diterapkan")
    page.keyboard.press("d")
    page.locator("#tab-aturan").click()
    page.locator("#isi-daftar").get_by_text("Tarik").click()
    said(page, "Aturan ditarik")
    page.keyboard.press("u")
    said(page, "Diurungkan")


def test_what_a_rule_changes_on_the_page_is_seen_at_once_and_gone_when_it_is_withdrawn(
    watched: Watched, uploaded: str
) -> None:
    page = watched.open(uploaded)
    below = watched.cell(2, 3, "sumber_data").locator(".teks")
    before = below.inner_text()
    watched.cell(2, 2, "sumber_data").click()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("Laporan Tahunan Kemetrologian")
    page.keyboard.press("Enter")
    page.locator("#kabar .kabar", has_text="sel dalam").get_by_text("Terapkan").click()
    said(page, "Aturan diterapkan")
    assert below.inner_text() == "Laporan Tahunan Kemetrologian" != before
    page.keyboard.press("d")
    page.locator("#tab-aturan").click()
    page.locator("#isi-daftar").get_by_text("Tarik").first.click()
    said(page, "Aturan ditarik")
    assert below.inner_text() == before
    page.keyboard.press("u")
    said(page, "Diurungkan")


def test_lines_show_at_once_what_is_read_with_them(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(2, 7, "indikator").click()
    cell = page.locator("[data-sorot]").bounding_box()
    page.keyboard.press("g")
    first = page.locator(".terbaca tr").first
    first.wait_for()
    columns = first.locator("td").count()
    assert columns > 10
    page.mouse.click(cell["x"] + cell["width"] / 2, cell["y"] + cell["height"] / 2)
    more = "(n) => document.querySelector('.terbaca tr').children.length > n"
    page.wait_for_function(more, arg=columns)
    for key in ("n", "i"):  # the same without a pointer
        page.keyboard.press(key)
    page.wait_for_function(more, arg=columns + 1)
    status = page.locator("#garis [role=status]")
    was = status.inner_text()
    page.keyboard.press("Shift+ArrowLeft")
    assert status.inner_text() != was
    page.keyboard.press("Escape")
    assert not page.locator("#garis").is_visible()


def test_a_double_click_takes_a_line_away(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(2, 7, "indikator").click()
    cell = page.locator("[data-sorot]").bounding_box()
    page.keyboard.press("g")
    page.locator(".terbaca tr").first.wait_for()
    lines = page.locator("g.garis line:not(.ini)")
    known = lines.count()
    at = cell["x"] + cell["width"] / 2, cell["y"] + cell["height"] / 2
    page.mouse.click(*at)
    assert lines.count() == known + 1
    page.wait_for_timeout(480)  # longer than a double click takes
    page.mouse.dblclick(*at, delay=40)
    assert lines.count() == known
    page.keyboard.press("Escape")


def test_a_row_is_split_at_that_printed_line_of_two_alike_and_joined_again(watched: Watched, tmp_path: Path) -> None:
    table = [("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target 2024"),
             ("1", "Jalan yang baik", "Persentase jalan<br>mantap<br>Persentase jembatan<br>mantap", "%", "70"),
             ("2", "Warga yang sehat", "Jumlah warga yang<br>diperiksa", "Orang", "50")]  # fmt: skip
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table)
    file = tmp_path / "dua-indikator.html"
    file.write_text(f"<html><body><h1>INDIKATOR KINERJA UTAMA TAHUN 2024</h1><table>{body}</table></body></html>")
    page = watched.open("/")
    page.locator("#pilih").set_input_files(file)
    page.locator("li[data-dokumen='dua-indikator'] a.ke").click(timeout=30_000)
    cells = page.locator('.sel[data-kolom="indikator"]')
    watched.cell(1, 1, "indikator").click()
    assert page.locator(".cetakan").inner_text() == "Persentase jalan\nmantap\nPersentase jembatan\nmantap"
    page.keyboard.press("s")
    page.locator("#dialog").get_by_label("mantap").last.check()
    page.locator("#dialog").get_by_text("Pisahkan").click()
    said(page, "Baris dipisahkan")
    assert cells.locator(".teks").all_inner_texts() == [
        "Persentase jalan mantap Persentase jembatan", "mantap", "Jumlah warga yang diperiksa",
    ]  # fmt: skip
    page.keyboard.press("u")
    said(page, "Diurungkan")
    assert cells.count() == 2
    assert watched.logged == []


def test_what_no_cell_prints_is_put_right(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(2, 2, "indikator").click()
    page.keyboard.press("o")
    before = page.locator("h1").inner_text(), page.locator("#keterangan").inner_text()
    page.locator("#dialog input").first.fill("Dinas Perdagangan Bengkulu")
    page.locator("#dialog input").last.fill("2031")
    page.keyboard.press("Enter")
    said(page, "Tersimpan: Dinas Perdagangan Bengkulu, 2031")
    assert page.locator("h1").inner_text() == "Dinas Perdagangan Bengkulu"
    page.keyboard.press("u")  # what was said as one is taken back as one
    said(page, "Diurungkan")
    assert (page.locator("h1").inner_text(), page.locator("#keterangan").inner_text()) == before
    page.keyboard.press("r")
    page.locator("#dialog select").first.select_option("program")
    page.locator("#dialog .utama").click()
    said(page, "Tersimpan: Program")
    page.keyboard.press("u")
    said(page, "Diurungkan")
    assert watched.logged == []


def test_a_corrected_file_takes_the_place_of_the_one_before(watched: Watched, tmp_path: Path) -> None:
    text = (
        "INDIKATOR KINERJA UTAMA DINAS SOSIAL TAHUN 2024\nNo\tIndikator Kinerja\tSatuan\tTarget 2024\n"
        "1\tPersentase jalan mantap\t%\t{}\n2\tJumlah warga\tOrang\t50\n"
    )
    first, second = tmp_path / "pertama.txt", tmp_path / "kedua.txt"
    first.write_text(text.format(70))
    second.write_text(text.format(75))
    page = watched.open("/")
    page.locator("#pilih").set_input_files(first)
    page.locator("li[data-dokumen='pertama'] a.ke").wait_for()
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Ganti berkas pertama").click()
    chooser.value.set_files(second)
    page.locator("li[data-dokumen='pertama']", has_text="kedua.txt").locator("a.ke").click()
    watched.cell(1, 1, "target_2024").filter(has_text="75").wait_for()


def test_another_persons_change_is_shown_before_it_is_overwritten(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(2, 1, "target_2022").click()
    other = {"oleh": "Budi", "tindakan": "ubah", "tabel": 2, "baris": 1, "kolom": "target_2022", "baru": "21%"}
    answer = page.request.post(f"{watched.server}/api/dokumen/{ID}/keputusan", data=other)
    assert answer.ok
    page.keyboard.press("e")
    page.keyboard.type("22%")
    page.keyboard.press("Enter")
    dialog = page.locator("#dialog")
    dialog.wait_for()
    assert "Budi" in dialog.inner_text() and "21%" in dialog.inner_text()
    page.keyboard.press("Enter")  # the focus is on what overwrites nothing
    dialog.wait_for(state="hidden")
    assert watched.cell(2, 1, "target_2022").inner_text().startswith("21%")


def test_nobody_is_asked_about_what_is_their_own(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(2, 4, "target_2022").click()
    for key in ("e", "5", "Enter", "Delete", "Enter"):  # the row goes before the answer to its cell is there
        page.keyboard.press(key)
    said(page, "Baris dikeluarkan")
    assert not page.locator("#dialog").is_visible()
    for _ in range(2):
        page.keyboard.press("u")
        said(page, "Diurungkan")
        page.locator("#kabar .kabar").evaluate("(one) => one.remove()")
    assert watched.cell(2, 4, "target_2022").inner_text().startswith("16,4%")


def test_lines_of_another_person_are_told_before_they_are_overruled(watched: Watched, uploaded: str) -> None:
    page = watched.open(uploaded)
    watched.cell(2, 7, "indikator").click()
    page.keyboard.press("g")
    page.locator(".terbaca tr").first.wait_for()
    other = {"oleh": "Budi", "tindakan": "terima", "tabel": 2, "baris": 7, "kolom": "target_2023"}
    answer = page.request.post(f"{watched.server}/api/dokumen/{ID}/keputusan", data=other)
    assert answer.ok
    page.keyboard.press("Enter")
    dialog = page.locator("#dialog")
    dialog.wait_for()
    assert "Budi membenarkan tabel 2, baris 7, Target 2023" in dialog.inner_text()
    assert dialog.locator(":focus").inner_text() == "Biarkan yang sekarang"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert not page.locator("#garis").is_visible()
    made = answer.json()["keputusan"][0]["waktu"]
    back = {"tindakan": "batal", "lama": made}
    assert page.request.post(f"{watched.server}/api/dokumen/{ID}/keputusan", data=back).ok


def test_the_page_works_on_a_phone(browser: Any, server: str, uploaded: str) -> None:
    phone = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    for address in ("/", uploaded):
        page.goto(server + address)
        page.locator("li[data-dokumen], .sel").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#ragu").tap()
    page.locator("[data-halaman] [data-sorot]").wait_for()
    assert page.locator(".bacaan").is_visible()
    page.get_by_role("button", name="Sunting", exact=True).tap()
    page.locator(".bacaan textarea").fill("kata " * 30)
    assert page.locator(".bacaan textarea").evaluate("(one) => one.scrollHeight - one.clientHeight") <= 2
    page.get_by_role("button", name="Batal").tap()
    page.locator(".bacaan textarea").wait_for(state="detached")
    page.locator("[data-aksi=daftar]").tap()
    page.get_by_label("Tutup daftar").tap()
    page.locator("#daftar").wait_for(state="hidden")
    page.locator("[data-aksi=daftar]").tap()
    page.locator("#isi-daftar button[data-ke]").first.tap()  # what was chosen is not covered
    page.locator("#daftar").wait_for(state="hidden")
    phone.close()


def test_text_with_script_in_it_stays_text(watched: Watched, tmp_path: Path) -> None:
    attack = '"><script>window.hit=1</script><img src=x onerror="window.hit=1">'
    head = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target 2024", "Target 2025")
    table = [head, *((str(n), attack, f"Persentase {attack}", "%", f"{n}0", f"{n}5") for n in range(1, 5))]
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in table)
    file = tmp_path / "serangan.html"
    file.write_text(
        f"<html><body><h1>INDIKATOR KINERJA UTAMA TAHUN 2024</h1><table border=1>{body}</table></body></html>"
    )
    page = watched.open("/")
    page.locator("#pilih").set_input_files(file)
    page.locator("li[data-dokumen='serangan'] a.ke").click(timeout=30_000)
    cell = watched.cell(1, 1, "indikator")
    cell.click()
    assert "<script>" in cell.inner_text()
    assert page.evaluate("window.hit") is None
    assert page.locator("#kisi img, #kisi script, #sel img").count() == 0
