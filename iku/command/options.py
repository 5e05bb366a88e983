"""Options of the command line -> what they mean."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from extract.settings import MEGABYTE
from extract.settings import Settings as ReadSettings
from iku.batch.run import Request
from iku.command.findings import Choice, chosen_rules
from iku.errors import UsageError, reason
from iku.settings import Limits, Settings
from schema.columns import Keparahan


def request(asked: Namespace) -> Request:
    """What `iku convert` and `iku audit` were asked for.

    Raises:
        UsageError: no folder to write to, or a form whose library is missing.
    """
    if asked.output is not None and not asked.output.strip():
        raise UsageError("Folder hasil (-o) kosong: sebut nama foldernya, misalnya -o hasil.")
    _can_be_written(asked.forms)
    settings = Settings(
        read=ReadSettings(max_pages=asked.max_pages, ocr=asked.ocr),
        limits=Limits(seconds=asked.seconds, memory=asked.memory * MEGABYTE),
        report=asked.report,
        timings=asked.timings,
        thresholds=_thresholds(getattr(asked, "ambang", "")),
    )
    return Request(
        asked.inputs, asked.output or "", settings, asked.workers, asked.scheduler, asked.jaringan_tepercaya,
        asked.force, asked.forms, tuple(asked.kecuali),
    )  # fmt: skip


def _can_be_written(forms: Sequence[str]) -> None:
    from emit.formats.forms import NotInstalled, check

    try:
        for form in forms:
            check(form)
    except NotInstalled as error:
        raise UsageError(str(error)) from error


def choice(asked: Namespace) -> Choice:
    """Which findings `iku audit` prints, and how.

    Raises:
        UsageError: a kind of finding that there is not.
    """
    severities = Keparahan[: Keparahan.index(asked.keparahan) + 1]
    return Choice(chosen_rules(asked.aturan), severities, asked.format)


def _thresholds(file: str) -> str:
    """The text of a file of thresholds, once it is known to be one; empty for none.

    Raises:
        UsageError: it cannot be read or used.
    """
    if not file:
        return ""
    from audit.run import rules
    from audit.thresholds import BadThresholds, parse

    try:
        text = Path(file).read_text(encoding="utf-8")
        parse(text, rules())
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "bukan teks UTF-8"
        raise UsageError(f"Berkas ambang {file} tidak dapat dibaca: {why}.") from error
    except BadThresholds as error:
        raise UsageError(f"Berkas ambang {file}: {error}.") from error
    return text
