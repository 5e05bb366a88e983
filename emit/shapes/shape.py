"""A mapping, read from TOML: which lines the other system gets of an indicator, and what stands in their columns.

keterangan = "…"            # what it is for, and the version of the other system that was looked at
bentuk = ["csv", "xlsx"]    # forms that it can be written in, the usual one first; "sql" makes INSERTs
kolom = ["level", "uraian"] # the columns, in order; not for "sql"

[[baris]]                   # one kind of line; for each indicator they are written in this order
untuk = "indikator"         # one a row of indikator.csv, or "nilai": one for each yearly target
bila = ["tujuan"]           # only where these are filled
sekali = ["opd", "tujuan"]  # only where these differ from the line of this kind before
tabel = "iku_sasaran"       # for "sql": the table,
ingat = "sasaran"           # and the variable that keeps the new line's number
[baris.isi]                 # column = text; {name} is a column of indikator.csv
uraian = "{tujuan}"         # in a "nilai" also {nilai}, {teks}, {tahun} of the value itself, and every other column of
                            # target.csv with nilai_ before its name: {nilai_status}, {nilai_satuan} ({satuan} is the
                            # indicator's)
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec

from schema import columns
from schema.toml import told

FORMS: Final = ("csv", "xlsx", "sql")
KNOWN: Final = Path(__file__).parent / "known"
_MISSING: Final = re.compile(r"missing required field `(\w+)`")
PLACE: Final = re.compile(r"\{(\w+)\}")
OWN: Final = ("tahun_awal", "tahun_akhir", "urutan", "ukuran", "naungan", "tingkat_indikator", "satuan_tampak",
              "peran_nilai")  # fmt: skip
"""Names besides the columns of the tables (`emit.shapes.apply`): the first and last year of the row's targets, its
number in the output, the measure that its name begins with, the goal or activity that it stands under and which level
that is, its unit: its own, else that of its targets; "indikator" for its first value, "target" for the others."""


class BadShape(Exception):
    """The file is no mapping; the message (Bahasa Indonesia) says where."""


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of line."""

    isi: Mapping[str, str]
    untuk: str = "indikator"
    bila: tuple[str, ...] = ()
    sekali: tuple[str, ...] = ()
    tabel: str = ""
    ingat: str = ""
    rumus: Mapping[str, str] = field(default_factory=dict)
    """For "sql": columns that are expressions ("@sasaran"), not texts."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A whole mapping."""

    keterangan: str
    bentuk: tuple[str, ...]
    baris: tuple[Line, ...]
    kolom: tuple[str, ...] = ()
    awal: str = ""
    """For "sql": statements before the lines."""


def names() -> list[str]:
    """Mappings that come with the program."""
    return sorted(path.stem for path in KNOWN.glob("*.toml"))


def load(name: str) -> Shape:
    """A mapping by its name, or by the path of its file.

    Raises:
        BadShape: there is none, or it cannot be used.
    """
    known = KNOWN / f"{name}.toml" if name in names() else Path(name)
    try:
        return parse(known.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadShape(
            f"Templat {name} tidak ada. Yang tersedia: {', '.join(names())}; atau sebut berkas TOML."
        ) from error


def parse(text: str) -> Shape:
    """A mapping from the text of its file.

    Raises:
        BadShape: it cannot be used.
    """
    try:
        shape = msgspec.convert(tomllib.loads(text), Shape)
    except tomllib.TOMLDecodeError as error:
        raise BadShape(f"Templat tidak dapat dibaca: {told(error)}.") from error
    except msgspec.ValidationError as error:
        raise BadShape(f"Templat tidak dapat dibaca: {_unfit(str(error))}.") from error
    for problem in _problems(shape):
        raise BadShape(f"Templat tidak dapat dipakai: {problem}")
    return shape


def _unfit(error: str) -> str:
    """What msgspec says of a value, in the words of the mapping's writer."""
    what, _, place = error.partition(" - at ")
    path = place.strip("`").removeprefix("$").removeprefix(".")
    where = re.sub(r"\[(\d+)\]", lambda found: f" ke-{int(found[1]) + 1}", path) or "berkasnya"
    missing = _MISSING.search(what)
    return f"{missing[1]} belum ada di {where}" if missing else f"isi {where} bukan jenis yang diharapkan di sana"


def _problems(shape: Shape) -> Any:
    if not shape.bentuk or not set(shape.bentuk) <= set(FORMS):
        yield f"bentuk harus dari {', '.join(FORMS)}."
    for line in shape.baris:
        if line.untuk not in ("indikator", "nilai"):
            yield f'untuk = "{line.untuk}": harus indikator atau nilai.'
        if "sql" in shape.bentuk and not line.tabel:
            yield "setiap baris untuk sql memerlukan tabel."
        if "sql" not in shape.bentuk and (unknown := set(line.isi) - set(shape.kolom)):
            yield f"kolom {', '.join(sorted(unknown))} tidak ada dalam daftar kolom."
        for one in (*line.bila, *line.sekali, *(name for text in line.isi.values() for name in PLACE.findall(text))):
            if not _is_known(one, line.untuk):
                yield f"{{{one}}} bukan kolom indikator.csv" + (" atau target.csv." if line.untuk == "nilai" else ".")


def _is_known(name: str, per: str) -> bool:
    if name in columns.INDIKATOR or name in OWN or name.startswith((columns.UNKNOWN_PREFIX, f"{columns.TARGET}_")):
        return True
    return per == "nilai" and name.removeprefix("nilai_") in columns.TARGET_CSV
