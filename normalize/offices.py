"""Which office (opd) a document is of: by its titles, else by what its rows say most, else by its file name."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from extract.document import Line, Table
from normalize.words import lists
from normalize.words.squash import fold, squash

_REGION = r"(?:KABUPATEN|KAB\.?|KOTA|PROVINSI|PROV\.?|PEMERINTAH)"
_STOP = re.compile(
    r"\s+(?:TAHUN|T\.?A\.?|PERIODE|BERDASARKAN|YANG|SEBAGAI|DALAM|PADA|UNTUK)\b.*|\s*[(:;].*|\s+20\d\d.*", re.I
)
_LABEL = re.compile(
    r"^(?:nama\s+)?(?:organisasi|opd|skpd|instansi|unit\s+(?:kerja|organisasi)(?:\s+mandiri)?|perangkat\s+daerah)\b[\s|]*:[\s|:]*",
    re.I,
)
_SMALL = {"dan", "serta", "di", "&"}
_HEAD = re.compile(r"\bKepala\s+(?=\S)", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(kab(?:upaten)?|kota|prov(?:insi)?)\b\.?\s*(?P<rest>[A-Z][\w'/.-]*(?:\s+[A-Z][\w'-]*){0,3})", re.IGNORECASE
)
_ABBREVIATED = re.compile(
    r"\s*\bkab(?:upaten)?\b\.?\s*(?P<short>[A-Z]\s*/\s*[A-Z](?:\s*/\s*[A-Z])?)\s*$", re.IGNORECASE
)
_ENOUGH = 2
"""Times that rows must name an office or region before it is believed."""


@cache
def _kinds() -> dict[str, int]:
    """Kind of office in capitals -> words that its name has at least."""
    return {r["jenis"].upper(): int(r["kata_minimal"]) for r in lists.rows("perangkat_daerah")}


@cache
def _kind_pattern() -> re.Pattern[str]:
    kinds = sorted(_kinds(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(kind.replace(" ", r"\s+") for kind in kinds) + r")\b", re.IGNORECASE)


@cache
def _regions() -> dict[str, str]:
    """Kind ("kab", "kot", "prov") and letters of a region -> its full name ("Kabupaten Bengkulu Selatan")."""
    found = {}
    for row in lists.rows("wilayah"):
        if row["level"] == "provinsi":
            found[f"prov{squash(row['nama'])}"] = f"Provinsi {row['nama']}"
        else:
            kind, name = row["nama"].split(" ", 1)
            found[squash(kind)[:3] + squash(name)] = row["nama"]
    return found


def of_titles(lines: Iterable[Line]) -> str:
    """The office that a title line or an identity line names, with its region; empty where none does."""
    texts = [fold(line.text) for line in lines]
    labelled = next((name for text in texts if (name := _labelled(text))), "")
    if labelled:
        return labelled
    found = [(i, name) for i, text in enumerate(texts) if (name := _in_title(text))]
    for i, name in found:
        if re.search(_REGION, name, re.IGNORECASE):
            return name
        following = texts[i + 1] if i + 1 < len(texts) else ""
        if re.match(_REGION + r"\s", following, re.IGNORECASE) and len(following) < 60:
            return f"{name} {_STOP.sub('', following)}"
    return found[0][1] if found else ""


def _labelled(text: str) -> str:
    label = _LABEL.match(text)
    return _office(text[label.end() :], prose=False) if label else ""


def _in_title(text: str) -> str:
    return _office(text, prose=True) if len(text) < 140 else ""


def _office(text: str, prose: bool) -> str:
    """The office named in the text: from its kind to the first word that no name holds."""
    kind = _kind_pattern().search(text)
    if not kind or (prose and re.search(r"\b(?:kepala|keputusan)\s*$", text[: kind.start()], re.IGNORECASE)):
        return ""
    name = _STOP.sub("", text[kind.start() :]).strip(" ,.-–|")
    kept: list[str] = []
    for word in name.split():
        if not (word[:1].isupper() or word.lower() in _SMALL) or word.endswith((";", ":")):
            break
        kept.append(word)
    while kept and kept[-1].lower() in _SMALL:
        kept.pop()
    enough = len(kept) >= _kinds()[" ".join(kind[0].upper().split())]
    return " ".join(kept).rstrip(",.;") if enough and (kept[0][:1].isupper()) else ""


def of_rows(heads: Sequence[str], texts: Sequence[str]) -> str:
    """The office whose head the rows name most ("Kepala Dinas Perdagangan Kab.B/S"), with the region if it is sure.

    `heads` are cells that name officers, `texts` every text that may name the region.
    """
    named: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for text in heads:
        for head in _HEAD.finditer(text):
            name = _office(text[head.end() :], prose=False)
            if name and text[head.end() :].lstrip().upper().startswith(tuple(_kinds())):
                bare = re.split(rf"\s+(?={_REGION}\b)", name, flags=re.IGNORECASE)[0]
                named[squash(bare)] += 1
                shown.setdefault(squash(bare), bare)
    if not named or named.most_common(1)[0][1] < _ENOUGH:
        return ""
    office = shown[named.most_common(1)[0][0]]
    region = _region(heads, texts)
    return f"{office} {region}".strip()


def _region(heads: Sequence[str], texts: Sequence[str]) -> str:
    """The region named most in the rows; an abbreviation beside the office ("Kab.B/S") must agree with it."""
    counts: Counter[str] = Counter()
    for text in (*heads, *texts):
        for place in _PLACE.finditer(text):
            name = _listed(place[1].lower()[:3], place["rest"])
            counts[name] += bool(name)
    counts.pop("", None)
    if not counts:
        return ""
    best, times = counts.most_common(1)[0]
    short = Counter(re.sub(r"[^a-z]", "", m["short"].lower()) for text in heads if (m := _ABBREVIATED.search(text)))
    if short:
        initials = "".join(word[0] for word in best.lower().split()[1:])
        return best if short.most_common(1)[0][0] == initials else ""
    return best if times >= _ENOUGH and times >= 0.7 * sum(counts.values()) else ""


def _listed(kind: str, rest: str) -> str:
    """The longest run of words that names a region of this kind ("kab", "kot", "pro")."""
    words = rest.split()
    prefix = "prov" if kind == "pro" else kind
    for n in range(len(words), 0, -1):
        name = _regions().get(prefix + squash(" ".join(words[:n])))
        if name:
            return name
    return ""


def identity_lines(tables: Iterable[Table]) -> list[Line]:
    """The rows of tables that are no tables of indicators ("Nama Organisasi | : | Dinas ...") as lines."""
    rows: dict[tuple[int, int], list[str]] = {}
    for number, table in enumerate(tables):
        for cell in table.cells:
            if fold(cell.text):
                rows.setdefault((number, cell.row), []).append(fold(cell.text))
    return [Line(" ".join(texts)) for texts in rows.values()]


def of_name(name: str) -> str:
    """The office in a file name such as "iku-2024-dinas-perdagangan"; empty where it names none."""
    words = re.sub(r"[_\-.\s]+", " ", name).title()
    found = _office(words, prose=False)
    return found if found and not re.search(r"\d", found) else ""
