"""`iku serve`: the review page and the HTTP API over an output folder."""

import argparse
import os
from pathlib import Path

from extract.settings import MEGABYTE
from iku.command.arguments import Parser, whole
from iku.errors import ExitCode, UsageError

HOST, PORT = "127.0.0.1", 8484
NEEDED = ("fastapi", "uvicorn", "python_multipart", "jinja2")


def serve_options(to: Parser) -> None:
    """Of `iku serve`."""
    to.add_argument("folder", nargs="?", default="output", metavar="DIR", help="folder hasil (bawaan: output)")
    to.add_argument("--host", default=HOST, metavar="ALAMAT", help=f"alamat (bawaan: {HOST}); yang lain perlu token")
    to.add_argument("--port", type=whole, default=PORT, metavar="N", help=f"porta (bawaan: {PORT}); 0: yang bebas")
    to.add_argument("--token", default="", metavar="TOKEN", help="kata kunci; lebih baik lewat IKU_TOKEN")
    to.add_argument(
        "--name", action="append", default=[], metavar="NAMA", help="nama lain mesin ini (Host); dapat diulang"
    )
    to.add_argument("-j", "--workers", type=whole, default=0, metavar="N", help="proses pembaca; 0: per prosesor")
    to.add_argument("--memory", type=whole, default=1024, metavar="MB", help="batas memori per proses (bawaan: 1024)")
    to.add_argument("--max-upload", type=whole, default=100, metavar="MB", help="batas satu dokumen (bawaan: 100)")
    to.add_argument("--max-kept", type=whole, default=20_480, metavar="MB", help="batas semua unggahan (bawaan: 20480)")
    to.add_argument("--max-waiting", type=whole, default=1_000, metavar="N", help="batas antrean (bawaan: 1000)")


def serve(asked: argparse.Namespace) -> ExitCode:
    """Serve until told to end.

    Raises:
        UsageError: it may not listen there, or cannot, or what it needs is not installed.
    """
    try:
        import iku.serve.run as running
        from iku.serve.options import Options
        from iku.settings import Limits, Settings
    except ImportError as error:
        if error.name not in NEEDED:
            raise
        raise UsageError("iku serve memerlukan pustaka tambahan: pip install 'iku[serve]'.") from error
    options = Options(
        host=asked.host,
        port=_port(asked.port),
        token=asked.token or os.environ.get("IKU_TOKEN", ""),
        names=tuple(asked.name),
        settings=Settings(limits=Limits(memory=asked.memory * MEGABYTE)),
        workers=asked.workers,
        upload_bytes=asked.max_upload * MEGABYTE,
        kept_bytes=asked.max_kept * MEGABYTE,
        waiting=asked.max_waiting,
    )
    running.serve(Path(asked.folder), options)
    return ExitCode.DONE


def _port(number: int) -> int:
    if number > 65_535:
        raise UsageError(f"Tidak ada porta {number}: pilih 0 sampai 65535.")
    return number
