"""Documents without indicators: no row, gagal."""

from collections.abc import Callable

from benchmarks.invent.cases.draw import Draw, rupiah
from benchmarks.invent.cases.model import Block, Case, Cell, Gap, Grid, Text

ALL = ("pdf", "docx", "txt")


def _grid(head: list[str], lines: list[list[str]], widths: tuple[float, ...]) -> Grid:
    top = tuple(Cell(t, bold=True, align="center") for t in head)
    return Grid((top, *(tuple(Cell(t) for t in line) for line in lines)), widths)


def _title(office: str, *lines: str) -> Text:
    return Text((*lines, office.upper()), bold=True, align="center")


def standards(draw: Draw, office: str) -> list[Block]:
    """Service standards: NO, KOMPONEN, URAIAN."""
    parts = [
        "Persyaratan",
        "Sistem, mekanisme, dan prosedur",
        "Jangka waktu",
        "Biaya/tarif",
        "Produk pelayanan",
        "Penanganan pengaduan",
        "Dasar hukum",
        "Jumlah pelaksana",
    ]
    said = [
        "a. Fotokopi identitas\nb. Surat pengantar",
        "1. Pemohon mendaftar\n2. Petugas memeriksa\n3. Penyerahan hasil",
        f"{draw.randint(2, 14)} hari kerja",
        "Gratis",
        f"Surat keterangan {draw.topic()}",
        "Kotak saran dan telepon",
        "Peraturan Daerah Nomor 4 Tahun 2018",
        f"{draw.randint(2, 6)} orang",
    ]
    blocks: list[Block] = []
    for _ in range(draw.randint(1, 4)):
        lines = [[str(i + 1), p, s] for i, (p, s) in enumerate(zip(parts, said, strict=True))]
        blocks += [
            _title(office, "STANDAR PELAYANAN", draw.topic().upper()),
            _grid(["NO", "KOMPONEN", "URAIAN"], lines, (0.6, 3, 6)),
            Gap(2),
        ]
    return blocks


def attendance(draw: Draw, office: str) -> list[Block]:
    """An attendance list to be filled in."""
    lines = [[str(i), "...................", "............", ""] for i in range(1, draw.randint(10, 25))]
    return [
        _title(office, "DAFTAR HADIR"),
        Gap(1),
        _grid(["NO", "NAMA", "JABATAN", "TANDA TANGAN"], lines, (0.6, 4, 3, 3)),
    ]


def budget(draw: Draw, office: str) -> list[Block]:
    """A budget by account."""
    names = [
        "Belanja Pegawai",
        "Belanja Barang dan Jasa",
        "Belanja Modal Peralatan",
        "Belanja Perjalanan Dinas",
        "Belanja Pemeliharaan",
    ]
    lines = [
        [
            f"5.1.0{i + 1}",
            n,
            f"{draw.randint(1, 40)}",
            draw.choice(("Paket", "OK", "Bulan")),
            rupiah(draw.randint(10, 900) * 1000000),
        ]
        for i, n in enumerate(names)
    ]
    head = ["Kode Rekening", "Uraian", "Volume", "Satuan", "Jumlah (Rp)"]
    return [
        _title(office, "RINCIAN ANGGARAN BELANJA", f"TAHUN ANGGARAN {draw.randint(2018, 2026)}"),
        Gap(1),
        _grid(head, lines, (2, 5, 1, 1, 2)),
    ]


def template(draw: Draw, office: str) -> list[Block]:
    """The blank template of a regulation."""
    head = [draw.header(k) for k in ("no", "sasaran", "indikator", "target")]
    dots = draw.choice(("............", "……………", "-", "<diisi>"))
    numbered = [[str(i + 1), dots, dots, dots] for i in range(draw.randint(2, 5))]
    blank = [["(1)", "(2)", "(3)", "(4)"], *numbered, ["dst", "", "", ""]]
    notes = (
        "Petunjuk pengisian:",
        "Kolom (1) diisi dengan nomor urut;",
        "Kolom (2) diisi dengan sasaran strategis;",
        "Kolom (3) diisi dengan indikator kinerja;",
        "Kolom (4) diisi dengan target.",
    )
    return [
        Text(("LAMPIRAN PERATURAN", "FORMULIR PERJANJIAN KINERJA"), bold=True, align="center"),
        Gap(1),
        _grid(head, blank, (0.6, 4, 4, 2)),
        Gap(1),
        Text(notes),
    ]


def staff(draw: Draw, office: str) -> list[Block]:
    """Numbers of staff by rank."""
    lines = [
        [str(i + 1), f"Golongan {g}", *(str(draw.randint(0, 30)) for _ in range(2))]
        for i, g in enumerate(("IV", "III", "II", "I"))
    ]
    return [
        _title(office, "KEADAAN PEGAWAI"),
        Gap(1),
        _grid(["No", "Golongan", "Laki-laki", "Perempuan"], lines, (0.6, 4, 2, 2)),
    ]


def letter(draw: Draw, office: str) -> list[Block]:
    """A letter with an agenda."""
    lines = [
        [f"0{8 + i}.00 - 0{8 + i}.45" if i < 2 else f"{8 + i}.00 - {8 + i}.45", t, "Panitia"]
        for i, t in enumerate(("Pembukaan", "Paparan materi", "Diskusi", "Penutup"))
    ]
    text = Text(
        (
            "Nomor : 005/120/SEK",
            "Perihal : Undangan",
            "",
            *draw.sample(
                [
                    "Mengharap kehadiran Saudara pada rapat koordinasi.",
                    "Demikian atas perhatiannya disampaikan terima kasih.",
                ],
                2,
            ),
        )
    )
    return [_title(office), Gap(1), text, Gap(1), _grid(["Waktu", "Acara", "Keterangan"], lines, (2, 5, 3))]


def _maker(name: str, sort: Callable[[Draw, str], list[Block]]) -> Callable[[Draw], Case]:
    def make(draw: Draw) -> Case:
        office = draw.office()
        blocks = tuple(sort(draw, office))
        return Case(
            f"{name}: no indicator table", blocks, draw.look(draw.random() < 0.3), (), office, status="gagal", kinds=ALL
        )

    return make


SORTS = {
    "standar": standards,
    "hadir": attendance,
    "anggaran": budget,
    "formulir": template,
    "pegawai": staff,
    "undangan": letter,
}
KINDS = {f"bukan-{name}": _maker(name, sort) for name, sort in SORTS.items()}
