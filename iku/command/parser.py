"""The command line: a thin skin over `session`, `tables` and `schema`. Only data goes to stdout.

argparse, because it imports in 2 ms: the command answers at once and `iku tables` can be run on every file of a folder.
What a command needs is imported when it runs.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import iku
from iku.command import doors, serve
from iku.command.arguments import Parser, positive, whole
from iku.command.streams import say
from iku.errors import BatchError, ExitCode, UsageError
from schema.columns import Keparahan

RAW_FORMATS = ("json", "csv", "html")
SCHEMA_FORMATS = ("json-schema", "frictionless", "markdown")
ENGINES = ("auto", "ruled", "aligned", "pdfplumber", "camelot")
"""As `extract.lineup.NAMES`, which is not imported for `--help`; a test holds them together."""

_Function = Callable[[argparse.Namespace], ExitCode]
if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[Parser]


def parser() -> Parser:
    """Every command with its options."""
    root = Parser(
        prog="iku",
        description="Tabel Indikator Kinerja Utama dari PDF, DOCX dan teks OCR menjadi CSV dan JSON yang bersih "
        "dan tervalidasi.",
        epilog="Pilihan satu perintah: iku PERINTAH --help. Contoh: iku convert dokumen/ -o hasil",
    )
    root.set_defaults(function=lambda asked: _able(root))
    root.add_argument("--version", action="version", version=f"iku {iku.__version__}", help="cetak versi")
    commands = root.add_subparsers(title="perintah", metavar="PERINTAH")
    converting = _command(commands, "convert", convert, "Ubah dokumen menjadi CSV, JSON, Excel dan laporan.")
    _inputs(converting)
    doors.form_options(converting)
    _audit(_command(commands, "audit", audit, "Ubah dokumen lalu cetak temuannya; atau temuan folder hasil yang ada."))
    _doors(commands)
    _tables(_command(commands, "tables", tables, "Cetak tabel mentah satu berkas, sebelum dinormalkan."))
    _schema(_command(commands, "schema", schema, "Cetak kontrak data."))
    return root


def _doors(commands: "_Commands") -> None:
    loading = _command(commands, "load", doors.load, "Muat dokumen atau folder hasil ke basis data.")
    _inputs(loading)
    doors.load_options(loading)
    doors.export_options(_command(commands, "export", doors.export, "Tulis tabel folder hasil dalam bentuk lain."))
    watching = _command(commands, "watch", doors.watch, "Awasi folder; ubah dan muat berkas yang datang.")
    _inputs(watching)
    doors.watch_options(watching)
    serving = _command(commands, "serve", serve.serve, "Halaman pemeriksaan dan API HTTP atas folder hasil.")
    serve.serve_options(serving)


def _able(root: Parser) -> ExitCode:
    """What the command can do, for the one who only typed its name."""
    root.print_help()
    return ExitCode.DONE


def _command(commands: "_Commands", name: str, function: _Function, text: str) -> Parser:
    made = commands.add_parser(name, help=text, description=text)
    made.set_defaults(function=function)
    return made


def _inputs(to: Parser) -> None:
    to.add_argument("inputs", nargs="+", metavar="INPUT", help="berkas, folder, glob, atau URL")
    to.add_argument("-o", "--output", default="output", metavar="DIR", help="folder hasil (bawaan: output)")
    left_out = "lewati berkas atau folder bernama begini, misalnya 'surat*' atau 'draf/*'; boleh berulang"
    to.add_argument("--kecuali", action="append", default=[], metavar="POLA", help=left_out)
    to.add_argument("-j", "--workers", type=whole, default=0, metavar="N", help="proses pembaca; 0: per prosesor")
    to.add_argument("--scheduler", default="", metavar="URL", help="penjadwal Dask, misalnya tls://10.0.0.1:8786")
    closed = "hubungi penjadwal di mesin lain tanpa TLS: hanya dalam jaringan tertutup"
    to.add_argument("--jaringan-tepercaya", action="store_true", help=closed)
    to.add_argument("--seconds", type=positive, default=300.0, metavar="N", help="batas waktu per dokumen")
    to.add_argument("--memory", type=whole, default=2048, metavar="MB", help="batas memori per proses")
    to.add_argument("--max-pages", type=whole, default=5000, metavar="N", help="batas halaman per dokumen")
    yes_or_no = argparse.BooleanOptionalAction
    to.add_argument("--ocr", action=yes_or_no, help="baca halaman hasil pindai")
    to.add_argument("--report", action=yes_or_no, help="tulis laporan HTML")
    to.set_defaults(ocr=True, report=True, forms=doors.DEFAULT)
    to.add_argument("--force", action="store_true", help="baca ulang semua dokumen")
    timings = "isi kolom detik; hasil tidak lagi persis sama setiap kali dijalankan"
    to.add_argument("--timings", action="store_true", help=timings)
    to.add_argument("--json-log", action="store_true", help="satu objek JSON per baris ke stderr")
    to.add_argument("-q", "--quiet", action="store_true", help="tanpa baris kemajuan")


def _audit(to: Parser) -> None:
    _inputs(to)
    to.add_argument("--fail-on", choices=Keparahan, default="", help="kode keluar 1 bila ada temuan seberat ini")
    to.add_argument("--format", choices=RAW_FORMATS, default="", help="temuan sebagai data ke stdout; bawaan: tabel")
    to.add_argument("--aturan", default="", metavar="KODE,...", help="hanya jenis temuan ini")
    to.add_argument("--keparahan", choices=Keparahan, default="info", help="hanya temuan seberat ini atau lebih berat")
    to.add_argument("--ambang", default="", metavar="FILE", help="ambang sendiri (TOML): skala, batas, toleransi")


def _tables(to: Parser) -> None:
    to.add_argument("file", type=Path, metavar="FILE", help="berkas")
    to.add_argument("--pages", default="", metavar="1,3-5", help="halaman; bawaan: semua")
    to.add_argument("--format", choices=RAW_FORMATS, default="json", help="bentuk keluaran")
    to.add_argument(
        "--engine", choices=ENGINES, default="auto", help="pencari tabel PDF; auto: yang terbaik per halaman"
    )
    to.add_argument("--debug-image", type=Path, metavar="DIR", help="gambar halaman dengan kisi yang ditemukan")


def _schema(to: Parser) -> None:
    to.add_argument("--format", choices=SCHEMA_FORMATS, default="json-schema", help="bentuk keluaran")


def convert(asked: argparse.Namespace) -> ExitCode:
    """Convert documents; PARTIAL when some did not come out whole."""
    from iku.command.options import request
    from iku.command.session import convert_and_tell

    return convert_and_tell(request(asked), json_log=asked.json_log, quiet=asked.quiet)


def audit(asked: argparse.Namespace) -> ExitCode:
    """Convert documents, unless they are already, and print the findings by severity."""
    from iku.command.options import choice, request
    from iku.command.session import audit_and_tell

    return audit_and_tell(request(asked), choice(asked), asked.fail_on, json_log=asked.json_log, quiet=asked.quiet)


def tables(asked: argparse.Namespace) -> ExitCode:
    """Print the raw tables of one file."""
    from iku.command.tables import Request, print_tables
    from iku.settings import Limits
    from iku.workers.alone import guarded

    chosen = Request(asked.file, asked.pages, asked.engine)
    return guarded(print_tables, (chosen, asked.format, asked.debug_image), Limits())


def schema(asked: argparse.Namespace) -> ExitCode:
    """Print the data contract."""
    from schema.document import render

    sys.stdout.write(render(asked.format))
    return ExitCode.DONE


def run(arguments: Sequence[str] | None = None) -> ExitCode:
    """Run the command line; how it ends."""
    asked = parser().parse_args(arguments)
    try:
        code: ExitCode = asked.function(asked)
    except (UsageError, BatchError) as error:
        say(str(error), json_log=getattr(asked, "json_log", False), event="galat")
        return ExitCode.USAGE if isinstance(error, UsageError) else ExitCode.PARTIAL
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    return code
