"""Which documents are of one office, though one of them writes its name shorter."""

from collections.abc import Iterable, Sequence

from audit.across.digest import Line
from audit.across.wording import REGION


def one_name(offices: Iterable[str]) -> dict[str, str]:
    """Each name (words, lower case) to the fullest one that it is the beginning of, where there is only one such.

    "dinas perdagangan" alone is the name of some five hundred offices: their targets are asked whether two are one.
    """
    known = sorted(set(filter(None, offices)))
    out = {}
    for name in known:
        longer = [other for other in known if other.startswith(f"{name} ") and REGION & set(other.split())]
        out[name] = longer[0] if len(longer) == 1 and not REGION & set(name.split()) else name
    return out


def agree(offices: Sequence[str], pairs: Sequence[tuple[Line, Line]]) -> bool:
    """Whether two documents are of one office: their name says its region, or most common targets agree."""
    if len(set(offices)) == 1 and REGION & set(offices[0].split()):
        return True
    common = [
        (old["targets"][y], new["targets"][y]) for old, new in pairs for y in new["targets"] if y in old["targets"]
    ]
    return sum(a == b for a, b in common) * 2 > len(common)
