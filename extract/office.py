"""Old Word and Excel files (.doc, .xls) through LibreOffice, where it is installed: isolated, and for a limited time.

A profile of its own, thrown away after; macros, links and what they would fetch are off; no network where the
system lets a process do without (Linux: unshare). It is killed with everything that it started.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

import psutil

from extract.package import OLE

NEW: Final = {"doc": "docx", "xls": "xlsx"}
"""What an old file becomes."""
SECONDS: Final = 120.0
"""Most time for one file; LibreOffice starts in 3 to 10 s and reads 500 pages in 20 s (2 cores)."""
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_ITEM: Final = (
    '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SAFE: Final = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
)
"""Settings of the profile: never run a macro, never load what a link names."""


HEADER = 512
"""Bytes of a compound file's header (MS-CFB, 2.2): one that ends there holds nothing, whoever opens it."""


class NotConverted(Exception):
    """LibreOffice could not open the file."""


class NotInstalled(Exception):
    """There is no LibreOffice."""


class TooSlow(Exception):
    """LibreOffice did not end in time; it was killed."""


def modern(data: bytes, kind: str, seconds: float = SECONDS) -> bytes:
    """The file as DOCX or XLSX; `kind` is "doc" or "xls".

    Raises:
        NotInstalled: there is no LibreOffice.
        NotConverted: it gave nothing.
        TooSlow: it took longer than `seconds`.
    """
    if data.startswith(OLE) and len(data) <= HEADER:
        raise NotConverted
    program = _program()
    if program is None:
        raise NotInstalled
    with tempfile.TemporaryDirectory(prefix="iku-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profile = folder / "profil"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        (folder / f"masuk.{kind}").write_bytes(data)
        quiet = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"]
        command = [*_without_network(), program, f"-env:UserInstallation={profile.as_uri()}", *quiet]
        _run(
            [*command, "--convert-to", NEW[kind], "--outdir", str(folder), str(folder / f"masuk.{kind}")],
            folder,
            seconds,
        )
        made = folder / f"masuk.{NEW[kind]}"
        if not made.is_file():
            raise NotConverted
        return made.read_bytes()


def _program() -> str | None:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _settings() -> str:
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )


def _without_network() -> list[str]:
    """A prefix that takes the network away, where the system has one and allows it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    allowed = subprocess.run([unshare, "-rn", "true"], capture_output=True, check=False).returncode == 0
    return [unshare, "-rn"] if allowed else []


def _run(command: list[str], folder: Path, seconds: float) -> None:
    """Run to the end, or kill the process with all its children."""
    away = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "HOME": str(folder)}
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **away}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise TooSlow from error
    finally:
        _kill(process)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        with contextlib.suppress(psutil.NoSuchProcess):
            for child in psutil.Process(process.pid).children(recursive=True):
                child.kill()
        process.kill()
        process.wait()
