"""Sheets as offices send them: in a shadow, faint, photographed, under a coloured stamp, shaded by dots."""

import io
from collections.abc import Callable

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from extract.scan.layout import Layout, TextLine
from extract.scan.negative import positive
from extract.scan.page import scan_ink
from extract.scan.paper import whiten
from extract.scan.picture import Picture
from extract.scan.place import DISPUTED, Placed
from extract.scan.unread import with_unread
from tests.unit.drawn_scan import ROWS, Grey, drawn, picture, scanned
from tests.unit.test_scan import cells, read

cv2 = pytest.importorskip("cv2")
pytest.importorskip("onnxruntime")
pytest.importorskip("rapidocr")


def shadow(grey: Grey, least: float = 0.33) -> Grey:
    """Light that falls off to a third from left to right."""
    return (grey * np.linspace(1.0, least, grey.shape[1])).astype(np.uint8)


def pale(grey: Grey) -> Grey:
    return (240 - (255 - grey.astype(np.float32)) * 0.3).astype(np.uint8)


def photographed(grey: Grey) -> Grey:
    """The sheet on a dark table, seen from an angle."""
    height, width = grey.shape
    seen = np.array([[60, 70], [width + 20, 40], [width + 70, height + 30], [25, height + 60]], np.float32)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    move = cv2.getPerspectiveTransform(flat, seen)
    return cv2.warpPerspective(grey, move, (width + 100, height + 100), borderValue=(70.0,), flags=cv2.INTER_CUBIC)


def stippled(grey: Grey) -> Grey:
    out = grey.copy()
    y, x = np.mgrid[125:195, 125:833]
    out[125:195, 125:833] = np.where((x % 4 + y % 4) == 0, np.minimum(out[125:195, 125:833], 90), out[125:195, 125:833])
    return out


def tinted(level: int, letters: int) -> Callable[[Grey], Grey]:
    """The header in letters of one level on a fill of another, as office styles print it."""

    def damage(grey: Grey) -> Grey:
        out = grey.copy()
        area = (slice(125, 195), slice(125, 833))
        share = (255 - out[area].astype(np.float32)) / 255
        out[area] = (level + share * (letters - level)).astype(np.uint8)
        return out

    return damage


@pytest.mark.parametrize("damage", [shadow, pale, photographed, stippled])
def test_paper_is_told_from_print(damage) -> None:
    assert cells(read(scanned(picture(drawn()), damage=damage))) == list(ROWS)


@pytest.mark.parametrize(("level", "letters"), [(60, 255), (142, 255), (190, 255), (142, 0), (190, 0)])
def test_letters_on_a_tinted_header_are_read(level: int, letters: int) -> None:
    """Blue, green, orange, grey and yellow headers are 140 to 190 in grey; dark letters on them stay as they are."""
    assert cells(read(scanned(picture(drawn()), damage=tinted(level, letters)))) == list(ROWS)


@pytest.mark.parametrize("turn", [0.0, 0.5])
def test_a_low_band_of_shading_is_paper_and_its_words_are_print(turn: float) -> None:
    """A row that names a level, shaded no higher than its letters, on a page a little askew."""
    grey = np.full((600, 900), 250, np.uint8)
    grey[300:322, 50:850] = 140
    cv2.putText(grey, "Tujuan", (60, 318), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 20, 2)
    grey = np.asarray(Image.fromarray(grey).rotate(turn, fillcolor=250))
    clean = whiten(Picture(grey, 150 / 72))
    band = clean.picture.grey[290:332, 60:840]
    assert (band > 225).mean() > 0.8
    assert (band[14:28, 20:60] < 120).sum() >= 0.8 * (grey[304:318, 80:120] < 60).sum() > 50


def test_a_grey_band_with_the_grain_of_paper_holds_no_white_letters() -> None:
    """A low one, a little askew: its frayed edges are lighter than its fill."""
    page = np.full((900, 1400), 252, np.uint8)
    page[300:320, 50:1350] = 185
    for x in range(60, 1350, 70):
        page[320:600, x : x + 2] = 40
    askew = np.asarray(Image.fromarray(page).rotate(0.4, fillcolor=255, resample=Image.Resampling.BICUBIC), np.float64)
    grain = np.random.default_rng(7).normal(4, 6, askew.shape)
    out = io.BytesIO()
    Image.fromarray(np.clip(askew * 0.9 + grain, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=60)
    assert (positive(Picture(np.asarray(Image.open(out)), 150 / 72))[1] == 255).all()


@pytest.mark.parametrize("grey", [40, 200])
def test_a_rule_or_a_row_of_black_is_no_band(grey: int) -> None:
    page = np.full((600, 900), 250, np.uint8)
    page[300:304, 50:850] = grey
    page[400:422, 50:850] = 20
    clean = whiten(Picture(page, 150 / 72)).picture.grey
    assert (clean[301:303, 100:800] < grey + 40).all()
    assert (clean[405:418, 100:800] < 80).all()


def test_a_tinted_header_in_a_shadow_is_read() -> None:
    assert cells(read(scanned(picture(drawn()), damage=lambda grey: shadow(tinted(142, 255)(grey), 0.6)))) == list(ROWS)


def test_a_blue_stamp_over_a_table_is_taken_off() -> None:
    colours = np.repeat(picture(drawn())[:, :, None], 3, axis=2).copy()
    cv2.circle(colours, (640, 300), 120, (50, 40, 150), 5)
    out = io.BytesIO()
    Image.fromarray(colours).save(out, "PDF", resolution=150, quality=85)
    with pdfium.PdfDocument(out.getvalue()) as document:
        assert cells(scan_ink(document[0], 1)) == list(ROWS)


def test_coloured_type_and_rules_are_print() -> None:
    colours = np.repeat(picture(drawn())[:, :, None], 3, axis=2).astype(np.float32)
    blue = 255 - (255 - colours) * np.array([1.0, 0.9, 0.4])
    out = io.BytesIO()
    Image.fromarray(blue.astype(np.uint8)).save(out, "PDF", resolution=150, quality=85)
    with pdfium.PdfDocument(out.getvalue()) as document:
        assert cells(scan_ink(document[0], 1)) == list(ROWS)


def test_ink_that_nothing_was_read_from_is_neither_empty_nor_sure() -> None:
    ink = np.zeros((60, 200), np.uint8)
    ink[12:30:2, 100:112] = 1  # a shape of a letter's size
    large = np.zeros((60, 200), np.uint8)
    large[:, 24:28] = 1  # a stamp's ring right behind the figure
    figure, shape = TextLine(10, 12, 20, 30, 30, field=2), TextLine(100, 12, 112, 30, 30, field=3)
    layout = Layout((figure, shape), ink, letter=14.0, open=1, large=large)
    placed = [
        Placed("3", np.array([[10, 20]], np.float32), np.ones(1, np.float32), figure),
        Placed("", np.empty((0, 2), np.float32), np.empty(0, np.float32), shape),
    ]
    read = {line.text: float(line.confidence.min()) for line in with_unread(placed, layout)}
    assert read == {"3": 0.5, "\ufffd": 0.0}


def test_fray_along_an_upright_rule_is_no_figure() -> None:
    def frayed(grey: Grey) -> Grey:
        out = grey.copy()
        out[215:232, 631:633] = 60  # beside the rule at 626
        out[280:300, 631:632] = 60
        return out

    assert cells(read(scanned(picture(drawn()), damage=frayed))) == list(ROWS)


def circled(x: int, y: int, radius: int):
    """A black ring, as of a stamp."""
    return lambda grey: cv2.circle(grey.copy(), (x, y), radius, (30,), 4)


def test_a_black_stamp_over_a_table_is_taken_off() -> None:
    found = cells(read(scanned(picture(drawn()), damage=circled(560, 300, 120))))
    assert [row[::2] for row in found] == [row[::2] for row in ROWS]


def test_a_figure_that_a_black_stamp_crosses_is_not_sure() -> None:
    ink = read(scanned(picture(drawn()), damage=circled(540, 220, 110))).ink
    assert ink is not None
    at = (ink.glyphs.boxes[:, 0] > 300) & (np.abs(ink.glyphs.boxes[:, 1] - 100) < 10)
    assert ink.glyphs.confidence[at & np.char.isdigit(ink.glyphs.text)].min(initial=0.0) <= DISPUTED


@pytest.mark.parametrize(("text", "doubted"), [("4", True), ("42", False)])
def test_a_number_wider_than_its_figures_is_in_doubt(text: str, doubted: bool) -> None:
    """Two figures' width of ink beside numbers that tell how wide one is."""

    def placed(row: int, text: str, width: float) -> Placed:
        line = TextLine(10, 40.0 * row, 10 + width, 40.0 * row + 20, 40.0 * row + 20, row)
        ends = np.linspace(10, 10 + width, len(text) + 1).astype(np.float32)
        return Placed(text, np.stack([ends[:-1], ends[1:]], axis=1), np.ones(len(text), np.float32), line)

    lines = [placed(1, "57", 28), placed(2, "123", 42), placed(3, text, 28)]
    layout = Layout(tuple(line.line for line in lines), np.zeros((200, 200), np.uint8), 20.0)
    assert bool(with_unread(lines, layout)[-1].confidence.max() <= DISPUTED) is doubted


def test_a_speck_beside_a_number_makes_it_no_wider() -> None:
    """Two figures and a low dot behind them."""
    ink = np.zeros((200, 200), np.uint8)
    ink[40:60, 10:22] = ink[40:60, 26:38] = ink[120:140, 10:22] = ink[120:140, 26:38] = 1
    ink[136:140, 46:50] = 1
    ends = np.array([[10, 24], [24, 38]], np.float32)
    sure = np.ones(2, np.float32)
    lines = [
        Placed("57", ends, sure, TextLine(10, 40, 37, 59, 59, 1)),
        Placed("63", ends, sure, TextLine(10, 120, 49, 139, 139, 2)),
    ]
    found = with_unread(lines, Layout(tuple(line.line for line in lines), ink, 20.0))
    assert found[-1].confidence.min() == 1
