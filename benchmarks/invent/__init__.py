"""Invented IKU documents with exact truth: other offices, layouts, producers and damage than any corpus at hand.

    python -m benchmarks.invent --out DIR --count 20 --seed 1 [--kinds browser,word,docx,text,scan]

Content comes from the official nomenclature; each document draws its own layout. Needs Chromium (browser, scan) and
LibreOffice (word) on the machine; the other kinds need neither.
"""
