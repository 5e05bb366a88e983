"""A multipart upload, written to the disk as it comes and cut at the limit; nothing of it is held in memory."""

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final
from urllib.parse import unquote

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

from iku.errors import reason
from iku.inputs.ids import clean
from iku.serve.failures import Refusal
from iku.serve.options import Options
from iku.serve.quota import Quota

FILE: Final = "berkas"
MOST_TEXT: Final = 4_096
"""Bytes of all other fields together, and of the headers of one part."""
_ESCAPED: Final = re.compile("%(?:22|0[AaDd])")
_ASK: Final = f'Kirim sebagai multipart/form-data dengan satu berkas pada isian "{FILE}".'


@dataclass(frozen=True, slots=True)
class Received:
    """A file that has arrived."""

    path: Path
    file: str
    """Its name, as the client says; only ever shown."""
    size: int
    sha256: str


@dataclass
class _Part:
    headers: dict[str, bytes] = field(default_factory=dict)
    name: str = ""
    label: str = ""


class Reception:
    """Takes one request's body: what the parser tells goes to the disk."""

    def __init__(self, path: Path, options: Options, quota: Quota) -> None:
        self.path, self.options, self.quota = path, options, quota
        self.size = self.texts = 0
        self.label: str | None = None
        self.over = self.whole = False
        self._hash = hashlib.sha256()
        self._part = _Part()
        self._header = b""
        self._value = b""

    async def receive(self, request: Request) -> Received:
        """The file of the request.

        Raises:
            Refusal: 413, 415, 422, 507 or 408, with what to do.
        """
        kind, options = parse_options_header(request.headers.get("content-type"))
        if kind != b"multipart/form-data" or not options.get(b"boundary"):
            raise Refusal(415, "Jenis kiriman ini tidak dikenal.", _ASK)
        with await asyncio.to_thread(self.path.open, "xb", buffering=0) as self._stream:
            try:
                parser = MultipartParser(options[b"boundary"], self._callbacks())  # type: ignore[arg-type]
                await self._feed(parser, request)
                parser.finalize()
            except MultipartParseError as error:
                raise Refusal(422, "Kiriman ini rusak atau terpotong.", _ASK) from error
            except ClientDisconnect as error:
                raise Refusal(400, "Sambungan terputus sebelum berkas selesai diterima.") from error
            except OSError as error:
                raise Refusal(507, f"Berkas tidak dapat disimpan: {reason(error)}.", after=60) from error
        if self.over:
            raise self._too_large()
        if not self.whole:
            raise Refusal(422, "Kiriman ini terpotong.", _ASK)
        if self.label is None:
            raise Refusal(422, "Tidak ada berkas dalam kiriman ini.", _ASK)
        return Received(self.path, self.label, self.size, self._hash.hexdigest())

    async def _feed(self, parser: MultipartParser, request: Request) -> None:
        """Pass on what comes; what is over the limit is listened to for as long again, so that the answer arrives."""
        total = 0
        async for piece in _in_time(request.stream(), self.options.pause):
            total += len(piece)
            self.over = self.over or self.size > self.options.upload_bytes
            if total > 2 * self.options.upload_bytes + MOST_TEXT:
                raise self._too_large()
            if not self.over:
                parser.write(piece)

    def _too_large(self) -> Refusal:
        text = f"Berkas ini lebih besar dari batas {self.options.upload_bytes >> 20} MB."
        return Refusal(413, text, "Pecah berkasnya, atau minta pengelola menaikkan --max-upload.")

    def _callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._data,
            "on_end": self._end,
        }

    def _end(self) -> None:
        self.whole = True

    def _begin(self) -> None:
        self._part = _Part()

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += self._counted(data[start:end])

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += self._counted(data[start:end])

    def _header_end(self) -> None:
        self._part.headers[self._header.decode("latin-1").lower()] = self._value
        self._header = self._value = b""

    def _headers_finished(self) -> None:
        _, options = parse_options_header(self._part.headers.get("content-disposition"))
        self._part.name = options.get(b"name", b"").decode("utf-8", "replace")
        if self._part.name == FILE:
            if self.label is not None:
                raise Refusal(422, "Kiriman ini memuat beberapa berkas.", _ASK)
            self.label = shown(options.get(b"filename", b"").decode("utf-8", "replace"))

    def _data(self, data: bytes, start: int, end: int) -> None:
        piece = data[start:end]
        if self._part.name == FILE:
            self._write(self._stream, piece)
        else:
            self._counted(piece)

    def _write(self, stream: IO[bytes], piece: bytes) -> None:
        self.quota.take(len(piece))
        self.size += len(piece)
        if self.size <= self.options.upload_bytes:
            self._hash.update(piece)
            stream.write(piece)

    def _counted(self, piece: bytes) -> bytes:
        self.texts += len(piece)
        if self.texts > MOST_TEXT:
            raise Refusal(413, "Isian kiriman ini terlalu panjang.", _ASK)
        return piece


def shown(file: str) -> str:
    """A client's name for a file as it is shown: without folders, control characters and excess.

    Browsers write a quotation mark and the ends of lines in it as URLs do, and nothing else.
    """
    last = _ESCAPED.sub(lambda found: unquote(found[0]), file).replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in clean(last) if letter.isprintable()).strip()[-150:] or "dokumen"


async def _in_time(pieces: AsyncIterator[bytes], pause: float) -> AsyncIterator[bytes]:
    """The pieces, as long as none takes longer than the pause."""
    while True:
        try:
            async with asyncio.timeout(pause):
                piece = await anext(pieces, None)
        except TimeoutError as error:
            raise Refusal(408, "Kiriman ini terlalu lambat.", "Coba lagi pada sambungan yang lebih baik.") from error
        if piece is None:
            return
        yield piece
