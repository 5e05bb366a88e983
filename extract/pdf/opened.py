"""A PDF file opened: what its pages show, forms and annotations drawn in, switched-off layers left out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.document import Problem, Unreadable
from extract.pdf.annotations import with_annotations
from extract.pdf.layers import NoLayers, drop_hidden, marked
from extract.settings import Settings

STAGE = "baca"
_END_REACH = 2048
"""Bytes within which a PDF's end mark stands (1,024 by PDF 1.7, appendix H, note 18; writers exceed it)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The file's pages, by their 1-based numbers."""

    document: Any
    settings: Settings
    layered: bool
    """Some of what its pages draw belongs to layers that are switched off."""
    problems: tuple[Problem, ...] = ()
    """Of the file as a whole; they are told with its first page."""

    def __len__(self) -> int:
        return len(self.document)

    def shown(self, number: int) -> Any:
        """The pypdfium2 page with what a viewer shows on it and nothing else; to be closed by the caller.

        Raises `TooManyObjects`, and `PdfiumError` for a broken page.
        """
        page = with_annotations(self.document, number, self.settings)
        if self.layered:
            drop_hidden(page)
        return page


@contextmanager
def opened(data: bytes, settings: Settings) -> Iterator[Opened]:
    """The file of these bytes. Raises `Unreadable`."""
    problems: tuple[Problem, ...] = ()
    layered = False
    try:
        data, layered = marked(data, settings)
    except NoLayers:
        text = "Lapisan (layer) PDF ini tidak dapat diperiksa; isi lapisan yang dimatikan mungkin ikut terbaca."
        problems = (Problem(STAGE, text, "Cetak ulang ke PDF dari aplikasi pembaca PDF.", 1),)
    with _document(data, settings) as document:
        yield Opened(document, settings, layered, problems)


@contextmanager
def _document(data: bytes, settings: Settings) -> Iterator[Any]:
    try:
        document = pdfium.PdfDocument(data, password=settings.password)
        document.init_forms()  # before anything else is asked of it
    except pdfium.PdfiumError as error:
        raise _why(error) from error
    try:
        if len(document) == 0:
            raise Unreadable("PDF ini tidak punya halaman.", "Periksa berkas aslinya; simpan ulang sebagai PDF.")
        yield document
    finally:
        document.close()


def _why(error: pdfium.PdfiumError) -> Unreadable:
    if error.err_code == raw.FPDF_ERR_PASSWORD:
        return Unreadable(
            "PDF ini terkunci kata sandi.", "Buka dengan kata sandinya, cetak ke PDF tanpa kata sandi, lalu coba lagi."
        )
    if error.err_code == raw.FPDF_ERR_SECURITY:
        return Unreadable("PDF ini dikunci dengan cara yang tidak didukung.", "Minta salinan tanpa pengamanan.")
    return Unreadable(
        "PDF ini rusak atau terpotong sehingga tidak dapat dibuka.", "Salin atau unduh ulang berkas aslinya."
    )


def cut_short(data: bytes) -> Problem | None:
    """The problem of a PDF that opens but lacks its end: pages may be missing that nothing else tells of."""
    if b"%%EOF" in data.rstrip(b"\x00\r\n\t ")[-_END_REACH:]:
        return None
    text = "Berkas PDF ini terpotong: bagian akhirnya tidak ada, sehingga isinya mungkin tidak lengkap."
    return Problem(STAGE, text, "Salin atau unduh ulang berkas aslinya.")


def count_pages(data: bytes, settings: Settings | None = None) -> int:
    """Pages of a PDF. Raises `Unreadable`."""
    with _document(data, settings or Settings()) as document:
        return len(document)
