"""argparse in Bahasa Indonesia, with a suggestion for what was mistyped."""

import argparse
import math
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

MOST = 10**9
"""Of any number of the command line: systems take no larger limits."""
_LOGIN = re.compile(r"(?<=://).*@", re.DOTALL)
_OPTIONS = re.compile(r"(://[^\s?]*\?)\S*")
_SAID = (
    (r"the following arguments are required: (.*)", r"Belum disebut: \1."),
    (r"argument ([^:]*): expected (?:one|at least one|\d+) arguments?", r"\1 memerlukan nilai sesudahnya."),
    (r"argument ([^:]*): ignored explicit argument (.*)", r"\1 tidak memakai nilai: \2."),
    (r"argument ([^:]*): not allowed with argument (.*)", r"\1 dan \2 tidak dapat dipakai bersama."),
    (r"one of the arguments (.*) is required", r"Belum disebut salah satu dari: \1."),
    (r"argument ([^:]*): (.*)", r"\1: \2"),
)
"""What argparse says, and the same in Bahasa Indonesia."""


class Formatter(argparse.HelpFormatter):
    """Help as argparse lays it out."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """See `HelpFormatter.add_usage`."""
        super().add_usage(usage, actions, groups, "cara pakai: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Takes options in full only, and says what is wrong as an official reads it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=Formatter)
        self._positionals.title, self._optionals.title = "argumen", "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """See `ArgumentParser.parse_known_args`; nothing unknown is passed on, since here its neighbours are known."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            options = [option for option in self._option_string_actions if option.startswith("--")]
            self.error(f"Tidak dikenal: {' '.join(unknown)}.{_meant(unknown[0].partition('=')[0], options)}")
        return found, unknown

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = list(map(str, action.choices))
        command = isinstance(action, argparse._SubParsersAction)
        told = f"perintah tidak dikenal: {value}." if command else f"tidak ada pilihan {value}."
        told += _meant(value, choices) or (_document(value) if command else "")
        raise argparse.ArgumentError(None if command else action, f"{told} Pilihannya: {', '.join(choices)}.")

    def error(self, message: str) -> NoReturn:
        """See `ArgumentParser.error`: usage, what is wrong, and how to learn more; ends with 2."""
        for pattern, told in _SAID:
            message, found = re.subn(rf"^{pattern}$", told, message, flags=re.DOTALL)
            if found:
                break
        message = _without_secrets(message[:1].upper() + message[1:])
        self.exit(2, f"{self.format_usage()}{message}\nBantuan: {self.prog} --help\n")


def _without_secrets(message: str) -> str:
    """What is said, without what an address in it may keep secret: who asks, and the options behind it."""
    return _OPTIONS.sub(r"\1***", _LOGIN.sub("***@", message))


def _meant(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), list(known), 1)
    return f" Maksud Anda {near[0]}?" if near else ""


def _document(word: str) -> str:
    return f" Untuk mengubah dokumen: iku convert {word}." if Path(word).exists() else ""


def whole(text: str) -> int:
    """A whole number from 0 on.

    Raises:
        ArgumentTypeError: it is none.
    """
    return int(_number(text, int, "bilangan bulat, 0 atau lebih", lambda number: number >= 0))


def positive(text: str) -> float:
    """A number above 0.

    Raises:
        ArgumentTypeError: it is none.
    """
    return _number(text, float, "bilangan di atas 0", lambda number: number > 0)


def _number(text: str, read: Callable[[str], float], wanted: str, fits: Callable[[float], bool]) -> float:
    try:
        number = read(text)
    except ValueError:
        number = math.nan
    if not (fits(number) and number <= MOST):
        raise argparse.ArgumentTypeError(f"seharusnya {wanted}, bukan {text!r}.")
    return number
