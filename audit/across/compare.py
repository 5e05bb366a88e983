"""Documents of one office compared, in the order of the documents."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from audit.across.digest import Digest, order
from audit.across.offices import one_name
from audit.across.plans import compare_plans
from audit.across.years import compare_years
from audit.finding import Finding

UNKNOWN = "iku"
"""A document of which nobody knows the sort is compared as a plan of indicators."""


def compare(digests: Iterable[Mapping[str, object] | Digest]) -> Iterator[tuple[str, Finding]]:
    """(document id, finding) for each document against those before it of the same office.

    Documents of one office and sort are ordered by year, what changes another after it, then as they came; offices
    without a name are not compared.
    """
    every: list[Digest] = [one for one in digests if one["office"]]  # type: ignore[misc]
    names = one_name(one["office"] for one in every)
    offices: dict[str, list[Digest]] = defaultdict(list)
    for one in every:
        offices[names[one["office"]]].append(one)
    for same in offices.values():
        sorts: dict[str, list[Digest]] = defaultdict(list)
        for one in same:
            sorts[one["sort"] or UNKNOWN].append(one)
        for of_sort in sorts.values():
            for before, after in pairwise(sorted(of_sort, key=order)):
                for finding in compare_years(before, after):
                    yield after["document"], finding
        yield from compare_plans(same)
