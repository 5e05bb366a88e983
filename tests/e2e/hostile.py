"""Files that are broken, or built to do harm, made on the spot: each a name and its bytes."""

import io
import zipfile
import zlib
from collections.abc import Callable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(document: bytes, **members: bytes) -> bytes:
    """A DOCX with this document.xml and these further members ("__" in a name stands for "/")."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        packed.writestr("_rels/.rels", RELS)
        packed.writestr("word/document.xml", document)
        for name, content in members.items():
            packed.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def body(inner: str, prolog: str = "") -> bytes:
    return f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'.encode()


def table(*rows: list[str]) -> str:
    """A Word table."""
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a right cross-reference table."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start))
    return out.getvalue()


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), extra, content)


def one_page(content: bytes, box: bytes = b"0 0 595 842", resources: bytes = b"", *more: bytes) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<<%s>>>>" % (box, resources)
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content, *more)


def page_tree(pages: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages)
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, *[page] * pages)


def flate_bomb(size: int) -> bytes:
    packer = zlib.compressobj(9)
    block = b"0 0 m 1 1 l S\n" * 4096
    packed = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    return one_page(stream(packed, b"/Filter/FlateDecode"))


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return docx(body("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f'<!DOCTYPE w [<!ENTITY l0 "ha">{entities}]>'))


def external() -> bytes:
    cell = table(["No", "Indikator"], ["1", "&x;"])
    return docx(body(cell, '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))


def deep_xml(depth: int) -> bytes:
    return docx(body("<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth))


def zip_bomb(size: int) -> bytes:
    return docx(body("<w:p>" + " " * size + "</w:p>"))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "kosong.pdf": lambda: b"",
    "bukan.pdf": lambda: b"\x00\x01\x02 bukan dokumen \xff" * 50,
    "laman.pdf": lambda: b"<!doctype html><html><body>bukan PDF</body></html>",
    "lama.doc": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000,
    "hanya-kepala.pdf": lambda: b"%PDF-1.7\n",
    "pohon-berputar.pdf": lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 5>>"),
    "hitungan-palsu.pdf": lambda: pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 100000>>", b"<</Type/Page/Parent 2 0 R>>"
    ),
    "seratus-ribu-halaman.pdf": lambda: page_tree(100_000),
    "halaman-raksasa.pdf": lambda: one_page(stream(b"0 0 m 9 9 l S"), b"0 0 1000000000 1000000000"),
    "bentuk-berputar.pdf": lambda: one_page(
        stream(b"/F Do"),
        b"0 0 595 842",
        b"/XObject<</F 5 0 R>>",
        stream(b"/F Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"),
    ),
    "bom-flate.pdf": lambda: flate_bomb(20_000_000),
    "larik-dalam.pdf": lambda: one_page(stream(b"[" * 1_000_000)),
    "gambar-raksasa.pdf": lambda: one_page(
        stream(b"595 0 0 842 0 0 cm /I Do"),
        b"0 0 595 842",
        b"/XObject<</I 5 0 R>>",
        stream(b"", b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8/ColorSpace/DeviceRGB"),
    ),
    "bom-zip.docx": lambda: zip_bomb(80_000_000),
    "tertawa.docx": laughs,
    "luar.docx": external,
    "dalam.docx": lambda: deep_xml(50_000),
    "tanpa-tabel.docx": lambda: docx(body("<w:p><w:r><w:t>Surat biasa.</w:t></w:r></w:p>")),
    "makro.docm": lambda: docx(body("<w:p/>"), word__vbaProject_bin=b"\0" * 100),
    "zip-rusak.docx": lambda: docx(body("<w:p/>"))[:-40],
    "nol.txt": lambda: b"\0" * 10_000,
}
"""Name -> maker: the large ones take some tenths of a second to make."""
