"""What every address may answer besides what it is for, as /openapi.json tells it."""

from typing import Annotated, Any, Final, Literal

from fastapi import Path, Query
from fastapi.responses import Response

from iku.serve.models import Refused

_MEANT: Final = {
    400: "Alamat (Host) bukan milik layanan ini, atau permintaan terputus atau tidak terbaca.",
    401: "Perlu token.",
    403: "Perubahan dari halaman lain.",
    404: "Tidak ada.",
    408: "Kiriman terlalu lambat.",
    409: "Keadaannya sudah lain; pesan mengatakan apa.",
    413: "Terlalu besar.",
    415: "Jenis berkas atau kiriman ini tidak dapat dibaca.",
    422: "Isi permintaan tidak sesuai.",
    429: "Antrean penuh; lihat Retry-After.",
    503: "Belum dapat sekarang; lihat Retry-After.",
    507: "Tempat penyimpanan penuh.",
}
READING: Final = (400, 401, 404, 422, 503)
CHANGING: Final = (400, 401, 403, 404, 409, 413, 422, 503, 507)
UPLOADING: Final = (400, 401, 403, 404, 408, 409, 413, 415, 422, 429, 503, 507)

Id = Annotated[str, Path(description="Id dokumen: kolom `dokumen` dari dokumen.csv.", max_length=300)]
PageNumber = Annotated[int, Path(ge=1, le=100_000, description="Nomor halaman.")]
Form = Annotated[Literal["json", "csv"], Query(alias="format", description="Bentuk jawaban.")]
CSV: Final = {"text/csv": {"schema": {"type": "string"}}}


def csv_response(content: bytes) -> Response:
    """A table as the contract's CSV."""
    return Response(content, media_type="text/csv; charset=utf-8")


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of an address."""
    return {status: {"model": Refused, "description": _MEANT[status]} for status in statuses}
