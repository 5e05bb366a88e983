"""What the command line says of itself, and of what was mistyped, as an official reads it."""

import re

import pytest

from iku.command.arguments import MOST
from iku.command.parser import parser, run

ENGLISH = re.compile(r"\b(usage|options|positional|arguments?|invalid|expected|required|choose|show|default|error)\b")


def test_the_name_alone_tells_what_the_command_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    told = capsys.readouterr().out
    assert all(f"  {name} " in told for name in ("convert", "audit", "tables", "schema"))
    assert not ENGLISH.search(told)


@pytest.mark.parametrize("command", ["convert", "audit", "load", "export", "watch", "tables", "schema"])
def test_help_is_bahasa_indonesia(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _ends(command, "--help") == 0
    told = capsys.readouterr().out
    assert told.startswith("cara pakai: iku") and not ENGLISH.search(told)


def test_a_number_that_is_taken_without_being_said_is_told_rightly() -> None:
    (commands,) = [one for one in parser()._actions if isinstance(one.choices, dict)]
    every = [option for command in commands.choices.values() for option in command._actions]
    told = [
        (option.default, found[1]) for option in every if (found := re.search(r"bawaan: (\d+)\)", option.help or ""))
    ]
    assert len(told) >= 5 and [(default, said) for default, said in told if str(default) != said] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("konvert x", "Perintah tidak dikenal: konvert. Maksud Anda convert? Pilihannya: convert, audit"),
        ("pyproject.toml", "Untuk mengubah dokumen: iku convert pyproject.toml."),
        ("tidak-ada.pdf", "Perintah tidak dikenal: tidak-ada.pdf. Pilihannya:"),
        ("convert", "Belum disebut: INPUT."),
        ("convert x --ouput=hasil", "Tidak dikenal: --ouput=hasil. Maksud Anda --output?"),
        ("tables x --seconds 3", "Tidak dikenal: --seconds 3.\n"),
        ("convert A --to postgresql+psycopg://iku:S3cretX@h/x", "Tidak dikenal: --to postgresql+psycopg://***@h/x."),
        ("convert A --ke=mysql://iku:S3@cret@h/x?password=S3cret&a=b", "Tidak dikenal: --ke=mysql://***@h/x?***"),
        ("--versi", "Tidak dikenal: --versi. Maksud Anda --version?"),
        ("convert x -j", "-j/--workers memerlukan nilai sesudahnya."),
        ("convert x -j -1", "-j/--workers: seharusnya bilangan bulat, 0 atau lebih, bukan '-1'."),
        ("convert x -j dua", "bukan 'dua'."),
        (f"convert x -j {MOST + 1}", f"bukan '{MOST + 1}'."),
        ("convert x --seconds 0", "--seconds: seharusnya bilangan di atas 0, bukan '0'."),
        ("convert x --seconds nan", "bukan 'nan'."),
        ("convert x --seconds inf", "bukan 'inf'."),
        ("convert x --force=ya", "--force tidak memakai nilai: 'ya'."),
        ("export x -o y", "Belum disebut salah satu dari: --format --template."),
        ("convert x --format ,", "--format: belum menyebut bentuk; yang ada: csv, json,"),
        ("export x -o y --template=", "--template: belum menyebut nama templat"),
        ("export x -o y --format csv --template z", "--template dan --format tidak dapat dipakai bersama."),
        ("audit x --keparahan galad", "--keparahan: tidak ada pilihan galad. Maksud Anda galat? Pilihannya: galat, "),
    ],
)
def test_wrong_usage_says_what_was_meant(arguments: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _ends(*arguments.split()) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and said in printed.err and printed.err.endswith("--help\n")
    assert not ENGLISH.search(printed.err.replace("--help", ""))


def _ends(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as ended:
        run(arguments)
    return ended.value.code
