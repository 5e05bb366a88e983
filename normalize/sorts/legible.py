"""Whether the letters that were read make words: of a picture too coarse for its letters they come one by one."""

from extract.document import Table

GARBLED = "hurufnya tidak terbaca sebagai kata"
"""Why nothing can be said of a table: its reading tells neither what it is nor what it holds."""
_FEWEST = 40
"""Words of letters that a judgement takes."""
_SORTS = 8
"""Letters of which those that stand alone are: marks of a calendar ("v", "x") are of fewer."""


def is_garbled(table: Table) -> bool:
    """Whether half of a table's words are single letters: no language has so many."""
    words = [word for cell in table.cells for word in cell.text.split() if word.isalpha()]
    alone = [word for word in words if len(word) == 1]
    return len(words) >= _FEWEST and 2 * len(alone) >= len(words) and len(set(alone)) >= _SORTS
