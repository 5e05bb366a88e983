"""A scanned page to ink: glyphs by character recognition, rules from the raster."""
