"""Value cells: numbers, units, grades, bounds."""
