"""Engines that find grids: one callable each, `Ink` -> `list[Grid]` (`extract.grid.Engine`).

They see every page at one size of letters (`extract.choice.lineup`): their points are parts of the print.
"""
