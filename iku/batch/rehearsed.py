"""As `preload`, and a small document run through every stage, as a batch of many repays: vocabularies are built."""

import gc

import iku.batch.preload  # noqa: F401
from iku.document.pipeline import convert_bytes
from iku.settings import Settings

SAMPLE = (
    "INDIKATOR KINERJA UTAMA TAHUN 2024\n"
    "No\tSasaran\tIndikator Kinerja\tFormulasi\tSatuan\tTarget 2024\tSumber Data\tPenanggung Jawab\n"
    "1\tMeningkatnya layanan\tPersentase layanan\t(A / B) x 100%\tPersen\t95\tDinas\tKepala Dinas\n"
)

convert_bytes(SAMPLE.encode(), "", "contoh", "contoh.txt", Settings())
gc.collect()
gc.freeze()
