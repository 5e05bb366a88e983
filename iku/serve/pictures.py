"""Pages as pictures: drawn in a limited process, kept as long as there is room for them."""

import asyncio
import hashlib
import os
from pathlib import Path
from typing import Final

import msgspec
from starlette.concurrency import run_in_threadpool

from iku.serve import work
from iku.serve.desk import Desk
from iku.serve.failures import Refusal
from iku.serve.outcome import Gone
from iku.state.records import Record
from iku.state.store import WORK, content

FOLDER: Final = f"{WORK}/gambar"
FLOWING: Final = frozenset({"docx", "odt", "txt", "html", "doc", "xlsx", "xls", "ods"})
"""Kinds of file that have no pages of their own."""


class _Page(msgspec.Struct):
    nomor: int
    rotasi: int


class _Pages(msgspec.Struct):
    """What the JSON of a document says of how its pages were turned."""

    halaman: tuple[_Page, ...] = ()


class Pictures:
    """Draws each page once."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    async def page(self, name: str, number: int) -> bytes:
        """A page of a document as PNG, turned as it was read: the boxes of the JSON lie on it.

        Raises:
            Refusal: 404 there is no such document or page; 409 its file is not there any more.
        """
        record = await run_in_threadpool(self.desk.known, name)
        if record.document.get("jenis_berkas") in FLOWING:
            text = "Jenis dokumen ini tidak punya halaman tetap, jadi tidak ada gambarnya."
            raise Refusal(404, text, "Bandingkan dengan berkas aslinya di aplikasinya.")
        read = record.stamp.sha256, record.stamp.program, record.stamp.settings  # another reading may turn it otherwise
        file = f"{FOLDER}/{hashlib.sha256(f'{read}-{number}'.encode()).hexdigest()}"
        kept = await run_in_threadpool(self._kept, file)
        return kept or await self._drawn(record, number, file)

    def _rotation(self, name: str, number: int) -> int:
        pages = msgspec.json.decode(self.desk.shelf.document(name), type=_Pages).halaman
        return next((page.rotasi for page in pages if page.nomor == number), 0)

    def _kept(self, file: str) -> bytes | None:
        found = content(self.desk.store, file)
        if found is not None:
            os.utime(self.desk.store.path(file))  # the oldest go first
        return found

    async def _drawn(self, record: Record, number: int, file: str) -> bytes:
        rotation = await run_in_threadpool(self._rotation, record.name, number)
        try:
            made = await asyncio.wrap_future(
                self.desk.pools.help(work.picture, record.path, record.stamp.sha256, number, rotation)
            )
        except Gone as error:
            text = f"Berkas asli ({record.stamp.file}) tidak ada lagi di tempatnya, atau isinya sudah lain."
            raise Refusal(409, text, "Kembalikan berkasnya, atau unggah lagi di sini.") from error
        if made is None:
            raise Refusal(404, "Halaman ini tidak ada, atau tidak dapat digambar.")
        await run_in_threadpool(self._keep, file, made)
        return made

    def _keep(self, file: str, made: bytes) -> None:
        self.desk.keeper.put(file, made)
        folder = self.desk.store.path(file).parent
        files = sorted(((one.stat().st_mtime, one.stat().st_size, one) for one in _files(folder)), reverse=True)
        room = self.desk.options.picture_bytes
        for _, size, path in files:
            room -= size
            if room < 0:
                path.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    return [Path(one) for one in os.scandir(folder) if one.is_file(follow_symlinks=False)]
