"""Letters and digits counted, to hold what one stage prints against what the next one keeps."""

from collections import Counter
from collections.abc import Iterable
from string import ascii_lowercase, digits
from unicodedata import normalize

import numpy as np

_COUNTED = digits + ascii_lowercase
_ASCII = 128


def letters(texts: Iterable[str]) -> Counter[str]:
    """How often each letter and digit stands in the texts, great or small, raised or not.

    Signs are not counted: fractions are written out with brackets, cut words joined without their hyphens.
    """
    joined = normalize("NFKC", "".join(texts)).casefold().encode("ascii", "ignore")
    counts = np.bincount(np.frombuffer(joined, np.uint8), minlength=_ASCII).tolist()
    return Counter({letter: n for letter in _COUNTED if (n := counts[ord(letter)])})
