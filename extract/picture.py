"""Pictures of pages (PNG, JPEG, TIFF with many, photographs turned by EXIF) as the PDF that a scanner would have made.

The pixels stay as they are: a JPEG is taken over as it is, others are packed without loss.
"""

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from extract.document import Unreadable
from extract.package import Package
from extract.settings import Settings

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

LONG_SIDE: Final = 842.0
"""Points of a page's longer side, as of A4: nothing in reading depends on it, but people know pages of that size."""
MOST: Final = 500
"""Pages of one picture file: a scan of more is sent as PDF; each is unpacked to its pixels."""
_ORIENTATION: Final = 0x0112
_SMALLER: Final = "Simpan gambarnya lebih kecil (300 dpi cukup), lalu coba lagi."
_SEND: Final = "Buka gambarnya di aplikasi lain, simpan ulang sebagai PNG atau PDF, lalu coba lagi."


def as_pdf(data: bytes, settings: Settings) -> bytes:
    """A PDF with a page for each picture in the file; the same picture gives the same pages.

    Raises:
        Unreadable: it is broken, too large, or the library that opens pictures is not installed.
    """
    try:
        from PIL import Image, UnidentifiedImageError
    except ImportError as error:
        raise Unreadable("Membaca gambar memerlukan pustaka tambahan.", "Pasang: pip install 'iku[ocr]'.") from error
    from pypdfium2 import PdfDocument

    pdf = PdfDocument.new()
    try:
        for picture in _pictures(data, settings):
            with warnings.catch_warnings(), Image.open(io.BytesIO(picture)) as opened:
                warnings.simplefilter("ignore")  # of damaged tags: what matters is whether there are pixels
                for frame in _frames(opened, settings):
                    _add(pdf, frame, picture)
        out = io.BytesIO()
        pdf.save(out)
    except Image.DecompressionBombError as error:
        raise Unreadable(
            f"Gambar ini lebih dari batas {settings.max_pixels // 1_000_000} juta titik.", _SMALLER
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Unreadable("Gambar ini rusak atau terpotong, atau jenisnya tidak dikenal.", _SEND) from error
    finally:
        pdf.close()
    return out.getvalue()


def paged(data: bytes, kind: str, settings: Settings) -> bytes | None:
    """The PDF that a file's pages are read from: its own bytes, that of its pictures, or None where it has no pages."""
    if kind != "gambar":
        return data if kind == "pdf" else None
    try:
        return as_pdf(data, settings)
    except Unreadable:
        return None


def _pictures(data: bytes, settings: Settings) -> Iterator[bytes]:
    """The file itself; of an archive of pictures each, in its order: pages that were scanned one by one."""
    if not data.startswith(b"PK"):
        yield data
        return
    package = Package(data, settings.max_pixels * 4, "ZIP")
    _counted(len(package.names))
    for info in package.names.values():
        yield package.read(info)


def _frames(opened: "Image", settings: Settings) -> "Iterator[Image]":
    count = getattr(opened, "n_frames", 1)
    _counted(count)
    for number in range(count):
        opened.seek(number)
        width, height = opened.size
        if width * height > settings.max_pixels:
            text = (
                f"Gambar ini {width} x {height} titik, lebih dari batas {settings.max_pixels // 1_000_000} juta titik."
            )
            raise Unreadable(text, _SMALLER)
        yield opened


def _counted(count: int) -> None:
    if count > MOST:
        text = f"Berkas gambar ini memuat {count} halaman, lebih dari batas {MOST}."
        raise Unreadable(text, "Simpan sebagai PDF, atau pecah berkasnya.")


def _add(pdf: "PdfDocument", frame: "Image", data: bytes) -> None:
    """Append a page that shows the picture, upright."""
    from PIL import ImageOps
    from pypdfium2 import PdfBitmap, PdfImage, PdfMatrix

    picture = PdfImage.new(pdf)
    turned = frame.getexif().get(_ORIENTATION, 1) != 1
    if frame.format == "JPEG" and not turned and frame.mode in ("L", "RGB"):
        picture.load_jpeg(io.BytesIO(data), inline=True)
        width, height = frame.size
    else:
        upright = _on_white(ImageOps.exif_transpose(frame) or frame)
        width, height = upright.size
        picture.set_bitmap(PdfBitmap.from_pil(upright))
    scale = LONG_SIDE / max(width, height)
    picture.set_matrix(PdfMatrix().scale(width * scale, height * scale))
    page = pdf.new_page(width * scale, height * scale)
    page.insert_obj(picture)
    page.gen_content()
    page.close()


def _on_white(picture: "Image") -> "Image":
    """Grey or colour, what is transparent on white paper."""
    from PIL import Image

    if picture.mode in ("1", "L", "I;16", "I"):
        return picture.convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        over = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
    return picture.convert("RGB")
