"""A scanned page to ink: glyphs by character recognition, rules from the raster."""

from extract.scan.inset import with_tables
from extract.scan.page import ScanResult, scan_ink

__all__ = ["ScanResult", "scan_ink", "with_tables"]
