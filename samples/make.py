"""Makes samples/rusak: what arrives in every folder of documents and cannot be read. Run it from the project's root."""

import io
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).parent
LETTER = ("Nomor: 000/000/2024", "Perihal: Undangan", "", "Dengan hormat, kami mengundang Saudara untuk hadir.")


def letter(password: str = "") -> bytes:
    """A letter of one page, without any table; locked if a password is given."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, encrypt=password or None)
    for number, line in enumerate(LETTER):
        canvas.drawString(72, 760 - 16 * number, line)
    canvas.save()
    return buffer.getvalue()


def main() -> None:
    """Write the files. The locked one differs from run to run, as its key does: it is only made where it is missing."""
    founding = (HERE / "iku-2024-dinas-perdagangan.pdf").read_bytes()
    files = {
        "kosong.pdf": b"",
        "terpotong.pdf": founding[:20_000],
        "halaman-web.pdf": b"<!doctype html><html><body>404 Not Found</body></html>\n",
        "word-lama.doc": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504),
        "surat.pdf": letter(),
    }
    folder = HERE / "rusak"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    locked = folder / "terkunci.pdf"
    if not locked.exists():
        locked.write_bytes(letter("rahasia"))


if __name__ == "__main__":
    main()
