"""Grids filled: which letters stand in which cell, as printed lines."""
