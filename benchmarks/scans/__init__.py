"""Scans made from digital pages, damaged in the ways that offices damage them, and how well they are read."""
