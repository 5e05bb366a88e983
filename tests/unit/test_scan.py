"""Scanned pages from picture to cells: upright, turned, askew, blank, unreadable."""

import numpy as np
import pypdfium2 as pdfium
import pytest

from extract.cells.fill import fill
from extract.engines.ruled import ruled
from extract.scan.extras import OcrMissing
from extract.scan.page import ScanResult, scan_ink
from extract.scan.picture import TooLarge, take
from extract.settings import Settings
from tests.unit.drawn_scan import HEIGHT, ROWS, WIDTH, Grey, drawn, picture, scanned

cv2 = pytest.importorskip("cv2")
pytest.importorskip("onnxruntime")
pytest.importorskip("rapidocr")


def read(pdf: bytes, settings: Settings | None = None) -> ScanResult:
    with pdfium.PdfDocument(pdf) as document:
        return scan_ink(document[0], 1, settings)


def cells(result: ScanResult) -> list[tuple[str, ...]]:
    assert result.ink is not None
    (grid,) = ruled(result.ink)
    table = fill(result.ink, grid)
    return [tuple(cell.text if cell else "" for cell in row) for row in table.grid()]


def askew(degrees: float):
    def apply(grey: Grey) -> Grey:
        height, width = grey.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
        return cv2.warpAffine(grey, turn, (width, height), borderValue=(255.0,))

    return apply


def faint(grey: Grey) -> Grey:
    return (255 - (255 - grey.astype(np.float32)) * 0.5).astype(np.uint8)


def black_header(grey: Grey) -> Grey:
    out = grey.copy()
    area = (slice(125, 195), slice(125, 833))
    out[area] = 255 - out[area]
    return out


def black_edge(grey: Grey) -> Grey:
    out = grey.copy()
    out[:, :14] = 10
    return out


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_turned_upright(turn: int) -> None:
    result = read(scanned(picture(drawn()), turn=turn))
    assert cells(result) == list(ROWS)
    assert result.ink is not None
    assert result.ink.turned == (360 - turn) % 360
    assert (result.ink.width, result.ink.height) == pytest.approx((WIDTH, HEIGHT), abs=1.5)


@pytest.mark.parametrize("damage", [askew(0.8), askew(-2.6), faint, black_header, black_edge])
def test_damage_is_undone(damage) -> None:
    assert cells(read(scanned(picture(drawn()), damage=damage))) == list(ROWS)


def test_underlines_are_rules_and_part_no_rows() -> None:
    result = read(scanned(picture(drawn(underline=True))))
    assert cells(result) == list(ROWS)
    assert result.ink is not None
    assert len(result.ink.rules.horizontal) > len(ROWS) + 1


def test_glyphs_lie_where_they_are_printed() -> None:
    glyphs = read(scanned(picture(drawn()))).ink.glyphs
    start = "".join(glyphs.text).index("97,5%")
    assert glyphs.boxes[start, 0] == pytest.approx(306, abs=1.5)
    assert glyphs.size[start] == pytest.approx(11, abs=1.2)
    assert glyphs.confidence.min() > 0.5


@pytest.mark.parametrize("share", [0.0, 0.2])
def test_a_blank_back_is_empty_even_where_the_front_shines_through(share: float) -> None:
    grey = picture(drawn())[:, ::-1]
    shine = (255 - (255 - grey.astype(np.float32)) * share).astype(np.uint8)
    assert read(scanned(shine)) == ScanResult(None, kind="empty")


def test_without_ocr_the_page_is_named_as_unread() -> None:
    result = read(scanned(picture(drawn())), Settings(ocr=False))
    assert result.ink is None
    assert result.problems[0].page == 1


def test_the_missing_extra_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(threads: int) -> None:
        raise OcrMissing("onnxruntime")

    monkeypatch.setattr("extract.scan.page.recogniser", missing)
    (problem,) = read(scanned(picture(drawn()))).problems
    assert "onnxruntime" in problem.text
    assert "iku[ocr]" in problem.remedy


def test_a_picture_bomb_is_refused_before_it_is_unpacked() -> None:
    pdf = scanned(picture(drawn(), dpi=300), dpi=300)
    with pdfium.PdfDocument(pdf) as document, pytest.raises(TooLarge):
        take(document[0], most_pixels=100_000)
    (problem,) = read(pdf, Settings(max_pixels=100_000)).problems
    assert "terlalu besar" in problem.text


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (40, 40)])
def test_a_speck_of_a_page_is_empty(shape: tuple[int, int]) -> None:
    assert read(scanned(np.zeros(shape, np.uint8))).kind == "empty"


def test_noise_is_named_as_unreadable() -> None:
    grey = np.random.default_rng(0).integers(0, 255, (300, 300)).astype(np.uint8)
    result = read(scanned(grey))
    assert result.ink is None
    assert "terbaca" in result.problems[0].text
