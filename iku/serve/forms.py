"""What each action is told with (`baru`, `alasan`), as /openapi.json says it and as it is held against it."""

import json
import re
from typing import Any, Final

from pydantic import JsonValue

from emit.report.labels import COLUMN
from iku.decisions.forms import WORDS, first_lines, verdict
from iku.decisions.headers import NAMES

LONGEST: Final = 20_000
"""Letters of a cell; the longest that was seen has some 4,000."""
LARGEST: Final = 1_000_000
"""Of the number of a table or row."""
MOST: Final = 200
"""Rows that one is parted into."""

WORDY: Final = re.compile("[A-Za-z0-9]")
REASONED: Final[dict[str, JsonValue]] = {
    "if": {"properties": {"tindakan": {"const": "abaikan"}}},
    "then": {"required": ["alasan"], "properties": {"alasan": {"pattern": WORDY.pattern}}},
}
"""A finding is set aside with a reason."""
PARTED: Final[dict[str, JsonValue]] = {
    "if": {"properties": {"tindakan": {"const": "pisah"}}},
    "then": {"required": ["baru"], "properties": {"baru": {"anyOf": [
        {"type": "string", "pattern": WORDY.pattern},
        {"type": "array", "minItems": 1, "maxItems": MOST, "items": {"type": "string", "pattern": WORDY.pattern}},
    ]}}},
    "else": {"properties": {"baru": {"type": ["string", "object"]}}},
}  # fmt: skip
"""A row is parted where texts say."""
NAMED: Final[dict[str, JsonValue]] = {
    "if": {"properties": {"tindakan": {"const": "judul"}}},
    "then": {"required": ["baru"], "properties": {"baru": {"type": "string", "pattern": NAMES}}},
}
"""A column is called by a name that is known."""
JUDGED: Final[dict[str, JsonValue]] = {
    "if": {"properties": {"tindakan": {"const": "tabel"}}},
    "then": {"required": ["baru"], "properties": {"baru": {"anyOf": [
        {"type": "string", "enum": [*WORDS]},
        {"type": "object", "required": ["tabel"], "additionalProperties": False, "properties": {
            "tabel": {"type": "boolean"}, "halaman": {"type": "integer", "minimum": 1, "maximum": LARGEST},
            "kotak": {"type": "array", "minItems": 4, "maxItems": 4, "items": {"type": "number"}},
        }},
    ]}}},
}  # fmt: skip
"""A region is a table, or is none."""


def written(told: dict[str, Any] | list[str]) -> str:
    """As it stands in the file."""
    return json.dumps(told, ensure_ascii=False)


def formed(action: str, told: str | dict[str, Any] | list[str]) -> str | dict[str, Any]:
    """What is told with an action, in the one form of it that is kept.

    Raises:
        ValueError: it has none of the forms that the action takes.
    """
    text = told if isinstance(told, str) else written(told)
    if action == "pisah":
        lines = [] if isinstance(told, dict) else first_lines(text)
        if not WORDY.search(" ".join(lines)):
            raise ValueError('Untuk pisah, baru adalah teks awal tiap baris baru: ["...", "..."], atau satu per baris.')
        return "\n".join(lines)
    if action == "judul" and not re.search(NAMES, text):
        raise ValueError(
            f"Nama kolom “{text[:60]}” tidak dikenal. Yang dikenal: {', '.join(COLUMN)}; nama sendiri: "
            "lain_keterangan; nilai dengan tahun dan bagian tahunnya: target_2024, realisasi_2024_TW1, anggaran_2024."
        )
    said = verdict(text) if action == "tabel" else None
    if action == "tabel" and said is None:
        form = '{"halaman": 1, "kotak": [x0, y0, x1, y1], "tabel": true}'
        raise ValueError(f"Untuk tabel, baru adalah ya atau tidak, atau {form}.")
    if said is not None and said.kotak is None:
        return "ya" if said.tabel else "tidak"
    if isinstance(told, list):
        raise ValueError("Daftar teks hanya untuk pisah; untuk tindakan ini baru adalah satu teks.")
    return told
