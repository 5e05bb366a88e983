"""How long the audit takes: one document of 118 indicators, and 300 documents compared across documents.

python -m benchmarks.audit_speed [--documents 300]
"""

import argparse
import random
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from audit.across.compare import compare
from audit.across.digest import digest
from audit.run import audit
from benchmarks.planted_text import reports
from normalize.model import Normalised, NormalTable

INDICATORS = 118


def large(name: str, chance: random.Random) -> Normalised:
    """A report with about 118 indicators, made of many small ones; of one of ten offices."""
    tables: list[NormalTable] = []
    rows = 0
    while rows < INDICATORS:
        doc = next(reports(1, chance)).doc
        tables += doc.tables
        rows += sum(len(table.indicators) for table in doc.tables)
    tables = [replace(table, number=number) for number, table in enumerate(tables, 1)]
    office = f"Dinas Nomor {chance.choice('abcdefghij')} Kabupaten Uji"
    sort = chance.choice(("lkjip", "perjanjian_kinerja", "renstra", "iku"))
    year = chance.randrange(2020, 2027)
    return replace(doc, name=name, office=office, year=year, sort=sort, tables=tuple(tables))


def best(run: Callable[[], object], times: int = 5) -> float:
    """Seconds of the quickest of several runs."""
    took = []
    for _ in range(times):
        start = perf_counter()
        run()
        took.append(perf_counter() - start)
    return min(took)


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description="Speed of the audit")
    parser.add_argument("--documents", type=int, default=300)
    args = parser.parse_args()
    chance = random.Random(1)
    docs = [large(f"dok-{number}", chance) for number in range(args.documents)]
    one = best(lambda: audit(docs[0]))
    rows = sum(len(table.indicators) for table in docs[0].tables)
    print(f"audit of {rows} indicators: {one:.3f} s")
    digests = [digest(doc) for doc in docs]
    across = best(lambda: list(compare(digests)), 1)
    print(f"{len(docs)} documents across documents: {across:.2f} s")


if __name__ == "__main__":
    main()
