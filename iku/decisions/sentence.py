"""A decision in words, as it is told to another person."""

from typing import Any, Final

from emit.report import labels
from iku.decisions.decision import Decision
from iku.decisions.forms import decoded, first_lines, verdict

LONGEST: Final = 120
"""Letters of a text that is quoted."""


def sentence(decision: Decision) -> str:
    """ "Budi mengubah tabel 1, baris 3, Target 2024: 20% → 21%" """
    return f"{decision.oleh or 'Seseorang'} {done(decision)}"


def taken_back(decision: Decision, by: str) -> str:
    """That a decision holds no longer."""
    return f"{by or 'Seseorang'} menarik keputusan ini: {sentence(decision)}"


def done(one: Decision) -> str:
    """The same without who did it."""
    where = _place(one)
    match one.tindakan:
        case "ubah":
            return f"mengubah {where}: {_quoted(_named(one, one.lama))} → {_quoted(_named(one, one.baru))}"
        case "terima":
            return f"membenarkan {where}: {_quoted(one.lama)}"
        case "abaikan":
            return f"mengesampingkan temuan {labels.rule(one.kode)} ({where}): {_quoted(one.alasan)}"
        case "judul":
            return f"menamai kolom “{_quoted(one.mentah)}”: {labels.column(one.baru)}"
        case "gabung":
            return f"menggabungkan {where} dengan baris di atasnya"
        case "pisah":
            return f"memisahkan {where} menjadi {len(first_lines(one.baru))} baris"
        case "buang":
            return f"menyatakan {where} bukan indikator"
        case "tabel" | "garis":
            return _shaped(one)
    return f"menarik satu keputusan ({where})"


def _named(one: Decision, text: str) -> str:
    """Level and kind of a row as people call them."""
    known = labels.LEVEL.get(text, text) if one.kolom == "tingkat" else text
    return labels.column(text) if one.kolom == "jenis" else known


def _shaped(one: Decision) -> str:
    told = written(one)
    where = f"tabel {one.tabel}" if one.tabel else f"bagian di halaman {told.get('halaman', '?')}"
    if one.tindakan == "tabel":
        said = verdict(one.baru)
        return f"menyatakan {where} {'' if said and said.tabel else 'bukan '}tabel indikator"
    lines = f"{len(told.get('x', ()))} garis kolom, {len(told.get('y', ()))} garis baris"
    return f"menggambar garis di halaman {told.get('halaman', '?')} ({lines})"


def written(one: Decision) -> dict[str, Any]:
    """What `baru` says as JSON: page, box and lines; nothing where it is none."""
    return decoded(one.baru, dict[str, Any]) or {}


def _place(one: Decision) -> str:
    table = f"tabel {one.tabel}" if one.tabel else ""
    row = f"baris {one.baris}" if one.baris else ""
    column = labels.column(one.kolom) if one.kolom and one.tindakan not in ("gabung", "pisah", "buang") else ""
    return ", ".join(filter(None, (table, row, column))) or "dokumen"


def _quoted(text: str) -> str:
    """A text on one line, cut where it is long; a dash for none."""
    one = " ".join(text.split())
    return (f"{one[: LONGEST - 1]}…" if len(one) > LONGEST else one) or "–"
