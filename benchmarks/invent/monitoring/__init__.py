"""Reports and monitoring tables in the words of another hand: blocks of years, K and Rp, physical and money, periods.

Words and scales stand in `words.csv`, a hand each, so that what is mended on one is measured on another.
Each table is right but for one planted fault, and full of near misses: cumulative periods, figures of the nation beside
the office's own, totals of programmes over their activities, scales of the office, caps, less is better.
"""
