"""Decisions of people as they come in: judged on what was read, kept, and only then said to be kept."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypeVar

import msgspec

from iku.batch.task import Task
from iku.decisions import ledger
from iku.decisions.decision import OF_ROWS, Decision, standing
from iku.decisions.moved import print_of
from iku.decisions.said import name as name_of
from iku.decisions.said import said
from iku.errors import Busy
from iku.serve import work
from iku.serve.between import TEXTS, check
from iku.serve.cells import standing_at
from iku.serve.changes import row_at
from iku.serve.desk import Desk
from iku.serve.failures import Refusal
from iku.serve.models import Asked
from iku.serve.outcome import Gone, Judged
from iku.serve.settling import Settling
from iku.state import readings
from iku.state.records import Record
from iku.state.store import put

T = TypeVar("T")
A = TypeVar("A")
Json = dict[str, Any]
LATER: Final = (
    "Tersimpan. Folder hasil sedang dipakai proses iku lain, atau penuh; berkas hasil ditulis setelah itu berlalu."
)
log = logging.getLogger("iku.serve")


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of decisions."""

    decisions: tuple[Decision, ...]
    judged: Judged
    written: bool
    """Whether the document's JSON says it already; else another program holds the folder, and it will."""


class Deciding:
    """Takes decisions one document at a time, so that nobody's is overwritten unseen."""

    def __init__(self, desk: Desk, settling: Settling) -> None:
        self.desk, self.settling = desk, settling
        self._appending = threading.Lock()

    def decide(self, name: str, asked: Sequence[Asked]) -> Kept:
        """Keep decisions about a document and apply them; when this returns they are on the disk.

        Raises:
            Refusal: 404 no such document; 409 something else stands there now, or they do not fit it, or its reading
                is lost. Nothing was kept then.
        """
        record = self.desk.known(name)
        with self.desk.alone(name):
            made, judged = self._judged(name, record, asked)
            with self._appending:
                ledger.append(self.desk.store.root, made)
            written = self._written(name, judged)
            self.settling.later(name)
        return Kept(tuple(made), judged, written)

    def preview(self, name: str, asked: Sequence[Asked]) -> Judged:
        """What decisions would change; nothing is kept. Raises as `decide` does."""
        return self._judged(name, self.desk.known(name), asked)[1]

    def _judged(self, name: str, record: Record, asked: Sequence[Asked]) -> tuple[list[Decision], Judged]:
        every = self.desk.shelf.decisions()
        made = list(self._made(name, record, asked, every))
        judged = self.judge(name, record, [*every, *made])
        if set(judged.loose) & {one.waktu for one in made}:
            text = "Keputusan ini tidak cocok dengan dokumen: tempat itu tidak ada, atau yang tercetak di situ lain."
            raise Refusal(409, text, "Muat ulang dokumen, lalu buat keputusan lagi.")
        return made, judged

    def judge(self, name: str, record: Record, decisions: Sequence[Decision]) -> Judged:
        """The document with these decisions, read again first where what was read is not kept as this program does."""
        home, digest = self.desk.shelf.target, record.stamp.sha256
        task = self.desk.reading.task_of(record, self.desk.store.root, decisions)
        ask = self.desk.pools.help
        judged = self._read(name, record, lambda strictly: ask(work.judge, task, home, digest, strictly))
        if judged.drawn is not None:  # what was read with people's own lines is kept for the next time
            self.desk.keeper.put_sealed(readings.file_name(name, readings.DRAWN), judged.drawn)
        return judged

    def _read(self, name: str, record: Record, ask: Callable[[bool], Future[T]]) -> T:
        """What a worker answers from what was read of a document: read again first where that is not kept as this
        program keeps it, or else not at all."""
        try:
            return ask(True).result()
        except Gone:
            self.desk.reading.read_again(name, record)
        try:
            return ask(False).result()
        except Gone as error:
            text = f"Berkas asli ({record.stamp.file}) tidak ada lagi di tempatnya, dan bacaannya tidak tersimpan."
            raise Refusal(409, text, "Kembalikan berkasnya, atau unggah lagi di sini.") from error

    def cells(self, name: str, asked: Asked) -> list[list[str]]:
        """What a person's lines cut out of a page, row by row; nothing is kept.

        Raises:
            Refusal: 404 no such document; 409 its file is gone, or nothing stands between the lines.
        """
        found = self._of_page(name, work.cells, asked.said)
        if found is None:
            raise Refusal(409, "Di antara garis-garis ini tidak ada yang terbaca.", "Geser garisnya.")
        return found

    def parted(self, name: str, number: int) -> list[Json]:
        """The tables of a page as they were read: box, and the lines that part their columns and rows.

        Raises:
            Refusal: 404 no such document; 409 its file is gone.
        """
        return self._of_page(name, work.parted, number)

    def _of_page(self, name: str, what: Callable[[Task, str, str, A], T], argument: A) -> T:
        record = self.desk.known(name)
        task = self.desk.reading.task(record.source, self.desk.store.root)
        home, digest, ask = self.desk.shelf.target, record.stamp.sha256, self.desk.pools.help
        return self._read(name, record, lambda _: ask(what, task, home, digest, argument))

    def _made(self, name: str, record: Record, asked: Sequence[Asked], every: Sequence[Decision]) -> Iterator[Decision]:
        """The decisions with what the server knows; each named by its moment, later than any other's."""
        document = self.desk.shelf.document(name)
        own = [one for one in every if one.dokumen == name]
        before = standing(own)
        last = max((one.waktu for one in every), default="")
        for one in asked:
            last = moment(last)
            here = standing_at(document, one, before)
            made = Decision(
                waktu=last, dokumen=name, tindakan=one.tindakan, oleh=one.oleh, sha256=record.stamp.sha256,
                tabel=one.tabel, baris=one.baris, kolom=one.kolom,
                mentah=(here.raw if here else "") if one.mentah is None else one.mentah,
                lama=(here.text if here else "") if one.lama is None else one.lama,
                baru=one.said, kode=one.kode, alasan=one.alasan,
            )  # fmt: skip
            if one.mentah is None and not one.kolom and one.tindakan in (*OF_ROWS, "tabel"):
                made = replace(made, mentah=said(made, msgspec.json.decode(document), before))
            elif one.mentah is None and one.tindakan == "garis":
                made = replace(made, mentah=print_of(self.cells(name, one)))
            row = row_at(document, one.tabel, one.baris) if one.kolom and one.tabel and one.baris else None
            made = replace(made, nama=name_of(row, one.kolom)) if row and one.tindakan in TEXTS else made
            check(one, made, here, own, document)
            yield made

    def _written(self, name: str, judged: Judged) -> bool:
        try:
            with self.desk.keeper.holding():
                put(self.desk.store, f"{name}.json", judged.document)
        except (Busy, OSError) as error:  # they are kept, and will be applied: nobody is told that it failed
            log.warning("%s: menunggu: %s", name, error)
            return False
        return True


def moment(last: str) -> str:
    """Now, or just after the last decision, whichever is later: ISO 8601 in UTC."""
    now = datetime.now(UTC)
    with contextlib.suppress(ValueError, TypeError, OverflowError):  # a hand's own moment, or none yet
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds").replace("+00:00", "Z")
