"""PDF files written object by object, for what no drawing library offers: layers, form fields, broken maps."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from zlib import compress

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(content: str | bytes, entries: str = "") -> bytes:
    """A stream object's body; `entries` go into its dictionary."""
    data = content.encode("latin-1") if isinstance(content, str) else content
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode("latin-1") + data + b"\nendstream"


def raw_pdf(objects: Mapping[int, str | bytes], root: int = 1) -> bytes:
    """The file of numbered objects (bodies as PDF text)."""
    out = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        data = body.encode("latin-1") if isinstance(body, str) else body
        out += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010d} 00000 n \n".encode()
    size = max(objects) + 1
    return out + f"trailer\n<< /Size {size} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def page_pdf(
    content: str | bytes,
    *,
    write: Callable[[Mapping[int, str | bytes]], bytes] = raw_pdf,
    resources: str = "",
    page: str = "",
    catalog: str = "",
    more: Mapping[int, str | bytes] = MappingProxyType({}),
) -> bytes:
    """One page of 500 x 400 with Helvetica as /F1; `more` objects are numbered from 10."""
    return write(
        {
            1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 400] /Contents 4 0 R {page} "
            f"/Resources << /Font << /F1 5 0 R >> {resources} >> >>",
            4: stream(content),
            5: FONT,
            **more,
        }
    )


def packed_pdf(objects: Mapping[int, str | bytes], root: int = 1) -> bytes:
    """The same file as newer writers make it: plain objects inside a compressed one, a stream for a table."""
    plain = {number: body.encode("latin-1") for number, body in objects.items() if isinstance(body, str)}
    holder = max(objects) + 1
    heads, bodies = "", b""
    for number, body in plain.items():
        heads += f"{number} {len(bodies)} "
        bodies += body + b" "
    packed = compress(heads.encode() + bodies)
    entries = f"/Type /ObjStm /N {len(plain)} /First {len(heads)} /Filter /FlateDecode"
    out = b"%PDF-1.7\n"
    rows = {number: (2, holder, index) for index, number in enumerate(plain)}
    for number, body in {**objects, holder: stream(packed, entries)}.items():
        if number not in plain:
            rows[number] = (1, len(out), 0)
            out += f"{number} 0 obj\n".encode() + bytes(body) + b"\nendobj\n"  # type: ignore[arg-type]
    start = len(out)
    rows[holder + 1] = (1, start, 0)
    table = b"".join(
        kind.to_bytes(1, "big") + a.to_bytes(4, "big") + b.to_bytes(2, "big") for kind, a, b in rows.values()
    )
    index = " ".join(f"{number} 1" for number in rows)
    entries = f"/Type /XRef /W [1 4 2] /Index [{index}] /Size {holder + 2} /Root {root} 0 R"
    return (
        out
        + f"{holder + 1} 0 obj\n".encode()
        + stream(table, entries)
        + f"\nendobj\nstartxref\n{start}\n%%EOF\n".encode()
    )
