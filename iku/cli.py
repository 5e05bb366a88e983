"""The command line: a thin skin over `iku.run`, `iku.raw` and `schema`. Only data goes to stdout."""

import sys
from pathlib import Path
from typing import Annotated

import typer

import iku
from iku.errors import BatchError, ExitCode, UsageError
from schema.columns import Keparahan

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Tabel Indikator Kinerja Utama dari PDF, DOCX dan teks OCR menjadi CSV dan JSON yang bersih dan tervalidasi.",
)

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Berkas, folder, glob, atau URL.")]
Output = Annotated[str, typer.Option("--output", "-o", help="Folder hasil.")]
Workers = Annotated[int, typer.Option("--workers", "-j", min=0, help="Proses pembaca; 0 = sebanyak prosesor.")]
Scheduler = Annotated[str, typer.Option(help="Alamat penjadwal Dask, misalnya tcp://10.0.0.1:8786.")]
Seconds = Annotated[float, typer.Option(min=0.1, help="Batas waktu per dokumen, detik.")]
Memory = Annotated[int, typer.Option(min=64, help="Batas memori per proses, MB.")]
MaxPages = Annotated[int, typer.Option(min=1, help="Batas halaman per dokumen.")]
Ocr = Annotated[bool, typer.Option("--ocr/--no-ocr", help="Baca halaman hasil pindai.")]
Report = Annotated[bool, typer.Option("--report/--no-report", help="Tulis laporan HTML.")]
Force = Annotated[bool, typer.Option("--force", help="Baca ulang semua dokumen.")]
Timings = Annotated[bool, typer.Option("--timings", help="Isi kolom detik (hasil tidak lagi sama bitnya).")]
JsonLog = Annotated[bool, typer.Option("--json-log", help="Satu objek JSON per baris ke stderr.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tanpa baris kemajuan.")]


def _version(value: bool) -> None:
    if value:
        typer.echo(f"iku {iku.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Versi.")] = False,
) -> None:
    """Options before the command."""


@app.command(help="Ubah dokumen menjadi CSV, JSON dan paket data.")
def convert(
    inputs: Inputs,
    output: Output = "output",
    workers: Workers = 0,
    scheduler: Scheduler = "",
    seconds: Seconds = 300.0,
    memory: Memory = 2048,
    max_pages: MaxPages = 5000,
    ocr: Ocr = True,
    report: Report = True,
    force: Force = False,
    timings: Timings = False,
    json_log: JsonLog = False,
    quiet: Quiet = False,
) -> None:
    """Convert documents; exit 0 when each one is whole, 1 when some are not."""
    from iku.options import settings
    from iku.run import Request
    from iku.session import convert_and_tell

    chosen = settings(seconds=seconds, memory=memory, max_pages=max_pages, ocr=ocr, report=report, timings=timings)
    asked = Request(inputs, output, chosen, workers, scheduler, force)
    raise typer.Exit(convert_and_tell(asked, json_log=json_log, quiet=quiet))


@app.command(help="Ubah dokumen dan cetak temuannya; atau cetak temuan folder hasil yang sudah ada.")
def audit(
    inputs: Inputs,
    output: Output = "output",
    fail_on: Annotated[str, typer.Option(help="Akhiri dengan kode 1 bila ada temuan seberat ini: galat, ...")] = "",
    workers: Workers = 0,
    seconds: Seconds = 300.0,
    memory: Memory = 2048,
    max_pages: MaxPages = 5000,
    ocr: Ocr = True,
    json_log: JsonLog = False,
    quiet: Quiet = False,
) -> None:
    """Convert documents, unless they are already, and print the findings by severity."""
    from iku.options import settings
    from iku.run import Request
    from iku.session import audit_and_tell

    if fail_on not in ("", *Keparahan):
        raise UsageError(f"Keparahan tidak dikenal: {fail_on}. Pilih {', '.join(Keparahan)}.")
    chosen = settings(seconds=seconds, memory=memory, max_pages=max_pages, ocr=ocr)
    asked = Request(inputs, output, chosen, workers)
    raise typer.Exit(audit_and_tell(asked, fail_on, json_log=json_log, quiet=quiet))


@app.command(help="Cetak tabel mentah satu berkas, sebelum dinormalkan.")
def tables(
    file: Annotated[Path, typer.Argument(help="Berkas.")],
    pages: Annotated[str, typer.Option(help='Halaman, misalnya "1,3-5".')] = "",
    format: Annotated[str, typer.Option(help="json, csv atau html.")] = "json",
    debug_image: Annotated[Path | None, typer.Option(help="Folder gambar halaman dengan kisi yang ditemukan.")] = None,
) -> None:
    """Print the raw tables of one file."""
    from iku.guard import guarded
    from iku.raw import print_tables
    from iku.settings import Limits

    raise typer.Exit(guarded(lambda: print_tables(file, pages, format, debug_image), Limits()))


@app.command(help="Cetak kontrak data.")
def schema(
    format: Annotated[str, typer.Option(help="json-schema, frictionless atau markdown.")] = "json-schema",
) -> None:
    """Print the data contract."""
    from schema.document import render

    try:
        sys.stdout.write(render(format))
    except KeyError:
        raise UsageError(f"Format tidak dikenal: {format}. Pilih json-schema, frictionless atau markdown.") from None


def run() -> int:
    """Run the command line; the exit code."""
    try:
        app(standalone_mode=True)
    except UsageError as error:
        print(error, file=sys.stderr)
        return ExitCode.USAGE
    except BatchError as error:
        print(error, file=sys.stderr)
        return ExitCode.PARTIAL
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    return ExitCode.DONE
