"""Tables of horizontal rules only and of none: grids from the alignment of text."""

from extract.engines.aligned.engine import Aligned

__all__ = ["Aligned"]
