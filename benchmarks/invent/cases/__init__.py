"""Made documents, each with one trouble that real ones have, and exact truth as score_case.py reads it.

    python -m benchmarks.invent.cases --seed 100 --count 2 --out DIR [--kinds monev-triwulan,...]

The same seed gives the same documents. Needs reportlab and pikepdf, and
Chromium and LibreOffice where a look asks for them.
"""
