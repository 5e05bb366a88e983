"""Commands that take the tables to where they are used: `load`, `export`, `watch`."""

import argparse

from iku.command.arguments import Parser, positive
from iku.errors import ExitCode

FORMS = ("csv", "xlsx", "parquet", "jsonl", "sqlite")
"""As `emit.formats.forms.FORMS`, which is not imported for `--help`; a test holds them together."""
DEFAULT = ("xlsx",)
WRITTEN = ("csv", "json", *FORMS[1:])
"""What `convert --format` can be asked for; CSV and JSON, of which the others are made, are always written."""


def form_options(to: Parser) -> None:
    """Of `iku convert`, besides its own."""
    told = f"bentuk tabel, dipisah koma: {', '.join(WRITTEN)} (bawaan: csv,json,xlsx)"
    to.add_argument("--format", type=forms, default=DEFAULT, dest="forms", metavar="BENTUK,...", help=told)


def forms(text: str) -> tuple[str, ...]:
    """The forms of a list with commas, those that are always written left out.

    Raises:
        ArgumentTypeError: there is no such form, or none is named.
    """
    chosen = [one.strip() for one in text.split(",") if one.strip()]
    unknown = [one for one in chosen if one not in WRITTEN]
    if not chosen:
        raise argparse.ArgumentTypeError(f"belum menyebut bentuk; yang ada: {', '.join(WRITTEN)}.")
    if unknown:
        raise argparse.ArgumentTypeError(f"tidak ada bentuk {', '.join(unknown)}; yang ada: {', '.join(WRITTEN)}.")
    return tuple(sorted({one for one in chosen if one not in ("csv", "json")}))


def load_options(to: Parser) -> None:
    """Of `iku load`, besides those of `convert`."""
    to.set_defaults(output=None)
    url = "sqlite:///iku.db, postgresql+psycopg://pengguna@server/nama, mysql+pymysql://pengguna@server/nama"
    to.add_argument("--to", required=True, metavar="URL", help=f"basis data: {url}")
    _removal(to)


def _removal(to: Parser) -> None:
    told = "hapus dari basis data dokumen yang dahulu dimuat folder hasil ini dan tidak ada lagi di dalamnya"
    to.add_argument("--hapus", action="store_true", help=told)


def export_options(to: Parser) -> None:
    """Of `iku export`."""
    to.add_argument("folder", metavar="DIR", help="folder hasil yang ditulis iku convert")
    what = to.add_mutually_exclusive_group(required=True)
    what.add_argument("--format", choices=FORMS, default="", help="bentuk tabel")
    what.add_argument(
        "--template", type=_named, default=None, metavar="NAMA", help="bentuk impor sistem lain, atau berkas TOML"
    )
    to.add_argument("-o", "--output", required=True, metavar="PATH", help="berkas atau folder yang ditulis")


def _named(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("belum menyebut nama templat atau berkas TOML.")
    return text


def watch_options(to: Parser) -> None:
    """Of `iku watch`, besides those of `convert`."""
    to.add_argument("--to", default="", metavar="URL", help="muat juga ke basis data ini")
    _removal(to)
    to.add_argument("--settle", type=positive, default=2.0, metavar="N", help="detik tanpa perubahan sebelum dibaca")


def load(asked: argparse.Namespace) -> ExitCode:
    """Documents, or a converted folder, into a database."""
    from iku.command.load import load_and_tell
    from iku.command.options import request

    return load_and_tell(request(asked), asked.to, remove=asked.hapus, json_log=asked.json_log, quiet=asked.quiet)


def export(asked: argparse.Namespace) -> ExitCode:
    """The tables of a converted folder in another form."""
    from iku.command.export import Request
    from iku.command.export import export as write

    return write(Request(asked.folder, asked.format, asked.template or "", asked.output))


def watch(asked: argparse.Namespace) -> ExitCode:
    """Convert what arrives in a folder, until told to end."""
    from iku.command.options import request
    from iku.command.watch import watch_and_tell

    return watch_and_tell(
        request(asked), asked.to, asked.settle, remove=asked.hapus, json_log=asked.json_log, quiet=asked.quiet
    )
