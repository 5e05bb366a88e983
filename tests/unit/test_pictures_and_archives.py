"""Pictures become the pages of a scan; archives give their members; standard input is a file like any other."""

import io
import os
import time
import zipfile
from pathlib import Path

import psutil
import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from extract import office
from extract.detect import MOST_MEMBERS
from extract.document import Unreadable as UnreadableFile
from extract.picture import as_pdf
from extract.reader import read
from extract.settings import Settings
from iku.command.watch import fresh
from iku.inputs import finding
from iku.inputs.archive import MARK, Unreadable, is_member, members, open_member
from iku.inputs.finding import find
from iku.inputs.ids import named
from iku.inputs.opening import absolute, hash_file, is_there, read_bytes, spooled
from iku.state import store


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)  # type: ignore[arg-type]
    return out.getvalue()


def pages(data: bytes) -> list[Image.Image]:
    pdf = PdfDocument(as_pdf(data, Settings()))
    return [page.render(scale=0.2).to_pil() for page in pdf]


def marked(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """White, its top left quarter dark."""
    picture = Image.new(mode, (width, height), "white")
    picture.paste("black", (0, 0, width // 2, height // 2))
    return picture


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGB"), ("JPEG", "RGB"), ("JPEG", "L"), ("TIFF", "1"), ("PNG", "RGBA"), ("BMP", "RGB")]
)
def test_a_picture_is_a_page(form: str, mode: str) -> None:
    (page,) = pages(saved(marked(400, 600, mode), form))
    assert page.height > page.width
    assert max(page.getpixel((5, 5))[:3]) < 60 and min(page.getpixel((page.width - 5, page.height - 5))[:3]) > 200


def test_a_photograph_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: the top is on the right
    (page,) = pages(saved(marked(600, 400), "JPEG", exif=exif))
    assert page.height > page.width and max(page.getpixel((page.width - 5, 5))[:3]) < 60


def test_every_page_of_a_tiff_is_there_and_too_many_are_told() -> None:
    frames = [marked(60, 90, "1") for _ in range(3)]
    data = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    assert len(pages(data)) == 3
    many = saved(frames[0], "TIFF", save_all=True, append_images=[Image.new("1", (1, 1))] * 600)
    assert "601 halaman" in read("x", many).problems[0].text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n rusak", saved(marked(400, 400), "PNG")[:200], b"GIF89a"])
def test_a_broken_picture_is_told(data: bytes) -> None:
    document = read("x", data)
    assert document.kind == "gambar" and "rusak" in document.problems[0].text


def test_a_picture_of_too_many_pixels_is_told_before_it_is_unpacked() -> None:
    with pytest.raises(UnreadableFile, match="lebih dari batas"):
        as_pdf(saved(Image.new("1", (20_000, 20_000)), "PNG"), Settings())


def archive(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for number, name in enumerate(names):
            packed.writestr(zipfile.ZipInfo(name), f"isi {number}")
    return path


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_an_archive_are_documents_of_their_own(tmp_path: Path) -> None:
    file = archive(
        tmp_path / "kirim.zip", "../../x.txt", "/abs/y.txt", "dua.txt", "dua.txt", "Thumbs.db", "dalam.zip", "a.xyz"
    )
    passed: list[str] = []
    found = find([str(tmp_path)], passed.append)
    assert passed == ["kirim.zip/a.xyz"]
    assert [one.file for one in found] == [
        f"kirim.zip/{n}" for n in ("x.txt", "abs/y.txt", "dua.txt", "dua.txt", "dalam.zip")
    ]
    assert [read_bytes(one.path, 100) for one in found] == [b"isi 0", b"isi 1", b"isi 2", b"isi 3", b"isi 5"]
    assert all(is_member(one.path) and is_there(one.path) and absolute(one.path) == one.path for one in found)
    assert len({hash_file(one.path) for one in found}) == 5
    assert sorted(source.name for source in named(found)) == ["dalam", "dua", "dua-2", "x", "y"]
    assert sorted(tmp_path.iterdir()) == [file]  # nothing was unpacked


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("name", "holds"), [
    ("dua.txt", b"isi 0"), ("dua.txt#1", b"isi 0"), ("dua.txt#2", b"isi 1"), ("tiga#1.txt", b"isi 2"),
    ("dua.txt#3", None), ("dua.txt#0", None), ("dua.txt#x", None), ("lain.txt", None),
])  # fmt: skip
def test_members_of_one_name_are_told_apart_by_their_number(tmp_path: Path, name: str, holds: bytes | None) -> None:
    file = archive(tmp_path / "a.zip", "dua.txt", "dua.txt", "tiga#1.txt")
    path = f"{file}{MARK}{name}"
    if holds is not None:
        assert read_bytes(path, 100) == holds
        return
    with pytest.raises(OSError):
        read_bytes(path, 100)


def test_an_archive_without_documents_is_one_that_says_so(tmp_path: Path) -> None:
    for name in ("kosong.zip", "foto.zip"):
        archive(tmp_path / name, *(["a.xyz"] if name == "foto.zip" else []))
    assert [Path(one.path).name for one in find([str(tmp_path)])] == ["foto.zip", "kosong.zip"]


def test_an_archive_that_is_cut_short_says_so(tmp_path: Path) -> None:
    whole = archive(tmp_path / "a.zip", "satu.txt").read_bytes()
    assert "rusak atau terpotong" in read("a.zip", whole[:-9]).problems[0].text
    assert "Ekstrak arsipnya" in read("a.zip", whole).problems[0].remedy
    many = archive(tmp_path / "b.zip", *(f"{number}.txt" for number in range(MOST_MEMBERS + 1)))
    assert "10.001 berkas; paling banyak 10.000" in read("b.zip", many.read_bytes()).problems[0].text
    assert "kosong: hanya berisi nol atau spasi (3.000 bita)" in read("nol.pdf", bytes(3_000)).problems[0].text


def test_what_a_broken_archive_holds_cannot_be_read(tmp_path: Path) -> None:
    file = archive(tmp_path / "a.zip", "satu.txt")
    member = members(str(file))[0].path  # type: ignore[index]
    with pytest.raises(OSError):
        open_member(f"{file}!/tidak-ada.txt")
    data = bytearray(file.read_bytes())
    data[data.index(b"isi")] ^= 1
    file.write_bytes(data)
    with pytest.raises(Unreadable, match=r'"satu.txt" di dalam arsip a.zip rusak'):
        read_bytes(member, 100)
    assert hash_file(member) == ""


@pytest.mark.parametrize(("place", "value", "why"), [(0, 1, "terkunci kata sandi"), (2, 99, "cara yang tidak dikenal")])
def test_a_member_that_is_locked_or_packed_strangely_says_what_to_do(
    tmp_path: Path, place: int, value: int, why: str
) -> None:
    file = archive(tmp_path / "kirim.zip", "satu.txt")
    data = bytearray(file.read_bytes())
    data[data.index(b"PK\3\4") + 6 + place] = data[data.index(b"PK\1\2") + 8 + place] = value
    file.write_bytes(data)
    (found,) = find([str(file)])
    with pytest.raises(Unreadable, match=rf'"satu.txt" di dalam arsip kirim.zip .*{why}') as told:
        read_bytes(found.path, 100)
    assert "ekstrak" in told.value.remedy


def test_the_output_of_an_earlier_run_is_no_input(tmp_path: Path) -> None:
    for name in (".iku/nama", "opd/a.html", "a.laporan.html", "ringkasan.html", "hasil.xlsx", "sendiri.html"):
        (tmp_path / "hasil" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "hasil" / name).write_text("<html></html>")
    assert [Path(one.path).name for one in find([str(tmp_path)])] == ["sendiri.html"]
    assert store.WORK == finding.WORK


def test_standard_input_is_a_file_while_it_is_read() -> None:
    with spooled(["a", "-"], 9, io.BytesIO(b"isi")) as inputs:
        assert inputs[0] == "a" and Path(inputs[1]).read_bytes() == b"isi" and Path(inputs[1]).name == "masukan"
    assert not Path(inputs[1]).exists()
    with spooled(["a"], 9) as inputs:
        assert inputs == ["a"]


def script(path: Path, body: str) -> str:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


def test_an_old_file_becomes_what_libreoffice_makes_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = script(tmp_path / "soffice", 'for last; do :; done; cp "$last" "$(dirname "$last")/masuk.docx"')
    monkeypatch.setattr(office, "_program", lambda: made)
    assert office.modern(b"isi", "doc") == b"isi"


def test_without_libreoffice_or_when_it_fails_or_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_program", lambda: None)
    document = read("x", b"\xd0\xcf\x11\xe0" + bytes(600))
    assert document.kind == "doc" and "Pasang LibreOffice" in document.problems[0].remedy
    monkeypatch.setattr(office, "_program", lambda: script(tmp_path / "gagal", "exit 1"))
    with pytest.raises(office.NotConverted):
        office.modern(b"isi", "doc")
    (told,) = read("x", b"\xd0\xcf\x11\xe0" + bytes(600)).problems
    assert "terkunci kata sandi" in told.text and told.remedy.startswith("Buka berkas") and "PDF tanpa" in told.remedy
    child = tmp_path / "anak"
    monkeypatch.setattr(office, "_program", lambda: script(tmp_path / "macet", f"(sleep 3; touch {child}) & sleep 30"))
    with pytest.raises(office.TooSlow):
        office.modern(b"isi", "xls", seconds=0.5)
    running = [" ".join(one.info["cmdline"] or ()) for one in psutil.process_iter(["cmdline"])]
    assert not any(str(tmp_path / "macet") in command for command in running)


def test_pictures_that_count_on_are_the_pages_of_one_document(tmp_path: Path) -> None:
    names = (
        "p-09.png",
        "p-10.png",
        "p-11.png",
        "p-13.png",
        "q1.jpg",
        "q2.jpg",
        "foto-2023.png",
        "foto-2024.png",
        "a1.pdf",
        "a2.pdf",
    )
    for name in names:
        dark = marked(60, 90 + len(name))
        (tmp_path / name).write_bytes(saved(dark, "JPEG" if name.endswith("jpg") else "PNG"))
    found = find([str(tmp_path)])
    assert sorted(one.file for one in found) == sorted(
        ["p-09-11.png", "p-13.png", "q1-2.jpg", "foto-2023.png", "foto-2024.png", "a1.pdf", "a2.pdf"]
    )
    three = next(one for one in found if one.file == "p-09-11.png")
    assert is_there(three.path) and hash_file(three.path) == hash_file(three.path) != ""
    assert len(pages(read_bytes(three.path, 10**6))) == 3
    (tmp_path / "p-10.png").unlink()
    with pytest.raises(OSError):
        read_bytes(three.path, 10**6)


def test_folders_of_an_archive_may_be_called_anything_and_leavings_are_not_seen(tmp_path: Path) -> None:
    archive(tmp_path / "a.zip", "word/surat.txt", "xl/b.txt", "__MACOSX/._b.txt", ".tersembunyi.txt", "~$kunci.txt")
    (tmp_path / "tanpa-akhiran").write_bytes((tmp_path / "a.zip").read_bytes())
    folder = tmp_path / "aneh!"
    folder.mkdir()
    inside = archive(folder / "c.zip", "d.txt")
    found = [one.file for one in find([str(tmp_path / "a.zip"), str(tmp_path / "tanpa-akhiran"), str(inside)])]
    assert found == [
        "a.zip/word/surat.txt",
        "a.zip/xl/b.txt",
        "tanpa-akhiran/word/surat.txt",
        "tanpa-akhiran/xl/b.txt",
        "c.zip/d.txt",
    ]
    assert read_bytes(find([str(inside)])[0].path, 100) == b"isi 0"


def test_what_still_changes_waits_and_a_date_to_come_does_not(tmp_path: Path) -> None:
    now = time.time()
    for name, moment in (("p-1.png", now - 100), ("p-2.png", now), ("lama.txt", now - 100), ("esok.txt", now + 10_000)):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (moment, moment))
    inside = archive(tmp_path / "a.zip", "b.txt")
    paths = [str(tmp_path / "p-{1..2}.png"), f"{inside}!/b.txt"]
    assert fresh(paths, now - 5, now + 5) == frozenset(paths)
    assert fresh([str(tmp_path / "esok.txt")], now + 1_000, now + 2_000) == frozenset()


def test_a_stream_without_end_is_cut() -> None:
    with spooled(["-"], 9, io.BytesIO(b"x" * 100)) as inputs:
        assert Path(inputs[0]).stat().st_size == 10


def test_an_old_file_that_ends_with_its_header_is_broken_wherever_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice or not: what a folder of broken files gives is the same on every machine."""
    monkeypatch.setattr(office, "_program", lambda: None)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    with pytest.raises(office.NotConverted):
        office.modern(head, "doc")
    with pytest.raises(office.NotInstalled):
        office.modern(head + bytes(512), "doc")
