"""Two headers in one cell ("Indikator Target"): a rule between two columns was not found, and both are one."""

from normalize.headers.measures import known as is_value
from normalize.headers.words import meanings

_SURE = 0.98
"""Score of a header that is printed as the vocabulary has it."""


def holds_two(header: str) -> bool:
    """Whether some level of a header is an indicator's and then a value's; "Target IKK" is that of indicators."""
    return any(_two(level.split()) for level in header.split(" | "))


def _two(words: list[str]) -> bool:
    return any((_name(words[:at]), _name(words[at:])) == ("indikator", "value") for at in range(1, len(words)))


def _name(words: list[str]) -> str:
    name, score = next(iter(meanings(" ".join(words))), ("", 0.0))
    return ("value" if is_value(name) else name) if score >= _SURE else ""
