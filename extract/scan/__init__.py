"""A scanned page to ink: glyphs by character recognition, rules from the raster."""

from extract.scan.page import ScanResult, scan_ink

__all__ = ["ScanResult", "scan_ink"]
