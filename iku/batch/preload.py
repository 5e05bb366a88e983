"""What a worker needs in memory before its first document; importing this module loads it.

Workers are forked from a process that has imported this module once, where the system can fork.
"""

import gc
import importlib

MODULES = (
    "numpy",
    "audit.run",
    "extract.pdf.pages",
    "normalize.normalise",
    "iku.batch.work",
    "schema.check",
)
"""What every document needs and what takes long to import; OCR and camelot are left to those that need them."""
COLLECT_AFTER = 50_000
"""Objects made until a worker looks for garbage: documents are trees, in which there is none to be found."""

gc.disable()  # modules stay: looking for garbage among them takes a tenth of their import
for _name in MODULES:
    importlib.import_module(_name)
gc.freeze()
gc.enable()
gc.set_threshold(COLLECT_AFTER)
