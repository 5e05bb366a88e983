"""What goes over the wire, described for /openapi.json in Bahasa Indonesia."""

import re
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, ValidationInfo, field_validator

from iku.decisions.decision import ACTIONS
from iku.serve.forms import JUDGED, LARGEST, LONGEST, MOST, NAMED, PARTED, REASONED, WORDY, formed, written

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def cleaned(text: str) -> str:
    """Without control characters and those that turn the direction of text; lines end with LF."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


Text = Annotated[str, AfterValidator(cleaned)]
Long = Annotated[str, Field(max_length=LONGEST), AfterValidator(cleaned)]
Number = Annotated[int, Field(ge=1, le=LARGEST)]
Action = Literal["ubah", "terima", "abaikan", "judul", "gabung", "pisah", "buang", "tabel", "garis", "batal"]
assert Action.__args__ == ACTIONS  # type: ignore[attr-defined]


EXAMPLE: Final[dict[str, JsonValue]] = {
    "oleh": "Ani",
    "tindakan": "ubah",
    "tabel": 1,
    "baris": 1,
    "kolom": "target_2024",
    "lama": "3,15%",
    "baru": "3,25%",
}


class Refused(BaseModel):
    """Kesalahan: apa yang terjadi, dan apa yang dapat dilakukan."""

    pesan: str = Field(description="Apa yang terjadi.")
    saran: str = Field(description="Apa yang dapat dilakukan.")


class Asked(BaseModel):
    """Satu keputusan, seperti baris keputusan.csv tanpa waktu dan sha256."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE], "allOf": [REASONED, PARTED, NAMED, JUDGED]})

    tindakan: Action = Field(description="Apa yang diputuskan.")
    oleh: Text = Field(default="", max_length=200, description="Siapa yang memutuskan.")
    tabel: Number | None = Field(default=None, description="Nomor tabel, mulai 1.")
    baris: Number | None = Field(default=None, description="Nomor baris dalam tabel, mulai 1.")
    kolom: Text = Field(
        default="", max_length=200, description="Kolom indikator.csv, atau nilai, misalnya target_2024."
    )
    mentah: Text | None = Field(
        default=None, max_length=LONGEST, description="Yang tercetak; tanpa ini: yang tercetak di situ."
    )
    lama: Text | None = Field(default=None, max_length=LONGEST,
        description="Yang berlaku saat keputusan dibuat; bila sudah diubah orang lain, jawabannya 409. "
        "Untuk batal: waktu keputusan yang ditarik.",
    )  # fmt: skip
    dilihat: Text | None = Field(default=None, max_length=100,
        description="Waktu keputusan terakhir tentang dokumen ini yang sudah dilihat, kosong bila belum ada; bila "
        "sesudahnya ada keputusan tentang hal yang sama, jawabannya 409 dengan apa yang berubah.",
    )  # fmt: skip
    baru: Long | dict[str, Any] | Annotated[list[Long], Field(max_length=MOST)] = Field(
        default="", validate_default=True,
        description="Isi yang benar, nama baku, atau garis (teks JSON). Untuk pisah: teks awal tiap baris baru, "
        "sebagai daftar atau satu per baris. Untuk tabel: ya, tidak, atau bagian halaman dengan kotaknya.",
    )  # fmt: skip
    kode: Text = Field(default="", max_length=100, description="Jenis temuan yang disisihkan.")
    alasan: Text = Field(
        default="", max_length=2_000, validate_default=True, description="Mengapa; abaikan tidak diterima tanpanya."
    )

    @field_validator("alasan")
    @classmethod
    def _is_given(cls, text: str, known: ValidationInfo) -> str:
        """What sets a finding aside says why."""
        if known.data.get("tindakan") == "abaikan" and not WORDY.search(text):
            raise ValueError("Tulis alasannya.")
        return text

    @field_validator("baru")
    @classmethod
    def _has_its_form(cls, told: str | dict[str, Any] | list[str], known: ValidationInfo) -> str | dict[str, Any]:
        """What an action needs to be told is told in a way that it understands."""
        return formed(known.data.get("tindakan", ""), told)

    @property
    def said(self) -> str:
        """`baru` as it stands in the file."""
        return self.baru if isinstance(self.baru, str) else written(self.baru)


class Decided(BaseModel):
    """Satu keputusan, seperti baris keputusan.csv."""

    waktu: str = Field(description="UTC, ISO 8601; nama keputusan ini.")
    oleh: str
    dokumen: str
    sha256: str
    tabel: int | None
    baris: int | None
    kolom: str
    tindakan: str
    mentah: str
    lama: str
    baru: str
    kode: str
    alasan: str


class Changes(BaseModel):
    """Apa yang berubah pada dokumen."""

    dokumen: dict[str, Any] = Field(description="Kepala dokumen sesudahnya, seperti dokumen.csv.")
    baris: list[dict[str, Any]] = Field(description="Baris yang baru atau berubah, seperti pada JSON dokumen.")
    baris_hilang: list[dict[str, Any]] = Field(description="Baris yang tidak ada lagi: tabel dan baris.")
    temuan: dict[str, list[dict[str, Any]]] = Field(description="Temuan yang baru dan yang hilang.")


class Answer(BaseModel):
    """Keputusan yang tersimpan, dan akibatnya."""

    keputusan: list[Decided]
    dokumen: Changes
    pesan: str = Field(default="", description="Bila belum dapat diterapkan pada berkas hasil: mengapa.")


class Preview(BaseModel):
    """Apa yang akan berubah; untuk garis: teks sel yang terpotong olehnya."""

    dokumen: dict[str, Any] | None = None
    baris: list[dict[str, Any]] | None = None
    baris_hilang: list[dict[str, Any]] | None = None
    temuan: dict[str, list[dict[str, Any]]] | None = None
    sel: list[list[str]] | None = Field(default=None, description="Baris demi baris, bila satu garis ditanyakan.")


class Lines(BaseModel):
    """Tabel di satu halaman: tempatnya, dan garis di dalamnya, dalam poin halaman."""

    kotak: list[float] = Field(description="x0, y0, x1, y1.")
    x: list[float] = Field(description="Di mana kolom berbatas.")
    y: list[float] = Field(description="Di mana baris berbatas.")


class RuleAsked(BaseModel):
    """Aturan yang diterima: seperti yang ditawarkan."""

    jenis: Literal["judul_kolom", "satuan", "ejaan", "isi", "opd", "tabel", "garis"]
    tercetak: Text = Field(min_length=1, max_length=2_000, description="Yang tercetak.")
    arti: Text = Field(min_length=1, max_length=2_000, description="Yang dimaksud.")
    kolom: Text = Field(default="", max_length=200, description="Untuk jenis isi: kolomnya.")
    oleh: Text = Field(default="", max_length=200, description="Siapa yang menerima.")
    keputusan: Text = Field(default="", max_length=100, description="Waktu keputusan asalnya.")
    dokumen: Text = Field(default="", max_length=300, description="Dokumen keputusan itu.")
    ganti: Text = Field(
        default="", max_length=100, description="Id aturan lain tentang hal yang sama, yang digantikan olehnya."
    )


class RuleTold(BaseModel):
    """Aturan: yang tercetak dibaca sebagai yang dimaksud."""

    id: str
    jenis: str
    tercetak: str
    arti: str
    kolom: str
    waktu: str
    oleh: str
    keputusan: str
    dokumen: str
    pesan: str = Field(description="Apa yang dilakukannya.")
    jangkauan: str = Field(default="", description="Pada tawaran: berapa sel lain dalam berapa dokumen.")


class Counts(BaseModel):
    """Berapa yang menunggu orang."""

    galat: int
    peringatan: int
    info: int
    ragu: int = Field(description="Sel yang meragukan.")
    keputusan: int = Field(description="Keputusan yang berlaku.")


class Listed(BaseModel):
    """Satu dokumen dalam daftar: kolom dokumen.csv dan keadaannya; yang belum dibaca hanya dokumen dan berkas."""

    model_config = ConfigDict(extra="allow")

    dokumen: str = Field(description="Id dokumen.")
    berkas: str = Field(description="Nama berkasnya.")
    keadaan: Literal["antre", "dibaca", "siap"]
    terhitung: bool = Field(default=True, description="Tidak: jumlahnya baru sebentar lagi diketahui.")
    jumlah: Counts


class Placed(BaseModel):
    """Dokumen yang diterima."""

    id: str = Field(description="Id dokumen, untuk /api/dokumen/{id}.")
    keadaan: Literal["antre", "dibaca", "siap"]
    status: str = Field(default="", description="lengkap, sebagian atau gagal; kosong selama belum dibaca.")
    galat: str = Field(default="", description="Yang tidak terbaca dan apa yang dapat dilakukan.")


class Health(BaseModel):
    """Keadaan layanan."""

    keadaan: Literal["sehat"] = "sehat"
    versi: str
