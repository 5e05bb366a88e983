"""Tables of horizontal rules only and of none: grids from the alignment of text."""
