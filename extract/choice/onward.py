"""A grid of rules on the columns of the table with which the page before ends goes on it, however little it says."""

from extract.document import Table
from extract.stitch.columns import ENOUGH, TOLERANCE, edges_of, line_height, meeting


def goes_on(table: Table, before: Table | None) -> bool:
    """Whether all edges of the columns of the one are those of the other, and enough of them to prove it."""
    if before is None or before.borders != "ruled" or table.borders != "ruled":
        return False
    ours, theirs = edges_of(before), edges_of(table)
    fewer = min(len(ours), len(theirs))
    return fewer >= ENOUGH and len(meeting(ours, theirs, 0.0, TOLERANCE * line_height(table))) == fewer
