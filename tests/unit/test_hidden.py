"""Letters that nobody sees are not read; whatever shows, is."""

from time import process_time

import pytest
from raw_pdf import page_pdf, stream
from test_shown import read

from extract.pdf.opened import opened
from extract.pdf.parse import parse_page
from extract.settings import Settings

UNDER = "BT /F1 10 Tf 50 350 Td (lama) Tj ET"
OVER = "BT /F1 10 Tf 50 350 Td (baru) Tj ET"
PAPER = "1 g 45 345 60 16 re f 0 g"
RESOURCES = "/ExtGState << /Thin << /ca 0.3 >> /Ink << /BM /Multiply >> >> /XObject << /Form 10 0 R /Group 11 0 R >>"
BOX = "/Type /XObject /Subtype /Form /BBox [0 0 500 400] /Resources << /Font << /F1 5 0 R >> >>"


def page(content: str, entries: str = "") -> bytes:
    group = "/Group << /S /Transparency /I true >>"
    more = {10: stream(PAPER, BOX), 11: stream(PAPER, f"{BOX} {group}")}
    return page_pdf(content, resources=RESOURCES, page=entries, more=more)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"{UNDER} {PAPER} {OVER}", "baru"),
        (f"{PAPER} {UNDER}", "lama"),
        (f"{UNDER} {PAPER} {UNDER}", "lama"),
        (f"{UNDER} /Thin gs {PAPER}", "lama"),
        (f"{UNDER} /Ink gs {PAPER}", "lama"),
        (f"{UNDER} /Form Do", ""),
        (f"{UNDER} /Group Do", "lama"),
        (f"{UNDER} 1 g 45 345 12 16 re f", "ma"),
        (f"{UNDER} 1 g 45 345 7.4 16 re f 52.4 345 40 16 re f", ""),
        (f"{UNDER} 1 g 45 345 m 105 345 l 75 340 l h f", "lama"),
        ("1 g " + UNDER, ""),
        ("0.9 g " + UNDER, "lama"),
        ("0 g 40 340 80 30 re f 1 g " + UNDER, "lama"),
        ("0 g 40 340 m 120 340 l 120 360 l 118 370 122 372 40 370 c h f 1 g " + UNDER, "lama"),
        ("BT 3 Tr /F1 10 Tf 50 350 Td (lama) Tj ET", ""),
        ("BT 7 Tr /F1 10 Tf 50 350 Td (lama) Tj ET", ""),
        ("BT 1 Tr 1 g 0 G /F1 10 Tf 50 350 Td (lama) Tj ET", "lama"),
        (f"q 200 200 50 50 re W n {UNDER} Q {OVER}", "baru"),
    ],
)
def test_only_what_shows_is_read(content: str, expected: str) -> None:
    assert read(page(content)) == expected


@pytest.mark.parametrize(("at", "expected"), [("40 340", "lama"), ("40 250", "Dlama")])
def test_large_letters_among_print_are_a_watermark(at: str, expected: str) -> None:
    """Those that stand apart are a title."""
    assert read(page(f"BT /F1 60 Tf {at} Td (D) Tj ET {UNDER}")) == expected


def test_each_letter_of_a_watermark_may_be_an_object_of_its_own() -> None:
    """Print stands in the first of them; the second lies beside it, in a cell of the table perhaps."""
    letters = " ".join(f"BT /F1 60 Tf {x} 340 Td (D) Tj ET" for x in (40, 300))
    assert read(page(f"{letters} {UNDER}")) == "lama"


@pytest.mark.parametrize(("x", "expected"), [(50, "lama"), (150, "lamaSA")])
def test_pale_letters_among_print_are_a_watermark_of_any_size(x: int, expected: str) -> None:
    """Those beside the print are grey text."""
    assert read(page(f"0.8 g BT /F1 12 Tf {x} 350 Td (SA) Tj ET 0 g {UNDER}")) == expected


def test_letters_without_a_clip_beside_clipped_ones_in_a_form_are_read() -> None:
    inside = "BT /F1 10 Tf 1 0 0 1 50 350 Tm (lama) Tj ET q 40 290 20 40 re W n BT /F1 10 Tf 50 300 Td (baru) Tj ET Q"
    content = "q 1.5 0 0 0.5 10 100 cm /Form Do Q"
    more = {number: stream(inside, BOX) for number in (10, 11)}
    assert read(page_pdf(content, resources=RESOURCES, more=more)) == "lamabaru"


def test_what_lies_beyond_the_crop_box_is_not_read() -> None:
    assert read(page(UNDER + " BT /F1 10 Tf 300 350 Td (luar) Tj ET", "/CropBox [0 0 250 400]")) == "lama"


def test_clips_inside_clips_are_read_in_time() -> None:
    inner = " ".join(f"0 0 {499 - k / 100:.2f} 399 re W n 10 10 {k % 90 + 5} 20 re f" for k in range(3000))
    begun = process_time()
    assert read(page(f"{UNDER} q {inner} Q")) == "lama"
    assert process_time() - begun < 5


def test_a_letter_that_a_fill_cuts_stands_where_it_is_seen() -> None:
    with opened(page(f"{UNDER} 1 g 62 345 40 16 re f 0 g BT /F1 10 Tf 66 350 Td (baru) Tj ET"), Settings()) as file:
        shown = file.shown(1)
        ink, _ = parse_page(shown, 1, Settings())
        shown.close()
    assert "".join(ink.glyphs.text.tolist()) == "lambaru"
    assert ink.glyphs.boxes[2, 2] == 62
