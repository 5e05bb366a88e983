"""Documents changed in ways that must not change their reading, read again and held against themselves.

    python -m benchmarks.reprint --how narrow DOCX... [--seeds 1 2 3] [--keep DIR] [--show]

A way (`ways`) changes a Word document before LibreOffice prints it (fonts, rules, sheets, breaks), makes another format
of it, or changes a print: distilled, scaled, turned, scanned. Counted are rows that are in one of the two readings
only, and values and texts that differ, texts also by their white space alone; of values those that neither reading
doubts ("sure values"), and documents `lengkap` though rows or values differ ("sure prints").
"""
