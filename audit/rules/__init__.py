"""One file per kind of finding; each names its rule `RULE`."""
