"""Several printed rows in one ruled row, told by the lines that stand level across its columns."""

from extract.levels.centred import centred
from extract.levels.numbers import numbered_apart
from extract.levels.table import leveled

__all__ = ["centred", "leveled", "numbered_apart"]
