"""Regions that a person drew the lines of: columns and rows as the person says, text as the page prints it."""
