"""How soon an office's odd form is learnt: eleven documents of one office, decided on one after another.

`python -m benchmarks.learning [--seeds 5] [--documents 11]`. Each seed is an office with a form of its own: headers
that no vocabulary knows, units and words that it always misspells, its own name misspelt, a table that is none. A
person goes through each document with the truth beside it, decides on whatever is wrong, one thing at a time, and
accepts the rules that are offered. Printed: how many decisions each document needed, and how many rules were accepted;
with `--without` no rule is accepted.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from emit.lossless import encode
from emit.result import Result
from extract.document import Document
from extract.reader import read
from iku.decisions.cells import field_of
from iku.decisions.decision import Decision
from iku.decisions.rules import Rule, accept, load, offers
from iku.document.pipeline import convert_document
from iku.state.store import LocalStore
from normalize.model import Normalised, NormalTable
from normalize.sense import VocabularySense

MOST = 400
"""Decisions after which a person gives up on a document."""
HEADERS = {
    "sasaran": ("Sasrn Stratgs", "Tjn/Sas", "Ihwal Pokok", "Arah Kerja"),
    "indikator": ("Tolak Takar", "Ukrn Knrj", "Penanda Hasil", "Butir IKU-nya"),
    "satuan": ("Sat/Uk", "Stn", "Besaran", "Sbt"),
    "target": ("Takaran {year}", "Tgt/{year}", "Angka Tuju {year}", "Capai {year} (rencana)"),
    "sumber_data": ("Asal Angka", "Smb Dt", "Rujuk", "Pemasok Data"),
    "penanggung_jawab": ("Pengampu", "P.Jwb", "Pemangku", "Bid. Pengelola"),
}
UNITS = {
    "Dokumen": ("Dokxmen", "Dkmnt"),
    "Orang": ("Oranq", "Orgx"),
    "Laporan": ("Lapxrn", "Lprnn"),
    "Persen": ("Prsnx",),
}
WORDS = {
    "Persentase": ("Persentse", "Prosntase"), "Jumlah": ("Jumlh", "Jmlahh"), "layanan": ("layann", "laynan"),
    "masyarakat": ("masyrakat", "masyarkat"), "meningkatnya": ("meningkatnaya", "meninkatnya"),
    "kualitas": ("kualitass", "kwalitaz"), "Bidang": ("Bidng", "Bidamg"),
}  # fmt: skip
THINGS = (
    "jalan",
    "sekolah",
    "pasar",
    "puskesmas",
    "jembatan",
    "terminal",
    "perpustakaan",
    "irigasi",
    "taman",
    "gudang",
)
DEEDS = ("yang dibina", "yang memenuhi standar", "yang terlayani", "dalam kondisi baik", "yang terakreditasi")
OFFICES = ("Dinas Sosial", "Dinas Perdagangan", "Dinas Kesehatan", "Dinas Pendidikan", "Badan Kepegawaian Daerah")


@dataclass(frozen=True, slots=True)
class Form:
    """What one office always writes."""

    office: str
    called: str
    """As its documents print it."""
    headers: dict[str, str]
    units: dict[str, str]
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """A document and what it should become."""

    name: str
    document: Document
    columns: tuple[tuple[str, str], ...]
    """(printed header, column as decisions name it), left to right."""
    rows: tuple[tuple[str, ...], ...]
    """Texts of the same columns."""
    office: str


def form(seed: int) -> Form:
    """The form of one office: between two and all of its headers are odd, and some words and units."""
    dice = random.Random(seed)
    office = dice.choice(OFFICES)
    odd = dice.sample(sorted(HEADERS), dice.randint(2, len(HEADERS)))
    headers = {name: dice.choice(HEADERS[name]) for name in odd}
    units = {name: dice.choice(UNITS[name]) for name in dice.sample(sorted(UNITS), dice.randint(1, 3))}
    words = {name: dice.choice(WORDS[name]) for name in dice.sample(sorted(WORDS), dice.randint(1, 4))}
    called = office.replace("Dinas", dice.choice(("Dinas", "Dinas", "Dynas"))).replace(
        "an", dice.choice(("an", "aan")), 1
    )
    return Form(office, called, headers, units, words)


PLAIN = {
    "no": "No", "sasaran": "Sasaran", "indikator": "Indikator Kinerja", "satuan": "Satuan", "target": "Target {year}",
    "sumber_data": "Sumber Data", "penanggung_jawab": "Penanggung Jawab",
}  # fmt: skip


def made(one: Form, seed: int, number: int) -> Made:
    """A document of an office: its own year, indicators and figures."""
    dice = random.Random(seed * 1_000 + number)
    year = str(2015 + number)
    columns = tuple(
        (one.headers.get(name, PLAIN[name]).format(year=year), f"target_{year}" if name == "target" else name)
        for name in PLAIN
    )
    rows = tuple(_row(dice, at) for at in range(1, dice.randint(5, 9)))
    printed = "\n".join("\t".join(_odd(text, one) for text in row) for row in rows)
    head = "\t".join(header for header, _ in columns)
    text = f"INDIKATOR KINERJA UTAMA\n{one.called.upper()} TAHUN {year}\n{head}\n{printed}\n"
    name = f"iku-{seed}-{number:02}"
    return Made(name, read(f"{name}.txt", text.encode(), VocabularySense()), columns, rows, one.office)


def _row(dice: random.Random, number: int) -> tuple[str, ...]:
    thing, unit = dice.choice(THINGS), dice.choice(sorted(UNITS))
    measure = "Persentase" if unit == "Persen" else "Jumlah"
    goal = f"Terwujudnya kualitas layanan {thing}" if dice.random() < 0.5 else f"Naiknya peran masyarakat pada {thing}"
    figure = str(dice.randint(3, 95))
    bureau = f"Bidang {dice.choice(THINGS).title()}"
    return (str(number), goal, f"{measure} {thing} {dice.choice(DEEDS)}", unit, figure, bureau, f"Kepala {bureau}")


def _odd(text: str, one: Form) -> str:
    whole = one.units.get(text)
    return whole or " ".join(one.words.get(word, word) for word in text.split(" "))


@dataclass(slots=True)
class Person:
    """Decides with the truth beside the page, one thing at a time, and accepts what is offered."""

    folder: Path
    learning: bool = True
    documents: dict[str, bytes] = field(default_factory=dict)
    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    accepted: int = 0
    left: int = 0
    """Cells and rows that are wrong all the same."""

    def work(self, one: Made) -> int:
        """Decide on a document until it is as it should be; how many decisions it took."""
        decisions: list[Decision] = []
        result = self._converted(one, decisions)
        while (wanted := next(_wrong(one, result.doc), None)) is not None and len(decisions) < MOST:
            decision = Decision(
                waktu=self._moment(), dokumen=one.name, oleh="Ani", sha256=one.document.sha256, **wanted
            )  # type: ignore[arg-type]
            decisions.append(decision)
            result = self._converted(one, decisions)
            if self.learning:
                self._learn(decision, encode(result))
                result = self._converted(one, decisions)
        self.documents[one.name] = encode(result)
        self.left += sum(1 for _ in _wrong(one, result.doc)) + abs(result.indicators - len(one.rows))
        return len(decisions)

    def _learn(self, decision: Decision, document: bytes) -> None:
        rules = load(LocalStore(self.folder))[0].rules
        for offer in offers(decision, document, self.documents.items(), rules):
            if not _is_lesser(offer.rule):
                accept(self.folder, offer.rule, "Ani", self._moment())
                self.accepted += 1

    def _converted(self, one: Made, decisions: Sequence[Decision]) -> Result:
        book = load(LocalStore(self.folder))[0]
        return convert_document(one.document, one.name, one.name, decisions=decisions, book=book)

    def _moment(self) -> str:
        self.now += timedelta(seconds=1)
        return self.now.isoformat()


def _is_lesser(rule: Rule) -> bool:
    """A whole text, where its word alone is offered as well."""
    return rule.kind == "isi"


def _wrong(one: Made, doc: Normalised) -> Iterator[dict[str, object]]:
    """What a person would decide, from the whole to the part: the table, its columns, the office, then cells."""
    table = max(doc.tables, key=lambda table: len(table.indicators), default=None)
    if table is None:
        yield {
            "tindakan": "tabel",
            "mentah": "\n".join(header for header, _ in one.columns)[:20],
            "baru": '{"tabel":true}',
        }
        return
    yield from _columns(one, table)
    if doc.office.casefold() != one.office.casefold():
        yield {"tindakan": "ubah", "kolom": "opd", "mentah": doc.office, "lama": doc.office, "baru": one.office}
    header = {name: header for header, name in one.columns}["indikator"]
    for row in table.indicators:
        if row.text("indikator") == header:
            yield {"tindakan": "buang", "tabel": table.number, "baris": row.row, "mentah": header}
            return
    for truth, row in zip(one.rows, table.indicators, strict=False):
        for (_, name), text in zip(one.columns, truth, strict=True):
            found = field_of(row, name)
            if found is not None and _plain(found.clean, name) != _plain(text, name):
                place = {"tabel": table.number, "baris": row.row, "kolom": name}
                yield {"tindakan": "ubah", **place, "mentah": found.raw, "lama": found.clean, "baru": text}


def _plain(text: str, name: str) -> str:
    """Percent signs and the word are one; of a value its figure."""
    if name.startswith("target"):
        return text.split(" ")[0]
    return text.replace("%", "Persen").casefold()


def _columns(one: Made, table: NormalTable) -> Iterator[dict[str, object]]:
    for column, (_, name) in zip(table.columns, one.columns, strict=False):
        kind, year = column.kind, column.year or str(table.year or "")
        found = f"{kind}_{year}" if kind else column.name
        if found != name:
            yield {"tindakan": "judul", "tabel": table.number, "mentah": column.raw, "kolom": found, "baru": name}


def main() -> None:
    """Print a line for each office, and the means."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--documents", type=int, default=11)
    parser.add_argument("--without", action="store_true", help="accept no rule")
    asked = parser.parse_args()
    every = []
    for seed in range(asked.first, asked.first + asked.seeds):
        with TemporaryDirectory() as folder:
            person, own = Person(Path(folder), not asked.without), form(seed)
            counts = [person.work(made(own, seed, number)) for number in range(1, asked.documents + 1)]
        every.append(counts)
        told = f"aturan {person.accepted}, sisa salah {person.left}"
        print(f"{seed:4} {own.called:28} {' '.join(f'{n:3}' for n in counts)}   {told}")
    means = [sum(own) / len(own) for own in zip(*every, strict=True)]
    print(f"{'':4} {'rata-rata':28} {' '.join(f'{n:3.0f}' if n >= 10 else f'{n:3.1f}' for n in means)}")


if __name__ == "__main__":
    main()
