"""Writers of the output: one file per format."""
