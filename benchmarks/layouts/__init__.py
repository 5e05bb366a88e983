"""Documents in layouts that nobody has seen: rules, alignments, fonts, merges, page breaks drawn at random; true rows.

    python -m benchmarks.layouts [--seed 1000] [--count 80] [--wrong 3] [--keep DIR] [--printers canvas,word]

What is drawn is what a reader of the page can tell: where nothing parts rows, white does; columns stand clear of each
other; a goal stands in the middle or at the head of the rows that are its own.
"""
