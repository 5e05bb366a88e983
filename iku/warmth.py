"""What a worker needs in memory before its first document."""

import importlib

from iku.settings import Settings

SAMPLE = (
    "INDIKATOR KINERJA UTAMA TAHUN 2024\n"
    "No\tSasaran\tIndikator Kinerja\tFormulasi\tSatuan\tTarget 2024\tSumber Data\tPenanggung Jawab\n"
    "1\tMeningkatnya layanan\tPersentase layanan\t(A / B) x 100%\tPersen\t95\tDinas\tKepala Dinas\n"
)
"""A document that passes through every stage, so that vocabularies, indexes and models are built once."""


MODULES = (
    "numpy",
    "audit.run",
    "extract.pdf.pages",
    "normalize.normalise",
    "iku.work",
    "schema.check",
)
"""What every document needs and what takes long to import; OCR and camelot are left to those that need them."""


def load() -> None:
    """Import the pipeline."""
    for name in MODULES:
        importlib.import_module(name)


def rehearse() -> None:
    """Convert the sample, in memory."""
    from iku.pipeline import convert_bytes

    convert_bytes(SAMPLE.encode(), "", "contoh", "contoh.txt", Settings())
