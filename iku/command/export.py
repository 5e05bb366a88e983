"""`iku export`: the tables of an output folder in another form, or in the shape that another system imports."""

import secrets
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Final

from emit.formats.forms import FORMS, NotInstalled, check, write, write_one
from emit.formats.tables import Missing, Tables
from emit.formats.workbook import TooLarge
from emit.shapes.shape import BadShape
from iku.command.session import renew_and_tell
from iku.decisions import ledger
from iku.errors import ExitCode, UsageError, reason
from iku.settings import Settings
from iku.state.store import WORK, LocalStore, whole

_OWN: Final = frozenset((*FORMS["csv"].files, ledger.FILE, "ringkasan.html"))
_OWN_ENDS: Final = (".json", ".laporan.html")
"""What a folder of results is made of, besides the forms that are made from it."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for: a form or a template, and where it goes."""

    folder: str
    form: str
    template: str
    output: str


def export(request: Request) -> ExitCode:
    """Write it.

    Raises:
        UsageError: no such folder, form or template, or the place cannot be written.
    """
    tables = opened(request.folder)
    renew_and_tell(request.folder, Settings())
    try:
        told = _shaped(request, tables) if request.template else _formed(request, tables)
    except (Missing, NotInstalled, TooLarge, BadShape) as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"{request.output} tidak dapat ditulis: {reason(error)}.") from error
    print(told, file=sys.stderr)
    return ExitCode.DONE


def opened(folder: str) -> Tables:
    """The tables of a folder that `iku convert` wrote.

    Raises:
        UsageError: it is none.
    """
    store = LocalStore(Path(folder))
    if store.size("indikator.csv") is None or store.size("dokumen.csv") is None:
        raise UsageError(f"{folder} bukan folder hasil iku: sebut folder yang ditulis iku convert (-o).")
    return Tables(store.read, [asdict(one) for one in ledger.load(store)[0]])


def _formed(request: Request, tables: Tables) -> str:
    check(request.form)
    form, place = FORMS[request.form], Path(request.output)
    _spare(request.folder, [place / name for name in form.files] if place.is_dir() else [place])
    if not form.whole and place.suffix != f".{form.suffix}":
        if place.is_file():
            raise UsageError(f"{place} sudah ada dan bukan folder: bentuk {request.form} adalah beberapa berkas.")
        with ExitStack() as every:  # the files appear together, when the last is whole
            write(request.form, tables, lambda name: nullcontext(every.enter_context(_written(place / name))))
        return f"Ditulis: {place}/" + ", ".join(form.files)
    with _written(place / form.whole if place.is_dir() else place) as stream:
        write_one(request.form, tables, "indikator", stream)
    return f"Ditulis: {place}"


def _shaped(request: Request, tables: Tables) -> str:
    from emit.shapes.shape import load
    from emit.shapes.write import write as write_shape

    shape, place = load(request.template), Path(request.output)
    _spare(request.folder, [place])
    with _written(place) as stream:
        count = write_shape(shape, place.suffix.removeprefix(".") or shape.bentuk[0], tables, stream)
    return f"Ditulis: {place} ({count} baris). {shape.keterangan}"


def _spare(folder: str, places: Iterable[Path]) -> None:
    """Raises UsageError for a file of the folder itself, from which every form is made."""
    home = Path(folder).resolve()
    for place in (one.resolve() for one in places):
        inside = place.is_relative_to(home)
        if inside and (
            place.name.casefold() in _OWN or place.name.casefold().endswith(_OWN_ENDS) or _is_work(home, place)
        ):
            raise UsageError(f"{place.name} adalah isi folder hasil itu sendiri: sebut berkas atau folder lain (-o).")


def _is_work(home: Path, place: Path) -> bool:
    return place.relative_to(home).parts[:1] == (WORK,)


@contextmanager
def _written(place: Path) -> Iterator[IO[bytes]]:
    """A file that appears when the block ends without an error; else nothing of it is left, nor the folders made."""
    made = [folder for folder in place.parents if not folder.exists()]
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        with whole(place, place.with_name(f".{place.name}.{secrets.token_hex(4)}")) as stream:
            yield stream
    except BaseException:
        for folder in made:
            with suppress(OSError):  # somebody else put something there
                folder.rmdir()
        raise
