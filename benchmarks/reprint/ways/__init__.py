"""The ways of changing a document, one idea a module; `HOW` names them all."""

from benchmarks.reprint.ways import cells, formats, letters, narrow, pages, prints, rules, scans
from benchmarks.reprint.ways.way import Way

HOW: dict[str, Way] = {
    way.name: way for module in (narrow, letters, rules, cells, pages, formats, prints, scans) for way in module.WAYS
}
