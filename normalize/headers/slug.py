"""Names for columns that the vocabulary does not know: `lain_<slug of the header>`."""

import re

from schema.columns import UNKNOWN_PREFIX

_LONGEST = 48
"""Letters of a slug."""


def unknown(raw: str, otherwise: str) -> str:
    """The name of a column by its header, levels joined by " | "; `otherwise` where nothing is printed.

    Of a long one its beginning and its lower levels, which tell columns apart.
    """
    whole, levels = slug(raw), raw.split(" | ")
    if len(whole) >= _LONGEST and len(levels) > 1:
        whole = "_".join(filter(None, (whole[: _LONGEST // 2].strip("_"), slug(" ".join(levels[1:])))))
    return UNKNOWN_PREFIX + (whole or otherwise)


def own(text: str) -> str:
    """The name of a column that a person calls so, where none of the vocabulary fits."""
    return UNKNOWN_PREFIX + slug(text)


def slug(text: str) -> str:
    """Lower-case letters, digits and underscores: "Pagu Anggaran (Rp)" is "pagu_anggaran_rp"."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower())[:_LONGEST].strip("_")
