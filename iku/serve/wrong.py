"""What a request has wrong, said as a person would."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

Error = Mapping[str, Any]
"""As pydantic tells it."""
_SAID: Final[Mapping[str, str]] = {
    "missing": "{it} harus diisi",
    "string_too_short": "{it} tidak boleh kosong",
    "too_short": "{it} tidak boleh kosong",
    "string_too_long": "{it} paling panjang {max_length} huruf",
    "too_long": "{it} paling banyak {max_length} butir",
    "greater_than_equal": "{it} paling kecil {ge}",
    "less_than_equal": "{it} paling besar {le}",
    "literal_error": "{it} harus salah satu dari {expected}",
    "json_invalid": "isi permintaan bukan JSON yang sah",
    "string_type": "{it} harus teks",
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), "{it} harus bilangan bulat"),
}
_OTHER: Final = "{it} tidak sesuai bentuknya (lihat /openapi.json)"


def said(errors: Iterable[Error]) -> str:
    """The errors as sentences, one about each place; in its own words where a check of ours told it."""
    by_place: dict[tuple[int | str, ...], list[Error]] = {}
    for one in errors:
        by_place.setdefault(_place(one), []).append(one)
    named = {place: found for place, found in by_place.items() if any(isinstance(name, str) for name in place)}
    told = (_sentence(place, min(found, key=_vagueness)) for place, found in (named or by_place).items())
    return " ".join(dict.fromkeys(told))


def _place(error: Error) -> tuple[int | str, ...]:
    """Numbers of a list and names of fields; the names of models in between are nothing to a client."""
    names = () if error["type"] == "json_invalid" else error["loc"][1:]
    return tuple(one for one in names if isinstance(one, int) or (one.isidentifier() and one.islower()))


def _vagueness(error: Error) -> int:
    """Of several forms that a place may have, the one that was meant is wrong in more than its kind."""
    return 0 if error["type"] in _SAID and not error["type"].endswith("_type") else int(error["type"] != "value_error")


def _sentence(place: Sequence[int | str], error: Error) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    whole = {name: _written(value) for name, value in error.get("ctx", {}).items()}
    text = _SAID.get(error["type"], _OTHER).format(it=_called(place), **whole)
    return f"{text[0].upper()}{text[1:]}."


def _called(place: Sequence[int | str]) -> str:
    """ "isian “baru” pada butir ke-2"."""
    names = [f"isian “{one}”" if isinstance(one, str) else f"butir ke-{one + 1}" for one in place]
    return " pada ".join(reversed(names)) or "isi permintaan"


def _written(value: object) -> str:
    """20000 -> "20.000"; the names that may be chosen as they are listed in Bahasa Indonesia."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return str(value).replace(" or ", " atau ").replace("'", "")
