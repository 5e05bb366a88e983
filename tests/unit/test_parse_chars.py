"""The few calls give what asking every character gives."""

import ctypes
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest

from extract.pdf import pdfium as plain
from extract.pdf.chars import char_boxes, read_codes, read_owners

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.pdf"))


def _text_pages(path: Path) -> Iterator[tuple[int, int]]:
    document = pdfium.PdfDocument(path)
    for page in document:
        text_page = page.get_textpage()
        yield plain.address(text_page.raw), text_page.count_chars()
        text_page.close()
    document.close()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_codes_and_owners_are_those_of_every_character(path: Path) -> None:
    for text_page, n in _text_pages(path):
        page = ctypes.c_void_p(text_page)
        codes = np.fromiter(map(plain.char_unicode, repeat(page), range(n)), np.uint32, n)
        owners = np.fromiter(map(plain.char_object, repeat(page), range(n)), np.uint64, n)
        assert read_codes(text_page, n).tolist() == codes.tolist()
        assert read_owners(text_page, codes).tolist() == owners.tolist()


@pytest.mark.parametrize("path", SAMPLES[:1], ids=lambda path: path.name)
def test_boxes_follow_the_index(path: Path) -> None:
    for text_page, n in _text_pages(path):
        every = char_boxes(text_page, np.arange(n))
        assert char_boxes(text_page, np.arange(n)[::-1]).tolist() == every[::-1].tolist()
        assert (every[:, 0] <= every[:, 2]).all()
        assert (every[:, 1] <= every[:, 3]).all()
