"""Printed headers to canonical columns."""
