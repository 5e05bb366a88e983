"""Findings: every inconsistency of a document, with its figures and its place."""
