"""A cell in the role it has for one output row."""

from typing import TypeAlias

from extract.document import Cell
from extract.structs import struct


@struct(frozen=True, slots=True)
class Given:
    """The cell, and whether it stands in another row than the one that it is given to."""

    cell: Cell
    inherited: bool = False


Texts: TypeAlias = dict[str, Given]
"""Cells by canonical name."""
