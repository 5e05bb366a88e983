"""How much text a cell of a sheet holds."""

from typing import Final

LONGEST: Final = 32_767
"""Letters of a cell; of a comment as well."""
CUT: Final = " … (terpotong; utuh di CSV dan JSON)"


def fitting(text: str) -> str:
    """The text as far as a cell holds it; one that was cut says so."""
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
