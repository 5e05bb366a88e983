"""Builds the `Normalised` that a perfect reading of a labelled document would give, straight from its truth file."""

import json
import re
from pathlib import Path
from typing import Any

from extract.document import Document
from normalize.model import Field, Indicator, Normalised, NormalTable, Target, Value

SHARED = Path(__file__).parents[2].parent / "shared"
CORPUS = SHARED / "corpus" / "truth"
TEXTS = (
    "no", "tujuan", "indikator_tujuan", "program", "kegiatan", "sub_kegiatan", "sasaran", "indikator",
    "definisi_operasional", "formulasi", "satuan", "sumber_data", "penanggung_jawab",
)  # fmt: skip


def from_truth(path: Path) -> Normalised:
    """A truth file of the corpus as a normalised document; codes are left empty."""
    return from_labels(json.loads(path.read_text(encoding="utf-8")), path.stem)


def from_labels(truth: dict[str, Any], name: str) -> Normalised:
    """As `from_truth`, from the parsed labels."""
    about = truth["dokumen"]
    tables = tuple(_table(number, labels) for number, labels in enumerate(truth["tabel"], 1))
    document = Document(f"{name}.pdf", "", "pdf")
    return Normalised(name, document, about["opd"], about["tahun"], tables)


def _table(number: int, labels: dict[str, Any]) -> NormalTable:
    has = {name for row in labels["baris"] for name in row}
    rows = tuple(_row(at, row, labels["tingkat"], has) for at, row in enumerate(labels["baris"], 1))
    return NormalTable(number, labels["judul"], labels["tingkat"], labels["tahun"], (), rows, (), (), ())


def _row(at: int, row: dict[str, Any], level: str, has: set[str]) -> Indicator:
    fields = {name: Field(row.get(name) or "", plain(row.get(name) or "")) for name in TEXTS if name in has}
    for name in row.get("_merged", ()):
        if name in fields:
            fields[name] = Field(fields[name].raw, fields[name].clean, inherited=True)
    targets = tuple(_target(year, row.get(year) or "", want) for year, want in row["target"].items())
    return Indicator(at, at, level, row["jenis"], fields, targets)


def _target(year: str, text: str, want: dict[str, Any]) -> Target:
    value = Value(want["status"], want["nilai"], None, None, want["satuan"], want["predikat"])
    return Target(year, "target", value, Field(text, text))


def plain(text: str) -> str:
    """A label's markup as the reading writes it: `(numerator) / (denominator)`."""
    text = re.sub(r"\\text\{([^{}]*)\}", r"\1", text)
    text = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"(\1) / (\2)", text)
    text = text.replace(r"\times", "x").replace(r"\%", "%").replace("$", " ")
    return " ".join(re.sub(r"<u>(.*?)</u>", r"\1", text).split())
