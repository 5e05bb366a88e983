"""Engines that find grids: one callable each, `Ink` -> `list[Grid]` (`extract.grid.Engine`)."""
