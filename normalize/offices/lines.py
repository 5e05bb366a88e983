"""The office that title lines, letterheads and identity lines name; running text and laws name none."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.document import Line, Table
from normalize.offices.names import REGION, STOP, is_umbrella, office_in, unwrapped
from normalize.offices.regions import of_line
from normalize.sorts.phrases import DOCUMENTS, TITLE, first, plain
from normalize.words.squash import fold

OFFICE = (
    r"(?:organisasi|opd|skpd|instansi|unit\s+(?:kerja|organisasi)(?:\s+mandiri)?|perangkat\s+daerah|"
    r"satuan\s+kerja(?:\s+perangkat\s+daerah)?)"
)
"""What forms call the office, as a pattern without regard to case."""
_LABEL = re.compile(rf"^(?:nama\s+)?{OFFICE}\b[\s|]*:[\s|:]*", re.IGNORECASE)
_LAW = re.compile(r"\bperaturan\b|\bundang-undang\b|^\s*sumber\b", re.IGNORECASE)
_LONGEST = 140
"""Letters: a longer line is running text."""
_GOVERNMENT = re.compile(rf"\bPEMERINTAH\s+(?:DAERAH\s+)?{REGION}\s+[A-Z].{{2,60}}$", re.IGNORECASE)
_BEHIND = re.compile(rf"\b{REGION}\s+[A-Z].{{2,60}}$", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^)]{0,40}\)")
_BELOW = 3
"""Lines of a title, from the one that says what a document is."""
_ABOVE = 2
"""Lines above an office in which its letterhead names the region."""


def of_lines(lines: Iterable[Line]) -> str:
    """The office that a title line or an identity line names, with its region; empty where none does."""
    texts = unwrapped([fold(line.text) for line in lines])
    labelled = next(_labelled(texts), "")
    if labelled:
        return labelled
    found = [_with_region(texts, at, name) for at, text in enumerate(texts) if (name := _in_title(text))]
    found = [name for name in found if not is_umbrella(name)] or found
    return next((name for name in found if _has_region(name)), found[0] if found else "")


def _labelled(texts: Iterable[str]) -> Iterator[str]:
    """What stands behind "Nama Organisasi :" and its like."""
    for text in texts:
        label = _LABEL.match(text)
        name = office_in(text[label.end() :]) if label else ""
        if name:
            yield name


def _in_title(text: str) -> str:
    law = _LAW.search(text)
    said = text[: law.start()] if law else text
    return office_in(said, led=False) if len(said) < _LONGEST else ""


def _with_region(texts: Sequence[str], at: int, name: str) -> str:
    """With the region of the line below, or of the letterhead above, where the name has none."""
    around = [*texts[at + 1 : at + 2], *reversed(texts[max(0, at - _ABOVE) : at])]
    region = "" if _has_region(name) else next(filter(None, map(of_line, around)), "")
    bare = region.partition(" ")[2]
    own = name[: -len(bare)].rstrip() if bare and name.lower().endswith(f" {bare.lower()}") else name
    return f"{own if office_in(own) else name} {region}".strip()


def _has_region(name: str) -> bool:
    return re.search(rf"\b{REGION}\s", name, re.IGNORECASE) is not None


def of_government(lines: Iterable[Line]) -> str:
    """The government whose own document this is: named in a line with or under the one that says what it is, not in
    the letterhead above it ("INDIKATOR KINERJA UTAMA | PEMERINTAH KABUPATEN ..."), or directly behind or under what the
    document is ("IKU KABUPATEN ..."); empty where none is.
    """
    texts = [text for line in lines if STOP.sub("", f" {(text := fold(line.text))}")]
    said = next((at for at, text in enumerate(texts) if first(DOCUMENTS, TITLE, [text])), len(texts))
    below = [text for text in texts[said : said + _BELOW] if not _LAW.search(text)]
    named = next((one[0] for one in map(_GOVERNMENT.search, below) if one), "")
    named = named or next(filter(None, (*map(_behind_title, below[:1]), *map(of_line, below[1:2]))), "")
    return STOP.sub("", named).rstrip(" ,.")


def _behind_title(text: str) -> str:
    """The region that follows what a document is, and nothing between but its short name in brackets."""
    sort, region = first(DOCUMENTS, TITLE, [text]), _BEHIND.search(text)
    between = _BRACKETS.sub(" ", text[: region.start()]) if region else ""
    return region[0] if region and sort and plain(between).endswith(sort[1]) else ""


def identity_lines(tables: Iterable[Table]) -> list[Line]:
    """The rows of tables of names and what they stand for ("Nama Organisasi | : | Dinas ...") as lines.

    Other rows of tables are their body, which says nothing of the document's office.
    """
    rows: dict[tuple[int, int], list[str]] = {}
    for number, table in enumerate(tables):
        for cell in table.cells:
            if fold(cell.text):
                rows.setdefault((number, cell.row), []).append(fold(cell.text))
    texts = (" ".join(row) for row in rows.values())
    return [Line(text) for text in texts if _LABEL.match(text)]
