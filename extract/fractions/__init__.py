"""Fractions, drawn or underlined, written out as text."""
