"""Number and unit stand in each other's column: "793" under Satuan, "Unit" under Target.

Needs: the doubt that normalising recorded when it read them right.
Source: a column holds one sort of thing. Limits: only what the reading noticed is told here.
"""

from audit.rules.tak_terbaca import OfDoubts

RULE = OfDoubts("kolom_tertukar", "Tulis angka di kolom target dan satuan di kolom satuan.")
