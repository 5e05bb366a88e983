"""What a viewer shows of a page is read, and nothing else: form fields, annotations, layers."""

import pytest
from raw_pdf import packed_pdf, page_pdf, raw_pdf, stream

from extract.pdf.opened import opened
from extract.pdf.parse import parse_page
from extract.settings import Settings

PRINT = "BT /F1 10 Tf 50 350 Td (dasar) Tj ET"
FIELD = "/Type /Annot /Subtype /Widget /FT /Tx /T (a) /DA (/Helv 10 Tf 0 g) /Rect [50 300 150 314]"
HELVETICA = "/Font << /Helv 5 0 R >>"
DRAWN = stream(
    "BT /Helv 10 Tf 2 3 Td (nilai) Tj ET",
    f"/Type /XObject /Subtype /Form /BBox [0 0 100 14] /Resources << {HELVETICA} >>",
)


def read(data: bytes, password: str | None = None) -> str:
    """The letters of the first page, blanks left out."""
    settings = Settings(password=password)
    with opened(data, settings) as file:
        page = file.shown(1)
        ink, _ = parse_page(page, 1, settings)
        page.close()
    return "".join(ink.glyphs.text.tolist()).replace(" ", "")


def form(annotation: str, entries: str = "") -> bytes:
    return page_pdf(
        PRINT,
        page="/Annots [10 0 R]",
        catalog=f"/AcroForm << /Fields [10 0 R] /DR << {HELVETICA} >> {entries} >>",
        more={10: f"<< {annotation} >>", 11: DRAWN},
    )


@pytest.mark.parametrize(
    ("annotation", "entries", "expected"),
    [
        (f"{FIELD} /F 4 /V (lain) /AP << /N 11 0 R >>", "", "nilai"),
        (f"{FIELD} /F 4 /V (12,5)", "/NeedAppearances true", "12,5"),
        (f"{FIELD} /F 4 /V (12,5)", "", "12,5"),
        (f"{FIELD} /F 4 /V (12345) /Ff 16777216 /MaxLen 6", "/NeedAppearances true", "12345"),
        (f"{FIELD} /F 0 /V (lain) /AP << /N 11 0 R >>", "", "nilai"),
        (f"{FIELD} /F 6 /V (lain) /AP << /N 11 0 R >>", "", ""),
        (f"{FIELD} /F 36 /V (lain) /AP << /N 11 0 R >>", "", ""),
        (f"{FIELD.replace('/Tx', '/Ch')} /F 4 /Ff 131072 /Opt [(A) (Unit)] /V (Unit)", "", "Unit"),
        (f"{FIELD.replace('/Tx', '/Btn')} /F 4 /Ff 65536 /AP << /N 11 0 R >>", "", ""),
        (f"{FIELD.replace('/Tx', '/Btn')} /F 4 /AS /Ya /AP << /N << /Ya 11 0 R /Off 5 0 R >> >>", "", "nilai"),
        ("/Type /Annot /Subtype /FreeText /F 4 /Rect [50 300 150 314] /AP << /N 11 0 R >>", "", "nilai"),
        ("/Type /Annot /Subtype /FreeText /F 4 /Rect [50 300 150 314] /DA (/Helv 9 Tf) /Contents (7)", "", "7"),
        ("/Type /Annot /Subtype /Stamp /F 4 /Rect [50 300 150 314] /AP << /N 11 0 R >>", "", "nilai"),
        ("/Type /Annot /Subtype /Link /F 4 /Rect [50 300 150 314] /AP << /N 11 0 R >>", "", ""),
        ("/Type /Annot /Subtype /Text /F 4 /Rect [50 300 70 314] /Contents (catatan)", "", ""),
        ("/Type /Annot /Subtype /Popup /F 4 /Open true /Rect [50 300 70 314] /Contents (catatan)", "", ""),
    ],
)
def test_what_is_typed_into_a_page_is_on_it(annotation: str, entries: str, expected: str) -> None:
    assert read(form(annotation, entries)) == "dasar" + expected


LAYERED = (
    f"{PRINT} /OC /L1 BDC BT /F1 10 Tf 50 300 Td (satu) Tj ET EMC /OC /L2 BDC BT /F1 10 Tf 50 280 Td (dua) Tj ET EMC"
)
FORM = "/Type /XObject /Subtype /Form /BBox [0 0 500 400] /Resources << /Font << /F1 5 0 R >> >>"


def layers(
    properties: str,
    content: str = LAYERED,
    second: str = "<< /Type /OCG /Name (dua) >>",
    page: str = "",
    packed: bool = False,
) -> bytes:
    return page_pdf(
        content,
        write=packed_pdf if packed else raw_pdf,
        page=page,
        catalog=f"/OCProperties << /OCGs [10 0 R 11 0 R] /D << {properties} >> >>",
        resources="/Properties << /L1 10 0 R /L2 11 0 R >> /XObject << /X1 12 0 R /X2 13 0 R >>",
        more={
            10: "<< /Type /OCG /Name (lapis) /Usage << /View << /ViewState /OFF >> >> >>",
            11: second,
            12: stream("BT /F1 10 Tf 50 260 Td (tiga) Tj ET", f"{FORM} /OC 10 0 R"),
            13: stream("/X1 Do BT /F1 10 Tf 50 240 Td (empat) Tj ET", f"{FORM[:-2]} /XObject << /X1 12 0 R >> >>"),
            14: "<< /Type /Annot /Subtype /FreeText /F 4 /OC 10 0 R /Rect [50 200 150 214] /AP << /N 15 0 R >> >>",
            15: DRAWN,
        },
    )


def member(entries: str) -> str:
    return f"<< /Type /OCMD {entries} >>"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (layers(""), "dasarsatudua"),
        (layers("/OFF [10 0 R]"), "dasardua"),
        (layers("/OFF [11 0 R]"), "dasarsatu"),
        (layers("/OFF [11 0 R]", packed=True), "dasarsatu"),
        (layers("/OFF [10 0 R]", "/X2 Do", packed=True), "empat"),
        (layers("/BaseState /OFF /ON [11 0 R]"), "dasardua"),
        (layers("/AS [<< /Event /View /Category [/View] /OCGs [10 0 R] >>]"), "dasardua"),
        (layers("/AS [<< /Event /Print /Category [/View] /OCGs [10 0 R] >>]"), "dasarsatudua"),
        (layers("/OFF [10 0 R]", second=member("/OCGs 10 0 R")), "dasar"),
        (layers("/OFF [10 0 R]", second=member("/OCGs [10 0 R 5 0 R] /P /AllOn")), "dasar"),
        (layers("/OFF [10 0 R]", second=member("/OCGs [10 0 R 5 0 R]")), "dasardua"),
        (layers("/OFF [10 0 R]", second=member("/OCGs [10 0 R] /P /AllOff")), "dasardua"),
        (layers("/OFF [10 0 R]", second=member("/OCGs [5 0 R] /P /AnyOff")), "dasar"),
        (layers("/OFF [10 0 R]", second=member("/VE [/Not 10 0 R]")), "dasardua"),
        (layers("/OFF [10 0 R]", second=member("/VE [/And 10 0 R 5 0 R]")), "dasar"),
        (layers("/OFF [10 0 R]", "/X1 Do"), ""),
        (layers("/OFF [10 0 R]", "/X2 Do"), "empat"),
        (layers("/OFF [11 0 R]", "/X2 Do"), "tigaempat"),
        (layers("/OFF [10 0 R]", "/OC /L1 BDC /X2 Do EMC"), ""),
        (layers("/OFF [10 0 R]", "/OC /L2 BDC /OC /L1 BDC /X2 Do EMC BT /F1 9 Tf (a) Tj ET EMC"), "a"),
        (layers("/OFF [10 0 R]", PRINT, page="/Annots [14 0 R]"), "dasar"),
        (layers("/OFF [11 0 R]", PRINT, page="/Annots [14 0 R]"), "dasarnilai"),
    ],
)
def test_layers_that_are_switched_off_are_not_on_the_page(data: bytes, expected: str) -> None:
    assert read(data) == expected
