"""Workbooks: XLSX and ODS. A sheet is read as it is shown: hidden rows, columns and sheets are not there."""
